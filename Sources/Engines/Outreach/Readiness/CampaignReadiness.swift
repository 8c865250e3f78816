package import MusterCampaignsAPI
import MusterTypesAPI
import MusterWire

/// What keeps a campaign from being activated.
package enum CampaignReadiness {
  /// All of it. Custom keys are those of the tenant's lead schema, senders those that are attached, with
  /// their health.
  package static func problems(
    campaign: CampaignsV1.Campaign, steps: [CampaignsV1.SequenceStep], customKeys: Set<String>,
    senders: [CampaignsV1.Sender]
  ) -> [CampaignsV1.CampaignProblem] {
    var problems: [CampaignsV1.CampaignProblem] = []
    if steps.isEmpty {
      problems.append(
        problem(.noSteps, "The sequence has no step. Add one with UpdateSequence.", field: "steps"))
    }
    if !SendingHours(campaign.sendingWindow ?? .init()).opensEver {
      problems.append(
        problem(
          .windowEmpty, "The sending window has no open hours. Give it at least one span.",
          field: "sending_window.hours"))
    }
    let shares = campaign.allocation.map { allocation in
      Set(allocation.shares.filter { $0.percent > 0 }.map(\.channel))
    }
    let reach = steps.map { step in
      step.variants.filter { $0.pickWeight > 0 && shares?.contains($0.channel) ?? true }
    }
    for (place, step) in steps.enumerated() {
      if reach[place].isEmpty {
        problems.append(
          problem(
            .stepUnreachable,
            "The step has no variant with a weight on a channel whose share is above 0. Add one, or change "
              + "the allocation.", step: step.key))
      }
      for variant in reach[place] {
        problems += StepReadiness(step, variant, place, steps, reach, customKeys).problems
      }
    }
    return problems + identity(campaign, reach) + missing(senders, reach)
  }

  static func problem(
    _ kind: CampaignsV1.CampaignProblemKind, _ message: String, step: String = "", variant: String = "",
    channel: TypeV1.Channel = .unspecified, field: String = ""
  ) -> CampaignsV1.CampaignProblem {
    .with {
      ($0.kind, $0.message, $0.stepKey, $0.variantKey) = (kind, message, step, variant)
      ($0.channel, $0.field) = (channel, field)
    }
  }

  private static func identity(
    _ campaign: CampaignsV1.Campaign, _ reach: [[CampaignsV1.StepVariant]]
  ) -> [CampaignsV1.CampaignProblem] {
    let variants = reach.joined().map { ($0.channel, PreparedContent($0.content ?? .init()).fields) }
    let needs = variants.contains { $0 == .email || $1.contains(.senderIdentity) }
    guard needs else { return [] }
    guard let identity = campaign.senderIdentity else {
      return [
        problem(
          .identityMissing, "The campaign has no sender identity to say who is behind its messages. Set it.",
          field: "sender_identity")
      ]
    }
    var problems = SenderIdentityText.missing(in: identity).map { part in
      problem(
        .identityMissing, "The sender identity lacks \(part), which the law asks for. Set it.",
        field: "sender_identity.\(part)")
    }
    // That is where the link leads: without it no message would leave, each for itself.
    if identity.contactEmail.isEmpty, variants.contains(where: { $1.contains(.unsubscribeLink) }) {
      problems.append(
        problem(
          .unsubscribeMissing,
          "The texts have {{unsubscribe_link}}, which leads to the contact email of the sender identity, and"
            + " there is none. Set it.", field: "sender_identity.contact_email"))
    }
    return problems
  }

  private static func missing(
    _ senders: [CampaignsV1.Sender], _ reach: [[CampaignsV1.StepVariant]]
  ) -> [CampaignsV1.CampaignProblem] {
    let needed = Set(reach.joined().map(\.channel))
    return TypeV1.Channel.outreach.filter(needed.contains).compactMap { channel in
      let attached = senders.filter { $0.channel == channel }
      let isFit = attached.contains {
        !$0.disabled && $0.health?.state != .failed && SenderCaps.fullCap($0) > 0
      }
      guard !isFit else { return nil }
      let message =
        attached.isEmpty
        ? "The sequence uses \(channel.word), and no \(channel.word) sender is attached. Attach one."
        : "No attached \(channel.word) sender is fit to send: each is switched off, has failed, or has a cap "
          + "of 0."
      return problem(.senderMissing, message, channel: channel, field: "sender_ids")
    }
  }
}

/// What one variant lacks.
private struct StepReadiness {
  let step: CampaignsV1.SequenceStep
  let variant: CampaignsV1.StepVariant
  let place: Int
  let steps: [CampaignsV1.SequenceStep]
  let reach: [[CampaignsV1.StepVariant]]
  let customKeys: Set<String>

  init(
    _ step: CampaignsV1.SequenceStep, _ variant: CampaignsV1.StepVariant, _ place: Int,
    _ steps: [CampaignsV1.SequenceStep], _ reach: [[CampaignsV1.StepVariant]], _ customKeys: Set<String>
  ) {
    (self.step, self.variant, self.place) = (step, variant, place)
    (self.steps, self.reach, self.customKeys) = (steps, reach, customKeys)
  }

  private var content: CampaignsV1.StepContent { variant.content ?? .init() }

  var problems: [CampaignsV1.CampaignProblem] { fields + texts + tracking }

  private func problem(
    _ kind: CampaignsV1.CampaignProblemKind, _ message: String, field: String
  ) -> CampaignsV1.CampaignProblem {
    CampaignReadiness.problem(
      kind, message, step: step.key, variant: variant.key, channel: variant.channel, field: field)
  }

  private var fields: [CampaignsV1.CampaignProblem] {
    let prepared = PreparedContent(content)
    var problems: [CampaignsV1.CampaignProblem] = []
    for field in prepared.fields.sorted(by: { $0.name < $1.name }) {
      switch field {
      case .lead(let name) where !LeadFields.names.contains(name):
        problems.append(
          problem(
            .mergeFieldUnknown,
            "A text uses {{\(name)}}, and leads have no such field. Fields of the lead schema are written "
              + "{{custom.<key>}}.", field: name))
      case .custom(let key) where !customKeys.contains(key):
        problems.append(
          problem(
            .mergeFieldUnknown,
            "A text uses {{custom.\(key)}}, and the lead schema has no field \(key). Add it there, or change "
              + "the text.", field: field.name))
      default: break
      }
    }
    guard variant.channel == .email else { return problems }
    for (path, fields) in prepared.fieldsByPath where path != "email.subject" {
      if !fields.contains(.senderIdentity) {
        problems.append(
          problem(
            .identityMissing, "The email's \(path) does not say who is behind it. Add {{sender_identity}}.",
            field: path))
      }
      if !fields.contains(.unsubscribeLink) {
        problems.append(
          problem(
            .unsubscribeMissing, "The email's \(path) has no unsubscribe link. Add {{unsubscribe_link}}.",
            field: path))
      }
    }
    return problems
  }

  private var texts: [CampaignsV1.CampaignProblem] {
    var problems: [CampaignsV1.CampaignProblem] = []
    func lack(_ path: String, _ what: String) {
      problems.append(problem(.contentMissing, "\(what) is empty. Write it.", field: path))
    }
    switch content.content {
    case .email(let email):
      if Letters.isBlank(email.subject), email.newThread || !hasThreadBefore {
        lack("email.subject", "The subject of a thread's first email")
      }
      if Letters.isBlank(email.bodyText), Letters.isBlank(email.bodyHtml) {
        lack("email.body_text", "The email's body")
      }
    case .sms(let sms): if Letters.isBlank(sms.body) { lack("sms.body", "The text message") }
    case .linkedinNote(let note): if Letters.isBlank(note.body) { lack("linkedin_note.body", "The note") }
    case .linkedinInmail(let mail):
      if Letters.isBlank(mail.subject) { lack("linkedin_inmail.subject", "The InMail's subject") }
      if Letters.isBlank(mail.body) { lack("linkedin_inmail.body", "The InMail's text") }
    case .voice(let voice):
      if voice.points.allSatisfy(Letters.isBlank) { lack("voice.points", "What to say in the call") }
    case .mail(let mail): if Letters.isBlank(mail.body) { lack("mail.body", "The letter") }
    case nil: lack("content", "The variant's content")
    }
    return problems
  }

  /// An email before it has a subject to go on under.
  private var hasThreadBefore: Bool { ThreadSubject.of(stepAt: place, in: steps) != nil }

  private var tracking: [CampaignsV1.CampaignProblem] {
    var problems: [CampaignsV1.CampaignProblem] = []
    for branch in step.branches {
      let (what, flag): (String, String)
      switch branch.event {
      case .opened: (what, flag) = ("an opening", "email.track_opens")
      case .clicked: (what, flag) = ("a click", "email.track_clicks")
      default: continue
      }
      if case .email(let email)? = content.content {
        let isOn = branch.event == .opened ? email.trackOpens : email.trackClicks
        if !isOn {
          problems.append(
            problem(.trackingOff, "A branch waits for \(what), which the email does not track.", field: flag))
        }
      } else if !reach[place].contains(where: { $0.channel == .email }) {
        problems.append(
          problem(
            .trackingOff, "A branch waits for \(what), and the step has no email that could tell.",
            field: flag))
      }
    }
    return problems
  }
}
