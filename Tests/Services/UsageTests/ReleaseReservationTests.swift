import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `ReleaseReservation` {
  @Test func `gives all of it back, once`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    let held = try await limits.reserved("6")
    let released = try await limits.release(held)
    #expect(released.state == .released && released.version == 2 && released.committedAmount == nil)
    #expect(try await limits.quota().reserved?.value == "0")
    #expect(try await limits.release(held) == released)
    #expect(try limits.tenant.server.journal(limits.tenant.id, "ReleaseReservation").count == 1)
  }

  @Test func `knows the tenant's own alone`() async throws {
    let limits = try await Limits.tenant()
    let theirs = try await Limits.tenant().reserved("1")
    #expect(try await refusal { try await limits.release(theirs) }?.reason == "RESERVATION_NOT_FOUND")
  }

  @Test func `changes nothing when it is tried`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    let held = try await limits.reserved("6")
    let request = UsageV1.ReleaseReservationRequest.with {
      ($0.tenantID, $0.id, $0.validateOnly) = (limits.text, held.id, true)
    }
    let tried = try await limits.usage.releaseReservation(request, limits.caller("member"))
    #expect(tried.reservation?.state == .released)
    #expect(try await limits.quota().reserved?.value == "6")
  }
}
