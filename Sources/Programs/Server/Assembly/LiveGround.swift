import MusterCore
import MusterIdentityAPI
import MusterJobs
import MusterJournal
import MusterLeadsAPI
package import MusterPlatform
import MusterPostgres
package import MusterRPC
import MusterSettingsAPI
import MusterTenancy
import MusterTenantsAPI
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
package import MusterWire
import Synchronization

/// The server set against itself: the check of isolation calls the RPCs that everybody calls, within the
/// process, with the credentials that everybody gets.
package final class LiveGround: IsolationGround {
  private let platform: Platform
  private let handlers = Mutex([MethodHandler]())
  /// A check has to end some time, whatever a call does.
  private static let callMax = Duration.seconds(30)
  /// A stream that lets somebody in has nothing to say.
  private static let streamMax = Duration.seconds(1)
  /// No check lasts longer, so a tenant of this age was left by one that was broken off.
  private static let checkMax: Int64 = 600
  private static let displayName = "Made by a check of isolation"
  /// Enough to begin what goes on without the call.
  private static let removalMin: Int64 = 3_000_000_000

  init(_ platform: Platform) { self.platform = platform }

  /// The check is one of the RPCs itself, so it learns of them when all are there.
  package func serve(_ all: [MethodHandler]) { handlers.withLock { $0 = all } }

  var transport: InProcessTransport { InProcessTransport(handlers.withLock { $0 }) }

  package var methods: [(MethodInfo, SchemaPool)] { RPCTable.all }

  package func call(
    _ method: MethodInfo, _ request: ProbeRequest.Message, as tenant: ProbeTenant
  ) async -> ProbeAnswer {
    do throws(RPCError) {
      var options = Self.options(tenant.token)
      if method.shape == .serverStream || method.shape == .bidirectional { options.timeout = Self.streamMax }
      let call = try await transport.open(method, options)
      try await call.send(request)
      try await call.finish()
      let answer = try await call.receive(ProbeRequest.Message.self)
      call.cancel()
      return .message(answer?.bytes() ?? [])
    } catch {
      return .refused(error)
    }
  }

  // MARK: Making

  package func make(_ name: String, as caller: Caller) async throws(RPCError) -> ProbeTenant {
    let operations = Self.options(of: caller)
    let made = try await setUp(name, operations, caller)
    guard let tenant = made.tenant, let id = TenantID(tenant.id) else { throw .isolationGroundLost }
    var ids = [
      "tenant": tenant.id, "user": made.ownerUserID, "member": made.ownerMemberID, "key": made.apiKeyID,
    ]
    do throws(RPCError) {
      let tokens = try await IdentityV1.Client(transport).createAccessToken(
        .with { $0.apiKey = made.apiKey }, Self.options(nil))
      let token = tokens.accessToken?.token ?? ""
      ids.merge(try await fill(id, token, operations)) { first, _ in first }
      return ProbeTenant(id: id, token: token, ids: ids)
    } catch {
      _ = await remove(ProbeTenant(id: id, token: "", ids: [:]), as: caller)
      throw error
    }
  }

  private func setUp(
    _ name: String, _ operations: CallOptions, _ caller: Caller
  ) async throws(RPCError) -> TenantsV1.SetupTenantResponse {
    let request = TenantsV1.SetupTenantRequest.with {
      $0.tenant = .with { ($0.slug, $0.displayName) = (name, Self.displayName) }
      $0.owner = .with { $0.email = "owner@\(name).invalid" }
    }
    let tenants = TenantsV1.Client(transport)
    do throws(RPCError) {
      return try await tenants.setupTenant(request, operations)
    } catch {
      guard error.reason == "TENANT_SLUG_TAKEN" else { throw error }
    }
    let wanted = TenantsV1.ListTenantsRequest.with { ($0.slug, $0.showDeleted) = (name, true) }
    let former = try await tenants.listTenants(wanted, operations).tenants.first
    if let former {
      // A customer's of that name is no ruin of a check.
      guard former.displayName == Self.displayName else { throw .isolationCheckRunning(name) }
      let age = WallClock.seconds() - (former.createTime?.seconds ?? .max)
      guard age >= Self.checkMax, let id = TenantID(former.id),
        await remove(ProbeTenant(id: id, token: "", ids: [:]), as: caller) == nil
      else { throw .isolationCheckRunning(name) }
    }
    do throws(RPCError) {
      return try await tenants.setupTenant(request, operations)
    } catch {
      throw error.reason == "TENANT_SLUG_TAKEN" ? .isolationCheckRunning(name) : error
    }
  }

  /// Something of everything, through the RPCs: the ids of what it made, by prefix.
  private func fill(
    _ id: TenantID, _ token: String, _ operations: CallOptions
  ) async throws(RPCError) -> [String: String] {
    let (text, owner) = (id.description, Self.options(token))
    let (tenants, identity) = (TenantsV1.Client(transport), IdentityV1.Client(transport))
    _ = try await tenants.setSubscription(
      .with {
        $0.tenantID = text
        $0.subscription = .with {
          $0.status = .active
          $0.limits = .with { ($0.callsPerSecond, $0.callBurst) = (1_000_000, 1_000_000) }
        }
      }, operations)
    _ = try await tenants.updateTenant(
      .with {
        ($0.tenantID, $0.requestID) = (text, "isolation")
        $0.tenant = .with { $0.country = "AU" }
      }, owner)
    _ = try await tenants.updateIcp(
      .with {
        $0.tenantID = text
        $0.icp = .with { $0.industries = ["Dental"] }
      }, owner)
    _ = try await tenants.submitWizardStep(
      .with {
        ($0.tenantID, $0.step) = (text, "tenant")
        $0.data = "{\"display_name\":\"\(Self.displayName)\",\"time_zone\":\"UTC\"}"
      }, owner)
    let role = try await identity.createRole(
      .with {
        $0.tenantID = text
        $0.role = .with { ($0.name, $0.permissions) = ("isolation-made", ["tenants.read"]) }
      }, owner)
    let invited = try await identity.inviteMember(
      .with {
        $0.tenantID = text
        $0.invitation = .with { ($0.email, $0.roles) = ("guest@isolation-check.invalid", ["viewer"]) }
      }, owner)
    let key = try await identity.createApiKey(
      .with {
        $0.tenantID = text
        $0.apiKey = .with { ($0.displayName, $0.permissions) = ("isolation", ["tenants.read"]) }
      }, owner)
    let machine = key.apiKey?.id ?? ""
    _ = try await identity.revokeTokens(
      .with { ($0.tenantID, $0.target) = (text, .apiKeyID(machine)) }, owner)
    return [
      "role": role.role?.id ?? "", "invite": invited.invitation?.id ?? "",
      "job": try await enqueue(id).description,
    ].merging(try await fillLeads(text, owner)) { first, _ in first }
      .merging(try await fillSettings(text, owner)) { first, _ in first }
      .merging(try await fillUsage(text, owner)) { first, _ in first }
      .merging(try await fillLimits(text, owner)) { first, _ in first }
      .merging(try await fillCampaigns(text, owner)) { first, _ in first }
  }

  private func fillSettings(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> [String: String]
  {
    let settings = SettingsV1.Client(transport)
    _ = try await settings.registerSchema(
      .with {
        $0.tenantID = tenant
        $0.schema = .with {
          ($0.namespace, $0.keys) = ("isolation", [.with { ($0.key, $0.type) = ("note", .string) }])
        }
      }, owner)
    _ = try await settings.updateSettings(
      .with {
        ($0.tenantID, $0.namespace) = (tenant, "enrichment")
        ($0.values, $0.secretValues) = (["daily_lookups": "40"], ["api_key": "isolation-check"])
      }, owner)
    let waiting = try await settings.updateSettings(
      .with {
        ($0.tenantID, $0.namespace, $0.values) = (tenant, "compliance", ["retention_days": "400"])
      }, owner)
    let rotation = try await settings.rotateKeys(.with { $0.tenantID = tenant }, owner)
    return [
      "settingversion": waiting.settingVersion?.id ?? "", "rotation": rotation.keyRotation?.id ?? "",
    ]
  }

  private func fillUsage(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> [String: String] {
    let usage = UsageV1.Client(transport)
    let meter = try await usage.createMeter(
      .with {
        $0.tenantID = tenant
        $0.meter = .with {
          ($0.category, $0.metric, $0.unit) = ("isolation", "probes", "probe")
          ($0.aggregation, $0.dimensions) = (.sum, ["kind"])
        }
      }, owner)
    let recorded = try await usage.recordUsage(
      .with {
        $0.tenantID = tenant
        $0.usageEntries = [
          .with {
            ($0.category, $0.metric, $0.idempotencyKey) = ("isolation", "probes", "isolation")
            $0.amount = .with { $0.value = "1" }
          }
        ]
      }, owner)
    return ["meter": meter.meter?.id ?? "", "usage": recorded.results.first?.usageEntryID ?? ""]
  }

  private func fillLimits(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> [String: String] {
    let usage = UsageV1.Client(transport)
    _ = try await usage.setQuota(
      .with {
        $0.tenantID = tenant
        $0.quota = .with {
          ($0.key, $0.category, $0.metric, $0.period) = ("isolation", "isolation", "probes", .day)
        }
      }, owner)
    let held = try await usage.reserveQuota(
      .with {
        $0.tenantID = tenant
        $0.reservation = .with {
          ($0.category, $0.metric, $0.amount) = ("isolation", "probes", .with { $0.value = "1" })
        }
      }, owner)
    return ["reservation": held.reservation?.id ?? ""]
  }

  private func fillLeads(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> [String: String] {
    let leads = LeadsV1.Client(transport)
    let made = try await leads.createLead(
      .with {
        $0.tenantID = tenant
        $0.lead = .with { ($0.email, $0.tags) = ("lead@isolation-check.invalid", ["isolation"]) }
      }, owner)
    let lead = made.lead?.id ?? ""
    _ = try await leads.scoreLead(.with { ($0.tenantID, $0.id) = (tenant, lead) }, owner)
    let activity = try await leads.recordActivity(
      .with {
        $0.tenantID = tenant
        $0.activity = .with { ($0.leadID, $0.action, $0.channel, $0.text) = (lead, .replied, .email, "Yes") }
      }, owner)
    let model = try await leads.updateScoringModel(
      .with {
        $0.tenantID = tenant
        $0.scoringModel = .with { $0.name = "Isolation" }
      }, owner)
    let suppression = try await leads.addSuppression(
      .with {
        $0.tenantID = tenant
        $0.suppression = .with { ($0.value, $0.reason) = ("isolation-check.invalid", .other) }
      }, owner)
    _ = try await leads.updateLeadSchema(
      .with {
        $0.tenantID = tenant
        $0.leadSchema = .with { $0.fields = [.with { ($0.key, $0.type) = ("isolation", .text) }] }
      }, owner)
    return [
      "lead": lead, "activity": activity.activity?.id ?? "", "model": model.scoringModel?.id ?? "",
      "suppression": suppression.suppression?.id ?? "", "import": try await importNothing(tenant, owner),
      "import ImportSuppressions": try await importNobody(tenant, owner),
    ]
  }

  /// An import of one lead that is there already.
  private func importNothing(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> String {
    let call = try await transport.open(LeadsV1.Method.importLeads.info, owner)
    try await call.send(
      LeadsV1.ImportLeadsRequest.with { $0.content = .header(.with { $0.tenantID = tenant }) })
    try await call.send(
      LeadsV1.ImportLeadsRequest.with {
        $0.content = .chunk(
          .with { $0.leads = [.with { $0.email = "lead@isolation-check.invalid" }] })
      })
    try await call.finish()
    var id = ""
    while let answer = try await call.receive(LeadsV1.ImportLeadsResponse.self) {
      if case .summary(let run)? = answer.content { id = run.id }
    }
    return id
  }

  /// An import that ends behind its header.
  private func importNobody(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> String {
    let call = try await transport.open(LeadsV1.Method.importSuppressions.info, owner)
    try await call.send(
      LeadsV1.ImportSuppressionsRequest.with {
        $0.content = .header(.with { ($0.tenantID, $0.reason) = (tenant, .other) })
      })
    try await call.finish()
    var id = ""
    while let answer = try await call.receive(LeadsV1.ImportSuppressionsResponse.self) {
      if case .start(let run)? = answer.content { id = run.id }
    }
    return id
  }

  /// Nobody does it: it waits until long after the check.
  private func enqueue(_ tenant: TenantID) async throws(RPCError) -> JobID {
    let later = PostgresTime(unixMicroseconds: (WallClock.seconds() + 86_400) * 1_000_000)
    let request = JobRequest(JobKind("platform.probe"), runTime: later)
    return try await platform.journal.work(request.kind.name, in: tenant) { tx throws(RPCError) in
      WorkDone(try await Jobs.enqueue(tx, request))
    }
  }

  // MARK: Removing

  package func remove(_ tenant: ProbeTenant, as caller: Caller) async -> String? {
    var options = Self.options(of: caller)
    if let deadline = caller.deadline {
      let left = max(deadline - MonotonicClock.nanoseconds(), Self.removalMin)
      options.timeout = min(Self.callMax, .nanoseconds(left))
    }
    do throws(RPCError) {
      let answer = try await TenantsV1.Client(transport).eraseTenant(
        .with { $0.tenantID = tenant.id.description }, options)
      return answer.receipt?.state == .complete ? nil : tenant.id.description
    } catch {
      return tenant.id.description
    }
  }

  static func options(_ token: String?) -> CallOptions {
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
