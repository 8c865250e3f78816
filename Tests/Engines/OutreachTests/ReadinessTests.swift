import MusterCampaignsAPI
import MusterCore
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("What keeps a campaign from being activated")
struct ReadinessTests {
  private static let identity = CampaignsV1.SenderIdentity.with {
    ($0.legalName, $0.contactEmail) = ("Acme", "hello@acme.example")
    $0.postalAddress = .with { ($0.lines, $0.city, $0.country) = (["1 High St"], "Perth", "AU") }
  }

  private static let campaign = CampaignsV1.Campaign.with {
    ($0.sendingWindow, $0.senderIdentity) = (SendingHours.general, identity)
  }

  private static let senders: [CampaignsV1.Sender] = TypeV1.Channel.outreach.map { channel in
    .with { $0.channel = channel }
  }

  private func problems(
    _ steps: [CampaignsV1.SequenceStep], senders: [CampaignsV1.Sender] = senders, keys: Set<String> = [],
    _ change: (inout CampaignsV1.Campaign) -> Void = { _ in }
  ) -> [CampaignsV1.CampaignProblem] {
    var campaign = Self.campaign
    change(&campaign)
    return CampaignReadiness.problems(campaign: campaign, steps: steps, customKeys: keys, senders: senders)
  }

  private func kinds(_ problems: [CampaignsV1.CampaignProblem]) -> [CampaignsV1.CampaignProblemKind] {
    problems.map(\.kind)
  }

  @Test("A campaign that has all it needs is ready")
  func ready() {
    #expect(problems([step("a"), step("b", [variant("x", email(""))])]) == [])
  }

  @Test("A sequence without steps, and a window without hours, are said")
  func empty() {
    #expect(kinds(problems([])) == [.noSteps])
    #expect(kinds(problems([step("a")]) { $0.sendingWindow?.hours = [] }) == [.windowEmpty])
    #expect(kinds(problems([step("a")]) { $0.sendingWindow = nil }) == [.windowEmpty])
  }

  @Test("A merge field that leads do not have is named with its step")
  func fields() {
    let text = "{{sender_identity}} {{unsubscribe_link}} {{custom.fleet_size}} {{nickname|you}}"
    let found = problems([step("a", [variant("x", email(text: text))])])
    #expect(kinds(found) == [.mergeFieldUnknown, .mergeFieldUnknown])
    #expect(found.map(\.field) == ["custom.fleet_size", "nickname"])
    #expect(found.allSatisfy { $0.stepKey == "a" && $0.variantKey == "x" && $0.channel == .email })
    #expect(
      kinds(problems([step("a", [variant("x", email(text: text))])], keys: ["fleet_size"])) == [
        .mergeFieldUnknown
      ])
  }

  @Test("Each body of an email says who is behind it and how to leave")
  func law() {
    let html = email(html: "<p>Hi</p>")
    let found = problems([step("a", [variant("x", html)])])
    #expect(kinds(found) == [.identityMissing, .unsubscribeMissing])
    #expect(found.map(\.field) == ["email.body_html", "email.body_html"])
    #expect(
      kinds(problems([step("a", [variant("x", email(text: "Hi"))])])) == [
        .identityMissing, .unsubscribeMissing,
      ])
    #expect(problems([step("a", [variant("x", sms("Hi"))])]) == [])
  }

  @Test("A campaign with emails needs a sender identity that is whole")
  func identity() {
    #expect(problems([step("a")]) { $0.senderIdentity = nil }.map(\.field) == ["sender_identity"])
    #expect(
      problems([step("a")]) { $0.senderIdentity?.postalAddress?.city = " " }.map(\.field)
        == ["sender_identity.postal_address.city"])
    let unreachable = problems([step("a")]) { $0.senderIdentity?.contactEmail = "" }
    #expect(kinds(unreachable) == [.unsubscribeMissing])
    #expect(unreachable.map(\.field) == ["sender_identity.contact_email"])
    #expect(problems([step("a", [variant("x", sms("Hi"))])]) { $0.senderIdentity = nil } == [])
  }

  @Test("Each channel needs a sender that is fit to send")
  func senders() {
    let steps = [step("a", [variant("x", email()), variant("y", sms("Hi"))])]
    let found = problems(steps, senders: [])
    #expect(kinds(found) == [.senderMissing, .senderMissing] && found.map(\.channel) == [.email, .sms])
    let unfit: [CampaignsV1.Sender] = [
      .with { ($0.channel, $0.disabled) = (.email, true) },
      .with {
        ($0.channel, $0.health) = (.email, .with { $0.state = .failed })
      },
      .with { ($0.channel, $0.dailyCap) = (.email, 0) }, .with { $0.channel = .sms },
    ]
    #expect(problems(steps, senders: unfit).map(\.channel) == [.email])
    let degraded = CampaignsV1.Sender.with {
      ($0.channel, $0.health) = (.email, .with { $0.state = .degraded })
    }
    #expect(problems(steps, senders: unfit + [degraded]) == [])
  }

  @Test("A step that no variant can be picked of cannot be reached")
  func unreachable() {
    let steps = [step("a", [variant("x", email())]), step("b", [variant("x", sms("Hi"))])]
    let shares: CampaignsV1.Allocation = .with {
      $0.shares = [
        .with { ($0.channel, $0.percent) = (.email, 100) }, .with { ($0.channel, $0.percent) = (.sms, 0) },
      ]
    }
    let found = problems(steps, senders: [.with { $0.channel = .email }]) { $0.allocation = shares }
    #expect(kinds(found) == [.stepUnreachable] && found[0].stepKey == "b")
    #expect(kinds(problems([step("a", [variant("x", email(), weight: 0)])])) == [.stepUnreachable])
  }

  @Test("A branch on an opening needs an email that tracks it")
  func tracking() {
    func tracked(_ opens: Bool, _ clicks: Bool) -> CampaignsV1.StepContent {
      var content = email()
      if case .email(var mail)? = content.content {
        (mail.trackOpens, mail.trackClicks) = (opens, clicks)
        content.content = .email(mail)
      }
      return content
    }
    let branches = [branch(.opened, to: ""), branch(.clicked, to: "")]
    #expect(problems([step("a", [variant("x", tracked(true, true))], branches: branches)]) == [])
    let found = problems([step("a", [variant("x", tracked(true, false))], branches: branches)])
    #expect(kinds(found) == [.trackingOff] && found[0].field == "email.track_clicks")
    #expect(
      kinds(problems([step("a", [variant("x", sms("Hi"))], branches: branches)])) == [
        .trackingOff, .trackingOff,
      ])
    #expect(problems([step("a", [variant("x", sms("Hi"))], branches: [branch(.noAnswer, to: "")])]) == [])
  }

  @Test("Texts that their channels need are not empty")
  func texts() {
    func field(_ content: CampaignsV1.StepContent) -> [String] {
      let found = problems([step("a", [variant("x", content)])])
      #expect(Set(kinds(found)).isSubset(of: [.contentMissing, .identityMissing, .unsubscribeMissing]))
      return found.filter { $0.kind == .contentMissing }.map(\.field)
    }
    #expect(field(email(" ")) == ["email.subject"])
    #expect(field(email(text: "")) == ["email.body_text"])
    #expect(field(sms(" \n")) == ["sms.body"])
    #expect(field(note("")) == ["linkedin_note.body"])
    #expect(field(inMail("", "")) == ["linkedin_inmail.subject", "linkedin_inmail.body"])
    #expect(field(voice([" "])) == ["voice.points"])
    #expect(field(letter("")) == ["mail.body"])
    #expect(field(.init()) == ["content"] || field(.init()) == [])
    var own = email("")
    if case .email(var mail)? = own.content {
      mail.newThread = true
      own.content = .email(mail)
    }
    let found = problems([step("a"), step("b", [variant("x", own)])])
    #expect(kinds(found) == [.contentMissing] && found[0].stepKey == "b")
  }

  @Test("Everything that is wrong is said at once")
  func all() {
    let found = problems(
      [step("a", [variant("x", email("", text: "{{nickname}}"))], branches: [branch(.opened, to: "")])],
      senders: []
    ) {
      $0.sendingWindow = nil
      $0.senderIdentity = nil
    }
    #expect(
      Set(kinds(found)) == [
        .windowEmpty, .mergeFieldUnknown, .identityMissing, .unsubscribeMissing, .contentMissing,
        .trackingOff,
        .senderMissing,
      ])
  }
}
