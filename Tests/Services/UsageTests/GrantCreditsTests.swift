import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `GrantCredits` {
  @Test func `grants credits, and takes some back`() async throws {
    let limits = try await Limits.tenant()
    let answer = try await limits.grant("100.5") { ($0.reason, $0.reference) = ("package", "order-1") }
    let grant = try #require(answer.creditGrant)
    #expect(
      grant.id.hasPrefix("grant_") && grant.tenantID == limits.text && grant.remaining?.value == "100.5")
    #expect(grant.reason == "package" && grant.reference == "order-1" && grant.expireTime == nil)
    #expect(grant.grantedBy?.kind == .platform && grant.createTime != nil && grant.startTime != nil)
    #expect(answer.balance?.available?.value == "100.5" && answer.balance?.granted?.value == "100.5")
    let back = try await limits.grant("-60")
    #expect(back.creditGrant?.amount?.value == "-60" && back.balance?.available?.value == "40.5")
    #expect(back.balance?.granted?.value == "40.5" && back.balance?.used?.value == "0")
    let error = try await refusal { try await limits.grant("-41") }
    #expect(error?.reason == "CREDITS_INSUFFICIENT" && error?.metadata["balance"] == "40.5")
    #expect(try limits.tenant.server.journal(limits.tenant.id, "GrantCredits").count == 2)
  }

  @Test func `refuses what nobody could use`() async throws {
    let limits = try await Limits.tenant()
    try await limits.grant("1") { $0.reference = "order-1" }
    let (past, future) = (
      try limits.time("now() - interval '1 day'"), try limits.time("now() + interval '1 day'")
    )
    let later = try limits.time("now() + interval '2 days'")
    let wrong: [(String, (inout UsageV1.CreditGrant) -> Void)] = [
      ("0", { _ in }), ("1", { $0.expireTime = past }),
      ("1", { ($0.startTime, $0.expireTime) = (later, future) }), ("-1", { $0.expireTime = future }),
      ("1", { $0.reference = "order-1" }),
    ]
    for (place, (amount, change)) in wrong.enumerated() {
      let error = try await refusal { try await limits.grant(amount, change) }
      #expect(error?.reason == "CREDIT_GRANT_INVALID", "\(place)")
    }
    #expect(try await limits.balance().granted?.value == "1")
  }

  @Test func `is an operator's`() async throws {
    let limits = try await Limits.tenant()
    let request = UsageV1.GrantCreditsRequest.with {
      $0.tenantID = limits.text
      $0.creditGrant = .with { $0.amount = Limits.decimal("5") }
    }
    let error = try await refusal { try await limits.usage.grantCredits(request, limits.caller("owner")) }
    #expect(error?.code == .permissionDenied)
    var nobody = request
    nobody.tenantID = TenantID.new().description
    let unknown = try await refusal { try await limits.usage.grantCredits(nobody, limits.operator_()) }
    #expect(unknown?.reason == "TENANT_NOT_FOUND")
  }
}
