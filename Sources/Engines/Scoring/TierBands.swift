import MusterLeadsAPI

/// Which scores make which tier.
struct TierBands: Sendable {
  private struct Band {
    let tier: LeadsV1.Tier
    let leastScore: Int64
    let leastToHold: Int64
  }

  /// The best first.
  private let bands: [Band]

  init(_ bands: [LeadsV1.TierBand]) {
    self.bands = bands.map {
      Band(
        tier: $0.tier, leastScore: Int64($0.minScore),
        leastToHold: Int64($0.minScore) - Int64(max(0, $0.holdPoints)))
    }.sorted { $0.tier.rawValue < $1.tier.rawValue }
  }

  /// A lead keeps the better tier that it has while its score is within what the tier holds.
  func tier(_ score: Int32, former: LeadsV1.Tier) -> LeadsV1.Tier {
    for band in bands {
      if score >= band.leastScore { return band.tier }
      if band.tier == former, score >= band.leastToHold { return band.tier }
    }
    return .dead
  }
}
