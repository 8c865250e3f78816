package import MusterLeadsAPI
package import MusterTypesAPI
import MusterWire

/// On which channels a lead can be written to.
package enum TierChannels {
  /// A lead without a score is treated as a cold one.
  package static func allowed(_ tier: LeadsV1.Tier) -> Set<TypeV1.Channel> {
    switch tier {
    case .hot: [.email, .sms, .linkedin, .voice, .mail]
    case .warm: [.email, .linkedin, .voice]
    case .cool: [.email, .linkedin]
    case .cold, .unspecified: [.email]
    default: []
    }
  }

  /// The worst tier that has the channel.
  static func least(for channel: TypeV1.Channel) -> LeadsV1.Tier? {
    [.cold, .cool, .warm, .hot].first { allowed($0).contains(channel) }
  }
}
