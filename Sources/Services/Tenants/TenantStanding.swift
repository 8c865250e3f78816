/// What a tenant's own row says about what it may do.
package struct TenantStanding: Hashable, Sendable {
  package enum Subscription: Sendable {
    case trial, active, pastDue, cancelled
  }

  /// Or being erased.
  package let isDeleted: Bool
  /// Also while it is deleted, when it was suspended before.
  package let isSuspended: Bool
  /// As it stands now.
  package let subscription: Subscription

  package init(isDeleted: Bool, isSuspended: Bool, subscription: Subscription) {
    (self.isDeleted, self.isSuspended, self.subscription) = (isDeleted, isSuspended, subscription)
  }

  /// Why the tenant as a whole sends nothing; empty when it can send. Every way to send asks it.
  package func sendBlocks(isStopped: Bool, isWithoutCredits: Bool) -> [SendBlock] {
    var blocks: [SendBlock] = []
    if isSuspended { blocks.append(.suspended) }
    if isDeleted { blocks.append(.deleted) }
    if subscription == .pastDue { blocks.append(.pastDue) }
    if subscription == .cancelled { blocks.append(.cancelled) }
    if isStopped { blocks.append(.emergencyStop) }
    if isWithoutCredits { blocks.append(.noCredits) }
    return blocks
  }
}

/// Why a tenant as a whole sends nothing.
package enum SendBlock: Sendable {
  case suspended, deleted, pastDue, cancelled, emergencyStop, noCredits

  /// For people.
  fileprivate var sentence: String {
    switch self {
    case .suspended: "The tenant is suspended by an operator."
    case .deleted: "The tenant is deleted."
    case .pastDue: "The subscription is past due, so nothing is sent."
    case .cancelled: "The subscription is cancelled, so nothing is sent."
    case .emergencyStop: "The emergency stop is on, so nothing is sent."
    case .noCredits: "No credits are left, so nothing is sent."
    }
  }

  /// The tenant can do none of its work, while the others leave reading and other work.
  fileprivate var stopsAll: Bool { self == .suspended || self == .deleted }
}

/// How well the parts of a tenant work, taken together.
struct TenantCondition: Sendable {
  enum Health: Sendable {
    case healthy, degraded, failed
  }

  let blocks: [SendBlock]
  /// Of the last seven days, the newest first.
  let failures: [RecentFailure]

  static let failuresMax = 20
  private static let reasonsMax = 20

  var health: Health {
    if blocks.contains(where: \.stopsAll) { return .failed }
    return blocks.isEmpty && failures.isEmpty ? .healthy : .degraded
  }

  /// One sentence each, the worst first.
  var reasons: [String] {
    let worst = blocks.filter(\.stopsAll) + blocks.filter { !$0.stopsAll }
    let failed = failures.map { failure in
      "\(failure.source) failed in the last seven days (\(failure.count) times): \(failure.message)"
    }
    return Array((worst.map(\.sentence) + failed).prefix(Self.reasonsMax))
  }
}
