package import MusterCampaignsAPI
import MusterCore
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// The templates that come with Muster, the same for all tenants and with the same ids for ever.
package enum BuiltInTemplates {
  package static let all: [CampaignsV1.Template] = [
    template(
      1, "Six touches", "", TypeV1.Channel.outreach,
      "Email, LinkedIn, text message, call and letter over 17 business days, for any industry."),
    template(
      2, "Email only", "", [.email], "Six emails in one thread over 17 business days. It needs one sender."),
    template(
      3, "Builders and trades", "construction", TypeV1.Channel.outreach,
      "A second touch at once, calls early, long pauses for bids: 18 business days."),
    template(
      4, "Dental and health practices", "health", [.email, .voice, .mail],
      "Few touches, well apart, by email, telephone and letter: 23 business days."),
    template(
      5, "Software teams", "software", [.email, .linkedin],
      "Short and at the desk, by email and LinkedIn: 12 business days."),
    template(
      6, "Professional services", "professional_services", [.email, .linkedin, .voice],
      "Email, LinkedIn and a call over 20 business days."),
  ]

  package static func template(id: String) -> CampaignsV1.Template? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// 2026-01-01T00:00:00Z, in milliseconds.
  private static let made: UInt128 = 1_767_225_600_000

  private static func template(
    _ number: UInt128, _ name: String, _ industry: String, _ channels: [TypeV1.Channel], _ description: String
  ) -> CampaignsV1.Template {
    var template = TemplateDraft.make(industry: industry, channels: channels)
    // The form of UUIDv7: a time, then what tells it from the others.
    let bits = made << 80 | UInt128(7) << 76 | UInt128(2) << 62 | number
    template.id = TypeID(prefix: "template", bits: bits).description
    (template.name, template.description, template.origin) = (name, description, .builtIn)
    template.steps = template.steps.enumerated().map { place, step in
      var step = step
      let stepBits = bits + UInt128(place + 1) << 16
      step.id = TypeID(prefix: "step", bits: stepBits).description
      return step
    }
    template.createTime = .with { $0.seconds = Int64(made / 1_000) }
    template.updateTime = template.createTime
    template.version = 1
    return template
  }
}
