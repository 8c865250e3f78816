package import MusterCampaignsAPI
package import MusterTypesAPI
import MusterWire

/// A template for one industry, out of what Muster ships: the six touches with that industry's words and
/// timing, over the channels that are wanted.
package enum TemplateDraft {
  /// Name, description, industry, steps and allocation; everything else is its keeper's. No channels are all.
  package static func make(industry: String, channels: [TypeV1.Channel]) -> CampaignsV1.Template {
    let timing = IndustryTiming.of(industry: industry)
    let wanted = TypeV1.Channel.outreach.filter { channels.isEmpty || channels.contains($0) }
    let used = wanted.isEmpty ? TypeV1.Channel.outreach : wanted
    return .with { template in
      template.name = industry.isEmpty ? "Six touches" : "Six touches for \(industry)"
      template.description =
        "Six touches over \(list(used.map(\.word))), with the timing of \(timing.name.lowercased()). "
        + timing.reason
      template.industry = industry
      template.steps = SixTouches.steps(industry: industry, channels: Set(used))
      template.allocation = allocation(over: used)
    }
  }

  /// `a, b and c`.
  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// How the shipped touches share out, in hundredths, where all channels are used.
  private static let weights: [TypeV1.Channel: Int64] = [
    .email: 50, .linkedin: 20, .sms: 10, .voice: 10, .mail: 10,
  ]

  /// The shares of the channels that are used, made to total 100; what rounding leaves goes to the first.
  static func allocation(over channels: [TypeV1.Channel]) -> CampaignsV1.Allocation {
    let total = channels.reduce(0) { $0 + (weights[$1] ?? 0) }
    var shares = channels.map { channel in
      CampaignsV1.ChannelShare.with {
        $0.channel = channel
        $0.percent = total > 0 ? Int32((weights[channel] ?? 0) * 100 / total) : 0
      }
    }
    let given = shares.reduce(Int32(0)) { $0 + $1.percent }
    if !shares.isEmpty { shares[0].percent += 100 - given }
    return .with {
      $0.shares = shares
      // One that is given keeps the picks the same wherever it is launched.
      $0.seed = 1
    }
  }
}
