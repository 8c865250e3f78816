import MusterCore
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

/// What the tests of states, plans and subscriptions look at.
extension TestTenant {
  func found() async throws -> TenantsV1.Tenant {
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = text }
    return try #require(try await server.tenants.getTenant(request, .bearer(server.operatorToken())).tenant)
  }

  /// What a member is refused with who changes the tenant's name; nil when it is changed.
  func renaming(_ name: String, as role: String = "owner", at server: TestServer? = nil) async throws
    -> RPCError?
  {
    var request = TenantsV1.UpdateTenantRequest()
    request.tenantID = text
    request.tenant = .with { $0.displayName = name }
    return try await refusal {
      try await (server ?? self.server).tenants.updateTenant(request, caller(role))
    }
  }

  /// What a member is refused with who reads the tenant.
  func reading(as role: String = "viewer", at server: TestServer? = nil) async throws -> RPCError? {
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = text }
    return try await refusal { try await (server ?? self.server).tenants.getTenant(request, caller(role)) }
  }

  /// The journal's one row for an RPC without who and what: request id, fields and event.
  func told(_ rpc: String) throws -> [String] {
    let id = try server.sql("SELECT '\(id.uuidText)'::uuid")
    return try server.journal(self.id, rpc).map { line in
      line.split(separator: " \(id) ", maxSplits: 1).last.map(String.init) ?? line
    }
  }

  /// What the newest event of a type tells, as text.
  func event(_ type: String) throws -> String {
    try server.sql(
      """
      SELECT event FROM journal
      WHERE tenant_id = '\(id.uuidText)' AND event_type = '\(type)'
      ORDER BY record_time DESC LIMIT 1
      """)
  }

  func suspend(_ reason: String = "Under review", blockingReads: Bool = false) async throws
    -> TenantsV1.Tenant
  {
    var request = TenantsV1.SuspendTenantRequest()
    (request.tenantID, request.reason, request.blockReads) = (text, reason, blockingReads)
    return try #require(
      try await server.tenants.suspendTenant(request, .bearer(server.operatorToken())).tenant)
  }

  func delete() async throws -> TenantsV1.Tenant {
    let request = TenantsV1.DeleteTenantRequest.with { $0.tenantID = text }
    return try #require(try await server.tenants.deleteTenant(request, caller("owner")).tenant)
  }
}

/// Checks that hold for each of the RPCs that change what a tenant may do.
struct StateChange<Request: MutationRequest>: Sendable {
  let rpc: String
  let event: String
  let fields: String
  /// For a tenant and a version that was read.
  let request: @Sendable (String, Int64) -> Request
  let call: @Sendable (TestServer, Request, CallOptions) async throws -> TenantsV1.Tenant?

  /// Refuses a version that is not the current one, and takes the one that is.
  func checkVersions(_ tenant: TestTenant, _ options: CallOptions) async throws {
    let server = tenant.server
    let before = try await tenant.found()
    let error = try await refusal {
      try await call(server, request(tenant.text, before.version + 7), options)
    }
    #expect(error?.code == .aborted && error?.reason == "VERSION_STALE")
    #expect(
      error?.metadata == ["version": "\(before.version + 7)", "current_version": "\(before.version)"])
    #expect(try await tenant.found() == before)
    let changed = try await call(server, request(tenant.text, before.version), options)
    #expect(changed?.version == before.version + 1)
    #expect(try await tenant.found() == changed)
  }

  /// Tries without changing, changes once for a request id, and leaves one row and one event.
  func checkTraces(_ tenant: TestTenant, _ options: CallOptions) async throws {
    let server = tenant.server
    let before = try await tenant.found()
    var trial = request(tenant.text, 0)
    (trial.validateOnly, trial.requestID) = (true, "once")
    #expect(try await call(server, trial, options)?.version == before.version + 1)
    #expect(try await tenant.found() == before)
    #expect(try server.journal(tenant.id, rpc).isEmpty)

    var once = request(tenant.text, 0)
    once.requestID = "once"
    let first = try await call(server, once, options)
    #expect(try await call(server, once, options) == first)
    #expect(try tenant.told(rpc) == ["once \(fields) \(event)"])
    let told = try tenant.event(event)
    #expect(told.contains("\"tenant\"") && told.contains(tenant.text))
  }

  /// Knows no tenant of another id, and tells members of others the same whether there is one or not.
  func checkStrangers(_ server: TestServer, isPlatforms: Bool) async throws {
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    let nobody = TenantID.new().description
    let missing = try await refusal {
      try await call(server, request(nobody, 0), .bearer(server.operatorToken()))
    }
    #expect(missing?.code == .notFound && missing?.reason == "TENANT_NOT_FOUND")
    var refused: [RPCError?] = []
    for id in [other.text, nobody] {
      refused.append(
        try await refusal { try await call(server, request(id, 0), mine.caller("owner")) })
    }
    #expect(refused[0]?.reason == (isPlatforms ? "PLATFORM_ONLY" : "TENANT_FORBIDDEN"))
    #expect(refused[0]?.code == .permissionDenied && refused[0]?.message == refused[1]?.message)
    #expect(try await other.found().version == 1)
  }

  /// Lets those roles of the tenant in and no others.
  func checkRoles(_ allowed: Set<String>, _ server: TestServer) async throws {
    let tenant = try await server.tenant()
    for role in ["viewer", "member", "admin", "owner"] {
      var trial = request(tenant.text, 0)
      trial.validateOnly = true
      let tried = trial
      let error = try await refusal { try await call(server, tried, tenant.caller(role)) }
      #expect((error == nil) == allowed.contains(role), "\(role): \(error?.reason ?? "let in")")
      if !allowed.contains(role) { #expect(error?.code == .permissionDenied) }
    }
  }

  /// Refuses a tenant that is deleted.
  func checkDeleted(_ server: TestServer) async throws {
    let tenant = try await server.tenant()
    _ = try await tenant.delete()
    let error = try await refusal {
      try await call(server, request(tenant.text, 0), .bearer(server.operatorToken()))
    }
    #expect(error?.code == .failedPrecondition && error?.reason == "TENANT_DELETED")
  }
}
