package import MusterCore

/// The calls of one tenant since the server's start.
package struct TenantCalls: Hashable, Sendable {
  package let tenant: TenantID
  package var calls: Int64 = 0
  package var errors: Int64 = 0
  package var limited: Int64 = 0
}

/// What a meter has counted since the start. Of more tenants than a server sees: who comes later is not told
/// apart, so that names cannot fill the memory.
struct CallTotals {
  private static let tenantsMax = 50_000
  private static let reasonsMax = 1_000

  private var tenants: [TenantID: TenantCalls] = [:]
  private(set) var reasons: [String: Int64] = [:]

  mutating func add(_ counts: CallCounts) {
    for (tenant, tally) in counts.tallies where tenant != .platform {
      guard tenants[tenant] != nil || tenants.count < Self.tenantsMax else { continue }
      var calls = tenants[tenant] ?? TenantCalls(tenant: tenant)
      calls.calls &+= tally.calls
      calls.errors &+= tally.errors
      calls.limited &+= tally.limited
      tenants[tenant] = calls
    }
    for (reason, count) in counts.reasons
    where reasons[reason] != nil || reasons.count < Self.reasonsMax { reasons[reason, default: 0] &+= count }
  }

  func busiest(_ most: Int) -> [TenantCalls] {
    guard most > 0 else { return [] }
    return Array(
      tenants.values.sorted { $0.calls == $1.calls ? $0.tenant.bits < $1.tenant.bits : $0.calls > $1.calls }
        .prefix(most))
  }
}
