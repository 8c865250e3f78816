import MusterCore
import MusterEventsAPI
import MusterIdentityAPI
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Synchronization

/// What all callers of a scenario did and were told, together.
final class SoakCounts: Sendable {
  struct Seen {
    var calls = 0
    /// Refusals that the caller had asked for, and that a retry is for.
    var refusals: [String: Int] = [:]
    var wrong: [String] = []
  }

  private let state = Mutex(Seen())
  private let last = Atomic(0)

  var seen: Seen { state.withLock { $0 } }

  func next() -> Int { last.add(1, ordering: .relaxed).newValue }

  /// One call, that is refused with one of these; with none of them it has to be answered.
  @discardableResult
  func call<Value>(
    _ name: String, refusedWith wanted: String = "", _ body: () async throws(RPCError) -> Value
  ) async -> Value? {
    state.withLock { $0.calls += 1 }
    do throws(RPCError) {
      let value = try await body()
      if !wanted.isEmpty { wrong("\(name) was answered, not refused with \(wanted)") }
      return value
    } catch {
      // Who comes at the same moment as another write may have to come again.
      let isRetried = error.reason == "TRANSACTION_CONFLICT"
      guard error.reason == wanted || isRetried else {
        wrong("\(name): \(error.code) \(error.reason) \(error.message)")
        return nil
      }
      state.withLock { $0.refusals[error.reason, default: 0] += 1 }
      return nil
    }
  }

  func wrong(_ text: String) { state.withLock { $0.wrong.append(text) } }
}

/// Who changes and reads things of one tenant, at either server.
struct SoakCaller: Sendable {
  let servers: [TestServer]
  let tenant: TestTenant
  let counts: SoakCounts
  let owner: CallOptions
  let viewer: CallOptions

  init(_ servers: [TestServer], _ tenant: TestTenant, _ counts: SoakCounts) throws {
    (self.servers, self.tenant, self.counts) = (servers, tenant, counts)
    (owner, viewer) = (try tenant.caller("owner"), try tenant.caller("viewer"))
  }

  func act(at place: Int) async {
    let (server, other) = (servers[place % servers.count], servers[(place + 1) % servers.count])
    let number = counts.next()
    switch Int.random(in: 0..<14) {
    case 0, 1: await counts.call("UpdateTenant") { () throws(RPCError) in try await rename(server, number) }
    case 2:
      await counts.call("UpdateTenant, stale", refusedWith: "VERSION_STALE") { () throws(RPCError) in
        try await rename(server, number) { $0.tenant?.version = 1 }
      }
    case 3:
      await counts.call("UpdateTenant, trial") { () throws(RPCError) in
        try await rename(server, number) { $0.validateOnly = true }
      }
    case 4: await repeated(server, other, number)
    case 5, 6: await role(server, other, number)
    case 7: await invitation(server, other, number)
    case 8:
      let request = TenantsV1.SubmitWizardStepRequest.with {
        ($0.tenantID, $0.step) = (tenant.text, "icp")
        $0.data = "{\"industries\":[\"Industry \(number)\"],\"countries\":[\"AU\"]}"
      }
      await counts.call("SubmitWizardStep") { () throws(RPCError) in
        try await server.tenants.submitWizardStep(request, owner)
      }
    case 9:
      let request = TenantsV1.UpdateIcpRequest.with {
        $0.tenantID = tenant.text
        $0.icp = .with { $0.description = "Text \(number)" }
      }
      await counts.call("UpdateIcp") { () throws(RPCError) in
        try await server.tenants.updateIcp(request, owner)
      }
    case 10:
      await counts.call("UpdateTenant by a viewer", refusedWith: "PERMISSION_MISSING") {
        () throws(RPCError) in try await rename(server, number, as: viewer)
      }
    default: await read(server)
    }
  }

  @discardableResult
  private func rename(
    _ server: TestServer, _ number: Int, as options: CallOptions? = nil,
    _ change: (inout TenantsV1.UpdateTenantRequest) -> Void = { _ in }
  ) async throws(RPCError) -> TenantsV1.UpdateTenantResponse {
    var request = TenantsV1.UpdateTenantRequest()
    request.tenantID = tenant.text
    request.tenant = TenantsV1.Tenant.with { $0.displayName = "Name \(number)" }
    change(&request)
    return try await server.tenants.updateTenant(request, options ?? owner)
  }

  /// The same request once more, at the other server.
  private func repeated(_ server: TestServer, _ other: TestServer, _ number: Int) async {
    var answers: [TenantsV1.UpdateTenantResponse] = []
    for server in [server, other] {
      let answer = await counts.call("UpdateTenant, repeated") { () throws(RPCError) in
        try await rename(server, number) { $0.requestID = "request-\(number)" }
      }
      guard let answer else { return }
      answers.append(answer)
    }
    if answers[0] != answers[1] { counts.wrong("request-\(number) was answered twice") }
  }

  private func role(_ server: TestServer, _ other: TestServer, _ number: Int) async {
    var request = IdentityV1.CreateRoleRequest()
    request.tenantID = tenant.text
    request.role = IdentityV1.Role.with {
      $0.name = "role-\(number)"
      $0.permissions = ["leads.read"]
    }
    request.validateOnly = number.isMultiple(of: 5)
    let made = await counts.call("CreateRole") { [request] () throws(RPCError) in
      try await server.identity.createRole(request, owner).role
    }
    guard let role = made ?? nil else { return }
    let delete = IdentityV1.DeleteRoleRequest.with { ($0.tenantID, $0.id) = (tenant.text, role.id) }
    await counts.call("DeleteRole", refusedWith: request.validateOnly ? "ROLE_NOT_FOUND" : "") {
      () throws(RPCError) in try await other.identity.deleteRole(delete, owner)
    }
  }

  private func invitation(_ server: TestServer, _ other: TestServer, _ number: Int) async {
    let request = IdentityV1.InviteMemberRequest.with {
      $0.tenantID = tenant.text
      $0.invitation = .with {
        $0.email = "somebody-\(number)@example.com"
        $0.roles = ["viewer"]
      }
    }
    let made = await counts.call("InviteMember") { () throws(RPCError) in
      try await server.identity.inviteMember(request, owner).invitation
    }
    guard let invitation = made ?? nil else { return }
    let revoke = IdentityV1.RevokeInvitationRequest.with {
      ($0.tenantID, $0.id) = (tenant.text, invitation.id)
    }
    await counts.call("RevokeInvitation") { () throws(RPCError) in
      try await other.identity.revokeInvitation(revoke, owner)
    }
  }

  private func read(_ server: TestServer) async {
    switch Int.random(in: 0..<3) {
    case 0:
      await counts.call("GetTenant") { () throws(RPCError) in
        try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, viewer)
      }
    case 1:
      await counts.call("ListEvents") { () throws(RPCError) in
        try await EventsV1.Client(server.transport).listEvents(.with { $0.tenantID = tenant.text }, viewer)
      }
    default:
      await counts.call("ListRoles") { () throws(RPCError) in
        try await server.identity.listRoles(.with { $0.tenantID = tenant.text }, viewer)
      }
    }
  }

  private static let pause = Statement("SELECT pg_sleep($1)", .float8)

  /// A write that stays open, with its event, while all others go on.
  func dawdle(_ seconds: Double, at place: Int) async {
    var caller = Caller()
    caller.tenant = tenant.id
    let request = TenantsV1.UpdateTenantRequest.with { $0.tenantID = tenant.text }
    await counts.call("a long write") { [caller] () throws(RPCError) in
      try await servers[place % servers.count].platform.journal.write(
        TenantsV1.Method.updateTenant.info, request, as: caller
      ) { tx throws(RPCError) in
        _ = try await tx.run(Self.pause(.float8(seconds)))
        return Change(
          TenantsV1.UpdateTenantResponse(), target: ChangeTarget(tx.tenant, version: 1),
          event: ChangeEvent(EventType("tenant.updated", readBy: ""), object: "{}"))
      }
    }
  }
}

/// Who is told what happens in one tenant, and keeps it.
final class SoakWatcher: Sendable {
  enum Kind: Equatable { case steady, slow, breaking }

  struct Heard {
    var ids: [String] = []
    /// In microseconds, from the beginning of the transaction.
    var lags: [Int64] = []
    var breaks = 0
    var error: RPCError?
  }

  let kind: Kind
  let tenant: TestTenant
  private let servers: [TestServer]
  private let options: CallOptions
  private let state = Mutex(Heard())

  init(_ kind: Kind, _ tenant: TestTenant, at servers: [TestServer]) throws {
    (self.kind, self.tenant, self.servers) = (kind, tenant, servers)
    options = try tenant.caller("owner")
  }

  var heard: Heard { state.withLock { $0 } }

  /// Until the task is cancelled.
  func run() async {
    var cursor = ""
    var turn = 0
    while !Task.isCancelled {
      defer { turn += 1 }
      let messagesMax = kind == .breaking ? Int.random(in: 1...20) : .max
      do throws(RPCError) {
        try await watch(servers[turn % servers.count], from: &cursor, messagesMax)
      } catch {
        if !Task.isCancelled { state.withLock { $0.error = error } }
        return
      }
      state.withLock { $0.breaks += 1 }
    }
  }

  private func watch(
    _ server: TestServer, from cursor: inout String, _ messagesMax: Int
  ) async throws(RPCError) {
    let request = EventsV1.WatchEventsRequest.with {
      ($0.tenantID, $0.cursor, $0.start) = (tenant.text, cursor, .oldest)
      $0.heartbeatInterval = .with { $0.seconds = 1 }
    }
    let stream = try await EventsV1.Client(server.transport).watchEvents(request, options)
    defer { stream.cancel() }
    let iterator = stream.makeAsyncIterator()
    var count = 0
    while count < messagesMax, !Task.isCancelled, let message = try await iterator.next() {
      count += 1
      cursor = message.cursor
      var events = message.events
      // A client that kept only some of what it was sent, and goes on after the last of these.
      if count == messagesMax, let kept = events.indices.randomElement() {
        events = Array(events[...kept])
        cursor = events[kept].cursor
      }
      let now = WallClock.microseconds()
      state.withLock { heard in
        heard.ids += events.map(\.id)
        heard.lags += events.compactMap { event in
          event.createTime.map { now - $0.seconds * 1_000_000 - Int64($0.nanos) / 1_000 }
        }
      }
      if kind == .slow { try? await Task.sleep(for: .milliseconds(Int64.random(in: 100...900))) }
    }
  }
}
