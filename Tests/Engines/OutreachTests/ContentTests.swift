import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("Contents and what is merged into them")
struct ContentTests {
  private func fields(_ content: CampaignsV1.StepContent) -> [String] {
    ContentCheck.problems(of: content).map(\.field)
  }

  private func words(_ content: CampaignsV1.StepContent) -> String {
    ContentCheck.problems(of: content).map(\.description).joined(separator: "; ")
  }

  private func render(
    _ content: CampaignsV1.StepContent, _ values: [String: String]
  ) -> RenderedContent {
    PreparedContent(content).rendered { values[$0.name] }
  }

  @Test("Each channel has its own shape")
  func shapes() {
    #expect(fields(email()) == [])
    #expect(fields(email(text: "", html: "<p>Hi</p>")) == [])
    #expect(fields(email(text: "")) == ["email"])
    #expect(fields(sms(String(repeating: "x", count: 160))) == [])
    #expect(fields(sms(String(repeating: "x", count: 161))) == ["sms.body"])
    #expect(words(sms(String(repeating: "é", count: 161))) == "has 161 characters, the limit is 160")
    #expect(fields(note(String(repeating: "x", count: 300))) == [])
    #expect(fields(note(String(repeating: "x", count: 301))) == ["linkedin_note.body"])
    #expect(
      fields(inMail(String(repeating: "x", count: 201), String(repeating: "y", count: 1_901)))
        == ["linkedin_inmail.subject", "linkedin_inmail.body"])
    #expect(fields(voice(["Say {{nothing", "hello"])) == ["voice.points[0]"])
    #expect(fields(.with { $0.content = .mail(.with { $0.body = "Dear you" }) }) == ["mail.piece"])
    #expect(fields(CampaignsV1.StepContent()) == ["content"])
  }

  @Test("A problem is named by its step and variant")
  func paths() {
    let steps = [
      step("one"),
      step("two", [variant("a", email()), variant("b", sms(String(repeating: "x", count: 161)))]),
    ]
    #expect(
      ContentCheck.problems(of: steps).map(\.field) == ["steps[1].variants[1].content.sms.body"])
  }

  @Test(
    "A subject is one line",
    arguments: [
      "Hi\r\nBcc: everyone@example.com", "Hi\nthere", "Hi\rthere", "Hi\u{0B}there", "Hi\u{0C}there",
      "Hi\u{85}there", "Hi\u{2028}there", "Hi\u{2029}there", "Hi\r\n\r\n<script>",
    ])
  func subjects(_ subject: String) {
    #expect(words(email(subject)).contains("holds a line break"))
    #expect(words(inMail(subject, "Hello")).contains("holds a line break"))
  }

  @Test(
    "No value makes a second line of a subject",
    arguments: [
      "Jane\r\nBcc: everyone@example.com", "Jane\nSubject: other", "Jane\r", "Jane\u{2028}x",
      "Jane\u{85}X: y", "Jane\0", "\r\n\r\nbody", "Jane\u{0B}x\u{0C}y",
    ])
  func subjectValues(_ value: String) throws {
    let rendered = render(
      email("Hi {{first_name}}!"),
      [
        "first_name": value, "sender_identity": "x",
        "unsubscribe_link": "y",
      ])
    guard case .email(let mail)? = rendered.content.content else { throw Missing() }
    #expect(!mail.subject.unicodeScalars.contains { $0.value < 0x20 || Letters.isLineBreak($0) })
    #expect(mail.subject.hasPrefix("Hi "))
  }

  private struct Missing: Error {}

  @Test("What is written as no merge field is named with its place")
  func broken() {
    let table: [(text: String, part: String)] = [
      ("Hi {{First Name}}", "has {{First Name}}, which is no merge field"),
      ("Hi {{}}", "has {{}}, which is no merge field"), ("abc {{first_name", "never closed"),
      ("{{first_name}} {{ {{x}}", "never closed"), ("{{{x}}}", "has {{{x}}, which is no merge field"),
      ("{{custom.}}", "no merge field"), ("{{a..b}}", "no merge field"), ("{{1a}}", "no merge field"),
      ("{{unsubscribe_link|none}}", "nothing can stand in place of unsubscribe_link"),
      ("{{sender_identity|me}}", "nothing can stand in place of sender_identity"),
      ("{{first_name }}{{x y}}", "at character 16"),
    ]
    for row in table {
      #expect(words(note(row.text)).contains(row.part), "\(row.text): \(words(note(row.text)))")
    }
    for fine in ["{ {x} }", "a }} b", "50 % {off}", "{{ first_name }}", "{{custom.fleet_size|many}}", "${x}"]
    {
      #expect(fields(note(fine)) == [], "\(fine)")
    }
  }

  @Test("A text lists the fields that it names")
  func list() {
    let text =
      "{{first_name|there}} {{custom.fleet_size}} {{sender_identity}} {{unsubscribe_link}} {{first_name}}"
    #expect(
      PreparedContent(note(text)).fields
        == [.lead("first_name"), .custom("fleet_size"), .senderIdentity, .unsubscribeLink])
  }

  @Test("Values stand where they are named, and a text stands for who lacks one")
  func values() {
    let text = "Hi {{first_name|there}} at {{ company }}."
    #expect(
      render(note(text), ["first_name": "Jane", "company": "Acme"]).content == note("Hi Jane at Acme."))
    #expect(render(note(text), ["first_name": "  ", "company": "Acme"]).content == note("Hi there at Acme."))
    let missing = render(note(text), [:])
    #expect(
      missing.problems == ["company has no value for this lead, and the text gives none in its place"])
    #expect(!missing.isWhole)
    #expect(render(note("{{first_name|}}!"), [:]).content == note("!"))
    // What a value looks like is not looked at again.
    #expect(render(note("{{first_name}}"), ["first_name": "{{email}}"]).content == note("{{email}}"))
  }

  @Test("A text that is too long with the lead's values is no message")
  func tooLong() {
    let content = sms("Hi {{first_name}}")
    #expect(render(content, ["first_name": String(repeating: "x", count: 157)]).isWhole)
    #expect(
      render(content, ["first_name": String(repeating: "x", count: 158)]).problems
        == ["sms.body has 161 characters with this lead's values, the limit is 160"])
  }

  @Test("Who is behind a message is said whole")
  func identity() {
    let identity = CampaignsV1.SenderIdentity.with {
      ($0.legalName, $0.contactEmail, $0.registrationNumber) = ("Acme Pty Ltd", "hello@acme.example", "ABN 1")
      $0.postalAddress = .with {
        ($0.lines, $0.city, $0.region, $0.postalCode) = (["1 High St"], "Perth", "WA", "6000")
        $0.country = "AU"
      }
    }
    #expect(
      SenderIdentityText.text(identity)
        == "Acme Pty Ltd\nABN 1\n1 High St\nPerth WA 6000\nAU\nhello@acme.example")
    #expect(SenderIdentityText.missing(in: identity) == [])
    #expect(
      SenderIdentityText.missing(in: .init())
        == ["legal_name", "postal_address.lines", "postal_address.city", "postal_address.country"])
  }

  @Test("A lead's own and custom fields read as in a sentence")
  func lead() {
    let lead = LeadsV1.Lead.with {
      ($0.firstName, $0.company, $0.employeeCount) = ("Jane", " ", 12)
      $0.customFields["fleet_size"] = .with { $0.value = .number(.with { $0.value = "7" }) }
      $0.customFields["fine"] = .with { $0.value = .boolean(true) }
      $0.customFields["kinds"] = .with { $0.value = .texts(.with { $0.values = ["a", "b"] }) }
    }
    #expect(LeadFields.value("first_name", of: lead) == "Jane")
    #expect(LeadFields.value("company", of: lead) == nil)
    #expect(LeadFields.value("employee_count", of: lead) == "12")
    #expect(LeadFields.value("nothing", of: lead) == nil)
    #expect(LeadFields.custom("fleet_size", of: lead) == "7")
    #expect(LeadFields.custom("fine", of: lead) == "yes")
    #expect(LeadFields.custom("kinds", of: lead) == "a, b")
    #expect(LeadFields.custom("none", of: lead) == nil)
    #expect(
      MergeValues.value(.unsubscribeLink, lead: lead, identity: nil, unsubscribeLink: "https://x.example/u")
        == "https://x.example/u")
  }

  @Test("A text twice as long takes no more than a few times as long, whatever stands in it")
  func linear() {
    let pieces = [
      "{{", "{{a", "}}", "{{first_name}}", "<", "<a ", "<!--", "<a href=\"", "&#", "</", "x", "{{a|",
      "<style>",
    ]
    let clock = ContinuousClock()
    for piece in pieces {
      func time(_ count: Int) -> Duration {
        let text = String(repeating: piece, count: count / piece.utf8.count)
        return (0..<3).map { _ in
          clock.measure { _ = ContentCheck.problems(of: email(text: text, html: text)) }
        }
        .min() ?? .zero
      }
      let (short, long) = (time(20_000), time(160_000))
      #expect(long < short * 40 + .milliseconds(20), "\(piece): \(short), \(long)")
    }
  }
}
