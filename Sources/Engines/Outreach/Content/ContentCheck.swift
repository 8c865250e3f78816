package import MusterCampaignsAPI
import MusterWire

/// Whether contents keep what their channels ask for.
package enum ContentCheck {
  /// By `steps[0].variants[1].content.…`.
  package static func problems(of steps: [CampaignsV1.SequenceStep]) -> [OutreachProblem] {
    steps.enumerated().flatMap { place, step in
      step.variants.enumerated().flatMap { index, variant in
        problems(of: variant.content ?? CampaignsV1.StepContent()).map {
          $0.under("steps[\(place)].variants[\(index)].content")
        }
      }
    }
  }

  package static func problems(of content: CampaignsV1.StepContent) -> [OutreachProblem] {
    guard content.content != nil else {
      return [
        OutreachProblem(
          "content", "is needed: set email, sms, linkedin_note, linkedin_inmail, voice or mail")
      ]
    }
    var problems = own(content)
    for text in ContentTexts.of(content) {
      problems += self.problems(of: text).map { OutreachProblem(text.path, $0) }
    }
    return problems
  }

  private static func own(_ content: CampaignsV1.StepContent) -> [OutreachProblem] {
    switch content.content {
    case .email(let email) where email.bodyText.isEmpty && email.bodyHtml.isEmpty:
      [OutreachProblem("email", "has no body; set body_text, body_html or both")]
    case .mail(let mail) where mail.piece != .letter && mail.piece != .postcard:
      [OutreachProblem("mail.piece", "is \(mail.piece.rawValue), which is no piece; take LETTER or POSTCARD")]
    default: []
    }
  }

  private static func problems(of text: ContentText) -> [String] {
    var problems: [String] = []
    // The bound of what is stored; what becomes of it with a lead's values is seen when it is merged.
    if let most = text.lengthMax {
      let count = text.text.unicodeScalars.count
      if count > most { problems.append("has \(count) characters, the limit is \(most)") }
    }
    if text.form == .line, text.text.unicodeScalars.contains(where: Letters.isLineBreak) {
      problems.append("holds a line break; write it as one line")
    }
    if let letter = text.text.unicodeScalars.first(where: Letters.isControl),
      text.form != .line || !Letters.isLineBreak(letter)
    {
      problems.append("holds the control character U+\(hexadecimal(letter)); take it away")
    }
    let merge = MergeText(text.text)
    problems += merge.problems
    if text.form == .html {
      problems += HTMLScan(merge).problems
    }
    return problems
  }

  private static func hexadecimal(_ letter: Unicode.Scalar) -> String {
    let digits = String(letter.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
