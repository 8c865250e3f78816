import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterOutreach
import MusterPostgres
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// One message that may be sent, or that somebody asks about.
struct GateSubject: Sendable {
  let campaign: StoredCampaign
  let sequence: StoredSequence
  let lead: SendLead
  let enrollment: EnrollmentFact
  let step: CampaignsV1.SequenceStep
  let variant: CampaignsV1.StepVariant
  let channel: TypeV1.Channel
  /// Of this enrolment and step; nil before it is planned.
  var send: StoredSend?
  /// Those of the enrolment that have left, for the thread; the oldest first.
  var emails: [StoredSend] = []
  var approval: StoredApproval?
  var stepState = StepState.free
  var dueTime: PostgresTime?
  /// No step was begun before it.
  var isFirst = false

  var recipient: String { lead.lead.recipient(on: channel) }

  var recipientName: String {
    [lead.lead.firstName, lead.lead.lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The time zone in which the lead is written to.
  func zone(_ hours: SendingHours) -> TimeZoneRules { hours.zone(recipient: lead.lead.timeZone) }

  /// The email that it answers; nil when it begins a thread.
  var answered: StoredSend? {
    guard case .email(let email) = variant.content?.content, !email.newThread else { return nil }
    return emails.last { !$0.messageID.isEmpty }
  }

  /// The message as it leaves: as somebody approved it, else with all fields filled in.
  func rendered() -> (content: CampaignsV1.StepContent, problems: [String]) {
    if let approval, approval.status == .approved, let content = approval.content { return (content, []) }
    var template = variant.content ?? CampaignsV1.StepContent()
    var subject = ""
    if case .email(var email) = template.content, email.subject.isEmpty {
      subject = answered?.subject ?? ""
      if subject.isEmpty, let place = sequence.steps.firstIndex(where: { $0.key == step.key }) {
        email.subject = ThreadSubject.of(stepAt: place, in: sequence.steps) ?? ""
        template.content = .email(email)
      }
    }
    let rendered = PreparedContent(template).rendered { field in
      MergeValues.value(
        field, lead: lead.lead, identity: campaign.message.senderIdentity, unsubscribeLink: unsubscribeLink)
    }
    var content = rendered.content
    if case .email(var email) = content.content, !subject.isEmpty {
      email.subject = subject
      content.content = .email(email)
    }
    return (content, rendered.problems)
  }

  /// Where the recipient says that it wants no more: a message to whom the campaign names for that.
  var unsubscribeLink: String {
    guard channel == .email, let identity = campaign.message.senderIdentity, !identity.contactEmail.isEmpty
    else { return "" }
    return "mailto:\(identity.contactEmail)?subject=unsubscribe"
  }
}

extension LeadsV1.Lead {
  /// What a message over the channel is addressed to; empty when there is nothing.
  func recipient(on channel: TypeV1.Channel) -> String {
    switch channel {
    case .email: return email
    case .sms, .voice: return phone
    case .linkedin: return linkedinURL
    case .mail:
      guard let address = postalAddress, !address.lines.isEmpty, !address.city.isEmpty else { return "" }
      let parts = address.lines + [address.city, address.region, address.postalCode, address.country]
      return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    default: return ""
    }
  }
}
