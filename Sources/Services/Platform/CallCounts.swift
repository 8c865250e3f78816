import MusterCore
import MusterRPC

/// How many calls there were, by the tenant that they went to: the platform's id stands for none.
struct CallCounts: Sendable {
  struct Tally: Hashable, Sendable {
    var calls: Int64 = 0
    var writes: Int64 = 0
    var errors: Int64 = 0
    var denied: Int64 = 0
    var limited: Int64 = 0
  }

  /// Ours are some hundreds; what is beyond is not told apart.
  private static let reasonsMax = 1_000

  private(set) var tallies: [(tenant: TenantID, tally: Tally)] = []
  private(set) var reasons: [String: Int64] = [:]
  private var places: [TenantID: Int] = [:]
  /// Calls of one tenant often follow each other.
  private var lastPlace = 0

  var isEmpty: Bool { tallies.isEmpty }

  mutating func count(_ error: RPCError?, _ tenant: TenantID, hasChanged: Bool) {
    let place = place(of: tenant)
    tallies[place].tally.calls += 1
    guard let error else {
      if hasChanged { tallies[place].tally.writes += 1 }
      return
    }
    switch error.code {
    case .internal, .unknown, .unavailable, .dataLoss: tallies[place].tally.errors += 1
    case .unauthenticated, .permissionDenied: tallies[place].tally.denied += 1
    case .resourceExhausted: tallies[place].tally.limited += 1
    default: break
    }
    add(1, to: error.reason)
  }

  mutating func add(_ other: CallCounts) {
    for (tenant, tally) in other.tallies {
      let place = place(of: tenant)
      tallies[place].tally.calls += tally.calls
      tallies[place].tally.writes += tally.writes
      tallies[place].tally.errors += tally.errors
      tallies[place].tally.denied += tally.denied
      tallies[place].tally.limited += tally.limited
    }
    for (reason, count) in other.reasons { add(count, to: reason) }
  }

  private mutating func add(_ count: Int64, to reason: String) {
    guard !reason.isEmpty, reasons[reason] != nil || reasons.count < Self.reasonsMax else { return }
    reasons[reason, default: 0] += count
  }

  private mutating func place(of tenant: TenantID) -> Int {
    if tallies.indices.contains(lastPlace), tallies[lastPlace].tenant == tenant { return lastPlace }
    if let place = places[tenant] {
      lastPlace = place
      return place
    }
    lastPlace = tallies.count
    places[tenant] = lastPlace
    tallies.append((tenant, Tally()))
    return lastPlace
  }
}
