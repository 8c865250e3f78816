import MusterCampaignsAPI
import MusterTypesAPI
import MusterWire

/// The words of the default sequence for one industry. People are meant to put their own in; what stands here
/// can be sent as it is.
struct TouchCopy {
  /// What leads of the industry have a hard time with, to end `I work with … who …`.
  let pain: String
  /// What changes for them, to end `so that …`.
  let gain: String
  /// Who they are, many of them.
  let people: String

  static func of(_ key: String) -> TouchCopy { byIndustry[key] ?? general }

  private static let general = TouchCopy(
    pain: "lose hours each week to work that nobody pays for",
    gain: "the team has its week back", people: "companies like yours")

  private static let byIndustry: [String: TouchCopy] = [
    "construction": TouchCopy(
      pain: "lose evenings to quotes and variations after a day on site",
      gain: "quotes go out the same day and the evenings stay free", people: "builders and trades"),
    "health": TouchCopy(
      pain: "have gaps in the book while the front desk is on the telephone",
      gain: "the book stays full and the front desk has time for patients", people: "practices"),
    "software": TouchCopy(
      pain: "have engineers on work that their customers never see",
      gain: "the roadmap gets those days back", people: "software teams"),
    "professional_services": TouchCopy(
      pain: "write off hours that nobody could put on an invoice",
      gain: "those hours are billed, or not worked at all", people: "firms"),
    "manufacturing": TouchCopy(
      pain: "find out about a late order when the customer rings",
      gain: "delays are known before anybody asks", people: "plants and carriers"),
    "retail": TouchCopy(
      pain: "do the books and the ordering after the doors have closed",
      gain: "both are done by closing time", people: "owners"),
  ]

  // MARK: By channel

  func content(_ channel: TypeV1.Channel, touch: Int) -> CampaignsV1.StepContent {
    .with {
      $0.content =
        switch channel {
        case .sms: .sms(.with { $0.body = sms })
        case .linkedin: .linkedinNote(.with { $0.body = note })
        case .voice: .voice(voice)
        case .mail:
          .mail(
            .with {
              ($0.piece, $0.body) = (.letter, letter)
            })
        default: .email(email(touch))
        }
    }
  }

  private func email(_ touch: Int) -> CampaignsV1.EmailContent {
    let (subject, lines) = emailLines(touch)
    return .with {
      $0.subject = subject
      $0.bodyText =
        lines.joined(separator: "\n\n")
        + "\n\n{{sender_identity}}\n\nNo more of these: {{unsubscribe_link}}\n"
      $0.bodyHtml =
        lines.map { "<p>\($0.split(separator: "\n").joined(separator: "<br>"))</p>\n" }.joined()
        + "<p>{{sender_identity}}</p>\n<p><a href=\"{{unsubscribe_link}}\">No more of these</a></p>\n"
    }
  }

  private func emailLines(_ touch: Int) -> (subject: String, lines: [String]) {
    let hello = "Hi {{first_name|there}},"
    switch touch {
    case 0:
      return (
        "A question about {{company|your company}}",
        [
          hello,
          "I work with \(people) that \(pain). We take that off them, \(gainClause).",
          "Is that something {{company|your company}} has on its list this quarter? If so I would "
            + "show you in 15 "
            + "minutes how others did it, and you can judge whether it fits.",
          "A short yes or no helps me either way.",
        ]
      )
    case 1:
      return (
        "",
        [
          hello,
          "One thing that I left out: nobody has to change how they work to begin. The first part is running "
            + "within a week, and it can be stopped any day.",
          "Would a short call suit you, or is somebody else at {{company|your company}} the right person?",
        ]
      )
    case 2:
      return (
        "",
        [
          hello,
          "You may well have read my last message between two other things. In short: \(people) "
            + "that \(pain) get "
            + "help from us, \(gainClause).",
          "Shall I send you an example from your line of work? One line back is enough.",
        ]
      )
    case 3:
      return (
        "",
        [
          hello,
          "Two questions that tell quickly whether this is worth your time: how many people does it "
            + "concern at "
            + "{{company|your company}}, and what did the last attempt at it fail on?",
          "With these I can say honestly whether we are of use.",
        ]
      )
    case 4:
      return (
        "",
        [
          hello,
          "I would rather ask than guess: is the time wrong, or the topic? If it is the time, name "
            + "a month and I "
            + "write then.",
        ]
      )
    default:
      return (
        "",
        [
          hello,
          "This is the last message of mine on this. If it becomes a topic later, an answer to this "
            + "email reaches "
            + "me at any time.",
          "Thank you for your time, and all the best for {{company|your company}}.",
        ]
      )
    }
  }

  private var gainClause: String { "so that \(gain)" }

  private var sms: String {
    "Hi {{first_name|there}}, I emailed about work that eats up your week. Worth 15 minutes? "
      + "A yes or no is fine. Reply STOP to end."
  }

  private var note: String {
    "Hi {{first_name|there}}, I work with \(people) that \(pain). I would like to be in touch; no pitch here."
  }

  private var voice: CampaignsV1.VoiceContent {
    .with {
      $0.objective = "Find out whether the topic is one for {{company|the company}}, and with whom to talk."
      $0.points = [
        "Who I am and why I call; ask whether it is a bad moment.",
        "We work with \(people) that \(pain).",
        "Ask how it is done today and what it costs them.",
        "If it is a topic: offer 15 minutes next week, and ask who else should be there.",
        "If not: ask whether to write again later, or not at all, and note it.",
      ]
      $0.voicemail =
        "Hello {{first_name|there}}, this is about the email I sent you. No need to call back; one "
        + "line in answer "
        + "to it is enough. Thank you, and goodbye."
    }
  }

  private var letter: String {
    "Dear {{first_name|Sir or Madam}},\n\nI wrote to you by email about {{company|your company}}. "
      + "We work with "
      + "\(people) that \(pain), \(gainClause).\n\nIf that is a topic for you, one line to the "
      + "address below is "
      + "enough, and I will not write again without it.\n\nKind regards\n\n{{sender_identity}}"
  }
}
