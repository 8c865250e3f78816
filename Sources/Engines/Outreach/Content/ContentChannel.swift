package import MusterCampaignsAPI
package import MusterTypesAPI
import MusterWire

extension CampaignsV1.StepContent {
  /// The channel that it goes over; unspecified while nothing is set.
  package var channel: TypeV1.Channel {
    switch content {
    case .email: .email
    case .sms: .sms
    case .linkedinNote, .linkedinInmail: .linkedin
    case .voice: .voice
    case .mail: .mail
    case nil: .unspecified
    }
  }
}

extension CampaignsV1.StepVariant {
  package var channel: TypeV1.Channel { content?.channel ?? .unspecified }

  /// Unset is 1; 0 keeps it from being picked.
  package var pickWeight: Int64 { Int64(max(0, weight ?? 1)) }
}

extension TypeV1.Channel {
  /// Those that a campaign sends over, in the order of the proto.
  package static let outreach: [TypeV1.Channel] = [.email, .sms, .linkedin, .voice, .mail]

  /// As people read it.
  var word: String {
    switch self {
    case .email: "email"
    case .sms: "SMS"
    case .linkedin: "LinkedIn"
    case .voice: "voice"
    case .mail: "mail"
    case .web: "web"
    default: "channel \(rawValue)"
    }
  }
}
