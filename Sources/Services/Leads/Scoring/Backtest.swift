import MusterLeadsAPI
import MusterWire

/// How two models would have told leads apart whose outcome is known. Only how often each pair of scores came
/// is kept, so a million leads take as much room as ten.
struct Backtest {
  /// How many leads, and how many of them ended well.
  private struct Tally {
    var count: Int64 = 0
    var positive: Int64 = 0

    mutating func add(_ isPositive: Bool) {
      count += 1
      if isPositive { positive += 1 }
    }
  }

  private struct Judgement {
    /// By score.
    var scores = Array(repeating: Tally(), count: 101)
    /// By tier, unspecified first.
    var tiers = Array(repeating: Tally(), count: 6)
  }

  private var baseline = Judgement()
  private var candidate = Judgement()
  private var moves = Array(repeating: Tally(), count: 36)
  private var all = Tally()

  var leadCount: Int64 { all.count }
  var positiveCount: Int64 { all.positive }

  typealias Verdict = (score: Int32, tier: LeadsV1.Tier)

  mutating func add(baseline first: Verdict, candidate second: Verdict, isPositive: Bool) {
    all.add(isPositive)
    Self.add(first, isPositive, to: &baseline)
    Self.add(second, isPositive, to: &candidate)
    moves[Self.place(first.tier) * 6 + Self.place(second.tier)].add(isPositive)
  }

  private static func place(_ tier: LeadsV1.Tier) -> Int { Int(max(0, min(tier.rawValue, 5))) }

  private static func add(_ verdict: Verdict, _ isPositive: Bool, to judgement: inout Judgement) {
    judgement.scores[Int(max(0, min(verdict.score, 100)))].add(isPositive)
    judgement.tiers[place(verdict.tier)].add(isPositive)
  }

  func result(ofBaseline isBaseline: Bool, model: String) -> LeadsV1.ModelBacktest {
    let judgement = isBaseline ? baseline : candidate
    var result = LeadsV1.ModelBacktest()
    result.modelID = model
    result.auc = auc(judgement)
    result.topTenthLift = lift(judgement)
    result.tiers = [LeadsV1.Tier.hot, .warm, .cool, .cold, .dead].map { tier in
      let tally = judgement.tiers[Self.place(tier)]
      return .with {
        ($0.tier, $0.leadCount, $0.positiveCount) = (tier, tally.count, tally.positive)
        $0.positiveRate = tally.count == 0 ? 0 : Double(tally.positive) / Double(tally.count)
      }
    }
    return result
  }

  /// Of all pairs of a good and a bad outcome, those in which the good one scored higher, ties as half.
  private func auc(_ judgement: Judgement) -> Double {
    let pairs = Double(all.positive) * Double(all.count - all.positive)
    guard pairs > 0 else { return 0.5 }
    // Twice the pairs, so that ties are whole; two times a square of a billion leads fits.
    var won: Int64 = 0
    var negativesBelow: Int64 = 0
    for tally in judgement.scores {
      let negative = tally.count - tally.positive
      won += tally.positive * (2 * negativesBelow + negative)
      negativesBelow += negative
    }
    return Double(won) / (2 * pairs)
  }

  /// The tenth is rounded up; of leads that tie at its edge each counts for its share.
  private func lift(_ judgement: Judgement) -> Double {
    guard all.positive > 0 else { return 0 }
    let tenth = (all.count + 9) / 10
    var left = tenth
    var positive = 0.0
    for tally in judgement.scores.reversed() where left > 0 && tally.count > 0 {
      let taken = min(left, tally.count)
      positive += Double(tally.positive) * Double(taken) / Double(tally.count)
      left -= taken
    }
    return positive / Double(tenth) / (Double(all.positive) / Double(all.count))
  }

  /// Pairs that have leads, the best tiers first.
  var tierMoves: [LeadsV1.TierMove] {
    moves.enumerated().compactMap { place, tally in
      guard tally.count > 0 else { return nil }
      return .with {
        $0.baselineTier = LeadsV1.Tier(rawValue: Int32(place / 6))
        $0.candidateTier = LeadsV1.Tier(rawValue: Int32(place % 6))
        ($0.leadCount, $0.positiveCount) = (tally.count, tally.positive)
      }
    }
  }
}
