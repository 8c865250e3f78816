import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterPlatformAPI
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What else decides on sends, as callers set it: credits, the subscription, zones, suppressions, stops.
extension Outreach {
  var usage: UsageV1.Client { UsageV1.Client(tenant.server.transport) }
  func operator_() throws -> CallOptions { .bearer(try tenant.server.operatorToken()) }

  /// Each message takes a credit from now on, and there are so many.
  func credits(_ amount: String) async throws {
    let start = WallClock.seconds() - 300 * 86_400
    _ = try await usage.createPricePlan(
      .with {
        $0.tenantID = text
        $0.pricePlan = .with {
          ($0.key, $0.currencyCode, $0.effectiveTime) = ("own", "USD", .with { $0.seconds = start })
          $0.charges = [
            .with {
              ($0.key, $0.category, $0.metric) = ("sends", "muster", "sends")
              $0.pricing = .credit(.with { $0.credits = .with { $0.value = "1" } })
            }
          ]
        }
      }, operator_())
    try await grant(amount)
  }

  func grant(_ amount: String) async throws {
    _ = try await usage.grantCredits(
      .with {
        $0.tenantID = text
        $0.creditGrant = .with { $0.amount = .with { $0.value = amount } }
      }, operator_())
  }

  /// What is left, held and used of credits; empty for nothing.
  func balance() async throws -> [String] {
    let balance = try #require(
      try await usage.getBalance(.with { $0.tenantID = text }, tenant.caller("viewer")).balance)
    return [balance.available, balance.reserved, balance.used].map {
      let value = $0?.value ?? ""
      return value == "0" ? "" : value
    }
  }

  func subscribe(_ status: TenantsV1.SubscriptionStatus) async throws {
    _ = try await tenant.server.tenants.setSubscription(
      .with {
        $0.tenantID = text
        $0.subscription = .with { $0.status = status }
      }, operator_())
  }

  /// A zone where it is about noon, so that no day ends while a test runs.
  static var midday: String {
    let offset = 12 - Int(WallClock.seconds() / 3_600 % 24)
    return offset == 0 ? "Etc/GMT" : "Etc/GMT\(offset > 0 ? "-" : "+")\(abs(offset))"
  }

  func move(to zone: String) async throws {
    _ = try await tenant.server.tenants.updateTenant(
      .with {
        ($0.tenantID, $0.tenant) = (text, .with { $0.timeZone = zone })
        $0.updateMask = .with { $0.paths = ["time_zone"] }
      }, tenant.caller("owner"))
  }

  func suppress(_ value: String, on list: String) async throws {
    _ = try await leads.addSuppression(
      .with {
        $0.tenantID = list
        $0.suppression = .with { ($0.value, $0.reason) = (value, .other) }
      }, list.isEmpty ? operator_() : tenant.caller("admin"))
  }

  func update(_ lead: String, _ change: (inout LeadsV1.Lead) -> Void) async throws {
    var update = LeadsV1.UpdateLeadRequest()
    update.tenantID = text
    var changed = LeadsV1.Lead()
    changed.id = lead
    change(&changed)
    update.lead = changed
    _ = try await leads.updateLead(update, member())
  }

  /// Many at once; their ids.
  func many(
    _ count: Int, _ change: (inout LeadsV1.Lead) -> Void = { _ in }
  ) async throws -> [String] {
    var request = LeadsV1.BatchUpsertLeadsRequest()
    request.tenantID = text
    for _ in 0..<count {
      let number = Self.number()
      var lead = LeadsV1.Lead()
      (lead.email, lead.firstName) = ("lead\(number)@firm\(number).example", "Ada")
      lead.linkedinURL = "https://www.linkedin.com/in/lead\(number)"
      lead.tierOverride = .with { ($0.tier, $0.reason) = (.hot, "a test") }
      change(&lead)
      request.leads.append(lead)
    }
    let answer = try await leads.batchUpsertLeads(request, member())
    try #require(answer.errors.isEmpty)
    return answer.results.map(\.id)
  }

  func stopAll() async throws {
    _ = try await PlatformV1.Client(tenant.server.transport).emergencyStop(
      .with { $0.reason = "a test" }, operator_())
  }

  func liftStop() async throws {
    _ = try await PlatformV1.Client(tenant.server.transport).liftEmergencyStop(
      .with { $0.reason = "it is over" }, operator_())
  }
}
