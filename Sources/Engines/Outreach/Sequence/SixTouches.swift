package import MusterCampaignsAPI
package import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// The default sequence: six touches over the channels, timed for an industry.
///
/// Each touch has a form for its own channel and, where that is no email, one for leads whose tier does not
/// have it. Who replies leaves the sequence, as a sequence without branches does.
package enum SixTouches {
  package static func steps(
    industry: String, channels: Set<TypeV1.Channel> = Set(TypeV1.Channel.outreach)
  ) -> [CampaignsV1.SequenceStep] {
    let timing = IndustryTiming.of(industry: industry)
    let copy = TouchCopy.of(timing.key)
    let channels = channels.intersection(TypeV1.Channel.outreach)
    let used = channels.isEmpty ? Set(TypeV1.Channel.outreach) : channels
    return TouchPlan.touches.enumerated().map { place, touch in
      step(touch, place, timing, copy, used)
    }
  }

  private static func step(
    _ touch: TouchPlan.Touch, _ place: Int, _ timing: IndustryTiming.Timing, _ copy: TouchCopy,
    _ channels: Set<TypeV1.Channel>
  ) -> CampaignsV1.SequenceStep {
    .with { step in
      (step.key, step.name) = (touch.key, touch.name)
      step.delay = IndustryTiming.delay(timing, place)
      let wanted = touch.channels.filter(channels.contains)
      // A touch whose channels are all left out goes over the others.
      let order = wanted.isEmpty ? TypeV1.Channel.outreach.filter(channels.contains) : wanted
      step.variants = order.enumerated().map { rank, channel in
        .with { variant in
          variant.key = CampaignKeys.variant(channel)
          // Without an allocation the touch's own channel is nearly always picked where the tier has it.
          if order.count > 1 { variant.weight = rank == 0 ? 1_000 : 1 }
          variant.content = copy.content(channel, touch: place)
        }
      }
    }
  }
}

/// Which touch goes over which channels, the first preferred.
enum TouchPlan {
  struct Touch {
    let key: String
    let name: String
    let channels: [TypeV1.Channel]
  }

  static let touches = [
    Touch(key: "first_email", name: "First email", channels: [.email]),
    Touch(key: "linkedin_note", name: "LinkedIn invitation", channels: [.linkedin, .email]),
    Touch(key: "second_email", name: "Follow-up email", channels: [.email]),
    Touch(key: "text_message", name: "Text message", channels: [.sms, .email]),
    Touch(key: "call", name: "Call", channels: [.voice, .email]),
    Touch(key: "last_touch", name: "Letter or last email", channels: [.mail, .email]),
  ]
}

enum CampaignKeys {
  static func variant(_ channel: TypeV1.Channel) -> String {
    TypeV1.Channel.storedNames.name(channel.rawValue)
  }
}
