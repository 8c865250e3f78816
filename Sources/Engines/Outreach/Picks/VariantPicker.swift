package import MusterCampaignsAPI
package import MusterCore
package import MusterLeadsAPI
package import MusterTypesAPI
import MusterWire

/// The variant of a step that one lead gets.
package struct VariantPick: Equatable, Sendable {
  package let variant: CampaignsV1.StepVariant
  package let channel: TypeV1.Channel
  /// The lead's tier lets the channel be used; otherwise the gate refuses it.
  package let isAllowed: Bool
}

/// Picks channels so that an allocation's shares hold, and variants by weight.
///
/// The channel is drawn by the shares from a hash of the seed and of how many steps were planned so far, as
/// long as no channel is further than a few steps from its share; then the one that lags most is taken. So
/// the shares hold to within these few steps however long it goes on, whichever channels each tier leaves
/// open, and no step of a sequence falls on one channel by the beat of the plan, as it would if the channel
/// that lags most were always taken. The counts are the whole state: planners that hold its row one after the
/// other pick as one would.
package enum VariantPicker {
  /// How many steps a channel may be from its share before it is no matter of chance.
  private static let slack: Int64 = 3

  /// Nil when no variant can be picked at all. A channel that is given is taken as it is.
  package static func pick(
    _ step: CampaignsV1.SequenceStep, lead: LeadID, tier: LeadsV1.Tier,
    allocation: CampaignsV1.Allocation?, counts: PlannedCounts, seed: Int64,
    channel forced: TypeV1.Channel? = nil
  ) -> VariantPick? {
    let shares = allocation.map(shares)
    var open = step.variants.filter { $0.pickWeight > 0 && $0.channel != .unspecified }
    if let forced {
      open = open.filter { $0.channel == forced }
    } else if let shares {
      open = open.filter { (shares[$0.channel] ?? 0) > 0 }
    }
    let tierAllows = TierChannels.allowed(tier)
    let allowed = open.filter { tierAllows.contains($0.channel) }
    // When the tier leaves none, the gate says so of the one that is picked here.
    let options = allowed.isEmpty ? open : allowed
    if let shares, forced == nil {
      let channels = TypeV1.Channel.outreach.filter { channel in options.contains { $0.channel == channel } }
      guard let channel = pick(channels, shares, counts, seed) else { return nil }
      return variant(options.filter { $0.channel == channel }, lead, step.key, seed, !allowed.isEmpty)
    }
    return variant(options, lead, step.key, seed, !allowed.isEmpty)
  }

  private static func shares(_ allocation: CampaignsV1.Allocation) -> [TypeV1.Channel: Int64] {
    allocation.shares.reduce(into: [:]) { shares, share in
      shares[share.channel, default: 0] += Int64(max(0, min(100, share.percent)))
    }
  }

  /// How many hundredths of a step a channel lags behind its share, were this step planned over none.
  private static func lag(
    _ channel: TypeV1.Channel, _ shares: [TypeV1.Channel: Int64], _ counts: PlannedCounts
  )
    -> Int64
  {
    // Counts that no campaign has would leave what 64 bits hold.
    let total = min(counts.total, Int64.max / 200)
    let count = min(counts[channel], Int64.max / 200)
    return (shares[channel] ?? 0) * (total + 1) - 100 * count
  }

  private static func pick(
    _ channels: [TypeV1.Channel], _ shares: [TypeV1.Channel: Int64], _ counts: PlannedCounts, _ seed: Int64
  ) -> TypeV1.Channel? {
    guard channels.count > 1 else { return channels.first }
    let lags = channels.map { (channel: $0, lag: lag($0, shares, counts)) }
    guard let most = lags.max(by: { $0.lag < $1.lag }), most.lag < 100 * slack else {
      return lags.max { $0.lag < $1.lag }?.channel
    }
    let near = lags.filter { $0.lag > -100 * slack }
    guard !near.isEmpty else { return most.channel }
    var hash = StableHash()
    hash.add(UInt64(bitPattern: seed))
    hash.add(UInt64(bitPattern: counts.total))
    return drawn(near.map(\.channel), weights: near.map { shares[$0.channel] ?? 0 }, hash) ?? most.channel
  }

  /// The same for a lead whenever it is asked: by seed, lead and step.
  private static func variant(
    _ variants: [CampaignsV1.StepVariant], _ lead: LeadID, _ step: String, _ seed: Int64, _ isAllowed: Bool
  ) -> VariantPick? {
    var hash = StableHash()
    hash.add(UInt64(bitPattern: seed))
    hash.add(UInt64(truncatingIfNeeded: lead.bits >> 64))
    hash.add(UInt64(truncatingIfNeeded: lead.bits))
    hash.add(step)
    guard let variant = drawn(variants, weights: variants.map(\.pickWeight), hash) else { return nil }
    return VariantPick(variant: variant, channel: variant.channel, isAllowed: isAllowed)
  }

  private static func drawn<Item>(_ items: [Item], weights: [Int64], _ hash: StableHash) -> Item? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = Int64(hash.below(UInt64(total)))
    for (item, weight) in zip(items, weights) {
      if rest < weight { return item }
      rest -= weight
    }
    return items.last
  }
}
