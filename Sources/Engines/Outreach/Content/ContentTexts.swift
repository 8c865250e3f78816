import MusterCampaignsAPI
import MusterWire

/// One text of a content, and what it is.
struct ContentText: Sendable {
  enum Form: Sendable {
    /// A line that must stay one, such as a subject.
    case line
    case plain
    case html
  }

  /// Under the content: `email.subject`.
  let path: String
  let text: String
  let form: Form
  /// Characters once merged; nil for no bound.
  var lengthMax: Int?
}

/// The texts of a content in an order of their own, out of it and back into it.
enum ContentTexts {
  static func of(_ content: CampaignsV1.StepContent) -> [ContentText] {
    switch content.content {
    case .email(let email):
      [
        ContentText(path: "email.subject", text: email.subject, form: .line, lengthMax: 250),
        ContentText(path: "email.body_text", text: email.bodyText, form: .plain),
        ContentText(path: "email.body_html", text: email.bodyHtml, form: .html),
      ]
    case .sms(let sms): [ContentText(path: "sms.body", text: sms.body, form: .plain, lengthMax: 160)]
    case .linkedinNote(let note):
      [ContentText(path: "linkedin_note.body", text: note.body, form: .plain, lengthMax: 300)]
    case .linkedinInmail(let mail):
      [
        ContentText(path: "linkedin_inmail.subject", text: mail.subject, form: .line, lengthMax: 200),
        ContentText(path: "linkedin_inmail.body", text: mail.body, form: .plain, lengthMax: 1_900),
      ]
    case .voice(let voice):
      [
        ContentText(path: "voice.objective", text: voice.objective, form: .plain),
        ContentText(path: "voice.voicemail", text: voice.voicemail, form: .plain),
      ]
        + voice.points.enumerated().map {
          ContentText(path: "voice.points[\($0.offset)]", text: $0.element, form: .plain)
        }
    case .mail(let mail): [ContentText(path: "mail.body", text: mail.body, form: .plain, lengthMax: 10_000)]
    case nil: []
    }
  }

  /// The content with other texts, as many as `of` gives and in their order.
  static func filled(_ content: CampaignsV1.StepContent, _ texts: [String]) -> CampaignsV1.StepContent {
    var content = content
    var rest = texts[...]
    func next() -> String { rest.popFirst() ?? "" }
    switch content.content {
    case .email(var email):
      (email.subject, email.bodyText, email.bodyHtml) = (next(), next(), next())
      content.content = .email(email)
    case .sms(var sms):
      sms.body = next()
      content.content = .sms(sms)
    case .linkedinNote(var note):
      note.body = next()
      content.content = .linkedinNote(note)
    case .linkedinInmail(var mail):
      (mail.subject, mail.body) = (next(), next())
      content.content = .linkedinInmail(mail)
    case .voice(var voice):
      (voice.objective, voice.voicemail) = (next(), next())
      voice.points = Array(rest)
      content.content = .voice(voice)
    case .mail(var mail):
      mail.body = next()
      content.content = .mail(mail)
    case nil: break
    }
    return content
  }
}
