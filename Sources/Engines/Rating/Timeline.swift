package import MusterUsageAPI

/// A part of a billing period in which one version of a price plan rates.
package struct RatedSpan: Equatable, Sendable {
  package let plan: UsageV1.PricePlan
  /// Microseconds, as their rows hold them.
  package let start: Int64
  /// Does not belong to it.
  package let end: Int64
}

/// Versions of price plans that can apply to one tenant, and when each does.
package struct Timeline: Sendable {
  package struct Version: Sendable {
    package let plan: UsageV1.PricePlan
    package let effective: Int64
    /// Of its making, which settles what else is equal.
    package let made: Int64
    /// For the tenant alone, so before those of all.
    package let isOwn: Bool
    /// Tenant plans that it prices, as rows name them.
    package let tenantPlans: [String]

    package init(
      _ plan: UsageV1.PricePlan, effective: Int64, made: Int64, isOwn: Bool, tenantPlans: [String]
    ) {
      (self.plan, self.effective, self.made, self.isOwn) = (plan, effective, made, isOwn)
      self.tenantPlans = tenantPlans
    }
  }

  /// The plan that the tenant was on until a time; the last one has no end.
  package struct Membership: Sendable {
    package let plan: String
    package let until: Int64

    package init(_ plan: String, until: Int64) {
      (self.plan, self.until) = (plan, until)
    }
  }

  private let versions: [Version]
  private let memberships: [Membership]

  /// Memberships in the order of time.
  package init(_ versions: [Version], _ memberships: [Membership]) {
    (self.versions, self.memberships) = (versions, memberships)
  }

  /// The version that rates at a time: the tenant's own before one of its plan, then the one that began last.
  package func version(at time: Int64, currency: String? = nil) -> Version? {
    let membership = memberships.first { time < $0.until } ?? memberships.last
    let reached = versions.filter { version in
      version.effective <= time && (currency.map { version.plan.currencyCode == $0 } ?? true)
        && (version.isOwn || membership.map { version.tenantPlans.contains($0.plan) } ?? false)
    }
    // Of each key its newest alone: that one has taken over, for whomever it is now.
    let newest = reached.filter { version in
      !versions.contains {
        $0.plan.key == version.plan.key && $0.isOwn == version.isOwn && $0.effective <= time
          && ($0.effective, $0.made) > (version.effective, version.made)
      }
    }
    return newest.max { one, other in
      if one.isOwn != other.isOwn { return other.isOwn }
      if one.effective != other.effective { return one.effective < other.effective }
      if one.made != other.made { return one.made < other.made }
      return one.plan.id < other.plan.id
    }
  }

  /// The spans of a period, in the currency of the version in force at its start, or of the first in it.
  package func spans(from start: Int64, until end: Int64) -> [RatedSpan] {
    let turns = (versions.map(\.effective) + memberships.map(\.until)).filter { start < $0 && $0 < end }
    let starts = [start] + Set(turns).sorted()
    guard let currency = starts.lazy.compactMap({ version(at: $0)?.plan.currencyCode }).first else {
      return []
    }
    var spans: [RatedSpan] = []
    for (place, begin) in starts.enumerated() {
      guard let plan = version(at: begin, currency: currency)?.plan else { continue }
      let stop = place + 1 < starts.count ? starts[place + 1] : end
      if let last = spans.last, last.plan.id == plan.id, last.end == begin {
        spans[spans.count - 1] = RatedSpan(plan: plan, start: last.start, end: stop)
      } else {
        spans.append(RatedSpan(plan: plan, start: begin, end: stop))
      }
    }
    return spans
  }
}
