import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// What ExplainAccess says beside what calls are answered.
@Suite struct `An explanation` {
  private static let reasonsOfAccess: Set = [
    "CREDENTIALS_INVALID", "PERMISSION_MISSING", "PLATFORM_ONLY", "TENANT_FORBIDDEN",
    "SECOND_FACTOR_REQUIRED", "TENANT_SUSPENDED", "TENANT_DELETED",
  ]

  private struct Subject {
    let name: String
    let options: CallOptions
    let subject: IdentityV1.ExplainAccessRequest.Subject
  }

  private func subjects(_ tenant: TestTenant) async throws -> [Subject] {
    let server = tenant.server
    var subjects: [Subject] = []
    for role in ["viewer", "member", "admin", "owner"] {
      let user = try tenant.user(role).description
      subjects.append(Subject(name: role, options: try tenant.caller(role), subject: .userID(user)))
    }
    try await tenant.addRole("auditor", ["audit.read", "identity.read"])
    let auditor = try await tenant.join("auditor@example.com", as: ["auditor"])
    subjects.append(
      Subject(
        name: "own role", options: .bearer(auditor.tokens.token),
        subject: .userID(auditor.user.description)))
    for permissions in [["leads.read", "identity.roles"], ["platform.tenants"]] {
      let key = try tenant.addServiceKey(permissions)
      subjects.append(
        Subject(
          name: "key", options: try tenant.caller(key: key), subject: .apiKeyID(key.description)))
    }
    let removed = try await tenant.join("removed@example.com", as: ["owner"])
    _ = try await server.identity.removeMember(
      .with {
        $0.tenantID = tenant.text
        $0.id = removed.member.id
      }, tenant.caller("owner"))
    #expect(
      try await untilRefused(within: .seconds(5)) {
        try await server.identity.whoAmI(.init(), .bearer(removed.tokens.token))
      } != nil)
    subjects.append(
      Subject(
        name: "removed", options: .bearer(removed.tokens.token), subject: .userID(removed.user.description)))
    return subjects
  }

  /// A suspended tenant is asked about by whoever may read.
  @Test(arguments: ["active", "sensitive", "always", "suspended"])
  func `agrees with what every call is answered`(state: String) async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let subjects = try await subjects(tenant)
    let set =
      switch state {
      case "suspended": "state = 'suspended', suspend_time = now()"
      case "sensitive", "always": "mfa_policy = '\(state)'"
      default: "state = 'active'"
      }
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000, \(set) WHERE tenant_id = $tenant")
    try await Task.sleep(for: .seconds(2))
    let asker = CallOptions.bearer(
      try server.token(of: tenant.user("owner"), in: tenant.id, hasSecondFactor: true))
    var counts: [String: Int] = [:]
    for (method, pool) in RPCContract.methods {
      // One that names no tenant, or only perhaps, is answered about the tenant's part alone.
      let call = try RPCContract.trial(tenant.text, method, pool)
      for subject in subjects {
        let error = try await RPCContract.call(method, call, subject.options, server)
        let waitsForHead =
          [.clientStream, .bidirectional].contains(method.shape) && error?.reason == "METHOD_UNKNOWN"
        if waitsForHead && method.access != .anyone { continue }
        let said = try await server.identity.explainAccess(
          .with {
            $0.tenantID = tenant.text
            $0.subject = subject.subject
            $0.question = .method(String(method.path.dropFirst()))
          }, asker
        ).explanation
        let answered = error.flatMap { Self.reasonsOfAccess.contains($0.reason) ? $0.reason : nil }
        let explained = said?.reason.name?.replacing("ERROR_REASON_", with: "")
        #expect(
          said?.allowed == (answered == nil), "\(method.path), \(subject.name): \(answered ?? "let in")")
        #expect(
          answered == nil || explained == answered,
          "\(method.path), \(subject.name): \(explained ?? "") for \(answered ?? "")")
        counts[answered ?? "let in", default: 0] += 1
      }
    }
    print("\(state): \(counts)")
    await server.stop()
  }
}
