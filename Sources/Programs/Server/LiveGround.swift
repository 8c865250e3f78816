import MusterCore
import MusterIdentityAPI
import MusterPlatform
import MusterRPC
import MusterTenantsAPI
import MusterWire
import Synchronization

/// The server set against itself: the check of isolation calls the RPCs that everybody calls, within the
/// process, with the credentials that everybody gets.
final class LiveGround: IsolationGround {
  private let handlers = Mutex([MethodHandler]())
  /// A check has to end some time, whatever a call does.
  private static let callMax = Duration.seconds(30)

  /// The check is one of the RPCs itself, so it learns of them when all are there.
  func serve(_ all: [MethodHandler]) { handlers.withLock { $0 = all } }

  private var transport: InProcessTransport { InProcessTransport(handlers.withLock { $0 }) }

  var methods: [(MethodInfo, SchemaPool)] { RPCTable.all }

  func call(
    _ method: MethodInfo, _ request: ProbeRequest.Message, as tenant: ProbeTenant
  ) async -> ProbeAnswer {
    do throws(RPCError) {
      let call = try await transport.open(method, Self.options(tenant.token))
      try await call.send(request)
      try await call.finish()
      let answer = try await call.receive(ProbeRequest.Message.self)
      call.cancel()
      return .message(answer?.bytes() ?? [])
    } catch {
      return .refused(error)
    }
  }

  func make(_ name: String, as caller: Caller) async throws(RPCError) -> ProbeTenant {
    let tenants = TenantsV1.Client(transport)
    let operations = Self.options(of: caller)
    let made: TenantsV1.SetupTenantResponse
    do throws(RPCError) {
      made = try await tenants.setupTenant(
        .with {
          $0.tenant = .with { ($0.slug, $0.displayName) = (name, "Made by a check of isolation") }
          $0.owner = .with { $0.email = "owner@\(name).invalid" }
          $0.requestID = "isolation-\(UUIDv7.next())"
        }, operations)
    } catch {
      guard error.reason == "TENANT_SLUG_TAKEN" else { throw error }
      throw .isolationCheckRunning(name)
    }
    guard let tenant = made.tenant, let id = TenantID(tenant.id) else { throw .isolationGroundLost }
    let tokens = try await IdentityV1.Client(transport).createAccessToken(
      .with { $0.apiKey = made.apiKey }, Self.options(nil))
    let probe = ProbeTenant(
      id: id, token: tokens.accessToken?.token ?? "",
      ids: [
        "tenant": tenant.id, "user": made.ownerUserID, "member": made.ownerMemberID, "key": made.apiKeyID,
      ])
    return try await fill(probe, operations)
  }

  /// Something of everything, through the RPCs.
  private func fill(
    _ tenant: ProbeTenant, _ operations: CallOptions
  ) async throws(RPCError) -> ProbeTenant {
    let (text, owner) = (tenant.id.description, Self.options(tenant.token))
    let tenants = TenantsV1.Client(transport)
    _ = try await tenants.updateTenant(
      .with {
        $0.tenantID = text
        $0.tenant = .with { $0.country = "AU" }
        $0.requestID = "isolation"
      }, owner)
    return tenant
  }

  func remove(_ tenant: ProbeTenant, as caller: Caller) async -> String? {
    do throws(RPCError) {
      let answer = try await TenantsV1.Client(transport).eraseTenant(
        .with { $0.tenantID = tenant.id.description }, Self.options(of: caller))
      return answer.receipt?.state == .complete ? nil : tenant.id.description
    } catch {
      return tenant.id.description
    }
  }

  private static func options(_ token: String?) -> CallOptions {
    var options = CallOptions()
    options.timeout = callMax
    if let token { options.metadata.add("authorization", "Bearer \(token)") }
    return options
  }

  /// With the operator's own credentials, so that the journal names who asked.
  private static func options(of caller: Caller) -> CallOptions {
    var options = options(nil)
    for value in caller.metadata["authorization"] { options.metadata.add("authorization", value) }
    return options
  }
}
