import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `RemoveSuppression` {
  @Test func `takes an entry off the list and keeps it as deleted`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let list = tenant.suppressions
    let address = SuppressionList.address()
    let entry = try #require(try await list.add(address).suppression)
    let stale = try await refusal { try await list.remove(entry.id) { $0.version = 7 } }
    #expect(stale?.reason == "VERSION_STALE" && stale?.metadata["current_version"] == "1")
    let removed = try await list.remove(entry.id) { $0.version = 1 }
    #expect(removed.id == entry.id && removed.deleteTime != nil && removed.version == 2)
    #expect(removed.note == "typing error" && removed.maskedValue == entry.maskedValue)
    #expect(try await list.verdicts([address]) == [.clear])
    let again = try await refusal { try await list.remove(entry.id) }
    #expect(again?.reason == "SUPPRESSION_NOT_FOUND")
    let fresh = try await list.add(address)
    #expect(fresh.created && fresh.suppression?.id != entry.id)
    #expect(
      try tenant.server.journal(tenant.id, "RemoveSuppression").first?.contains("suppression.removed") == true
    )
  }

  @Test func `needs the newer consent for what stands by the person's own wish`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    for reason in [.unsubscribed, .complained, .erased] as [LeadsV1.SuppressionReason] {
      let entry = try #require(
        try await list.add(SuppressionList.address()) { $0.reason = reason }.suppression)
      let refused: [(inout LeadsV1.Consent) -> Void] = [
        { $0.basis = .legitimateInterest }, { $0.channel = .sms }, { $0.grantTime = .from(now: -86_400) },
        { $0.grantTime = .from(now: 86_400) }, { $0.withdrawTime = .from(now: 0) },
        { $0.expireTime = .from(now: -1) },
      ]
      func consent(_ change: (inout LeadsV1.Consent) -> Void = { _ in }) -> LeadsV1.Consent {
        .with {
          ($0.channel, $0.basis, $0.source) = (.email, .confirmedConsent, "form")
          $0.grantTime = entry.createTime.map { time in
            .with { ($0.seconds, $0.nanos) = (time.seconds, min(999_999_000, time.nanos + 1_000)) }
          }
          change(&$0)
        }
      }
      let none = try await refusal { try await list.remove(entry.id) }
      #expect(none?.reason == "SUPPRESSION_CONSENT_REQUIRED" && none?.code == .failedPrecondition)
      for change in refused {
        let error = try await refusal { try await list.remove(entry.id) { $0.consent = consent(change) } }
        #expect(error?.reason == "SUPPRESSION_CONSENT_REQUIRED")
      }
      #expect(try await list.remove(entry.id) { $0.consent = consent() }.deleteTime != nil)
    }
  }

  @Test func `is for those with the right, on their own list`() async throws {
    let platform = try await SuppressionList.platform()
    let (one, other) = (try await platform.server.tenant(), try await platform.server.tenant())
    let entry = try #require(try await one.suppressions.add(SuppressionList.address()).suppression)
    let member = try await refusal { try await one.suppressions.remove(entry.id, as: "member") }
    #expect(member?.code == .permissionDenied)
    for list in [other.suppressions, platform] {
      let error = try await refusal { try await list.remove(entry.id) }
      #expect(error?.reason == "SUPPRESSION_NOT_FOUND")
    }
    let shared = try #require(try await platform.add(SuppressionList.address()).suppression)
    let owner = try await refusal { try await one.suppressions.remove(shared.id) }
    #expect(owner?.reason == "SUPPRESSION_NOT_FOUND")
    #expect(try await platform.remove(shared.id).deleteTime != nil)
  }
}
