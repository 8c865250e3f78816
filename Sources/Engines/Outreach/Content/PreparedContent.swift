package import MusterCampaignsAPI
package import MusterTypesAPI
import MusterWire

/// A content whose texts are taken apart once, to be filled in for many leads.
package struct PreparedContent: Sendable {
  private struct Slot: Sendable {
    let given: ContentText
    let text: MergeText
    /// Where each field stands in HTML; empty for other texts.
    let places: [HTMLScan.Place]
  }

  private let content: CampaignsV1.StepContent
  private let slots: [Slot]

  package init(_ content: CampaignsV1.StepContent) {
    self.content = content
    slots = ContentTexts.of(content).map { given in
      let text = MergeText(given.text)
      return Slot(given: given, text: text, places: given.form == .html ? HTMLScan(text).places : [])
    }
  }

  package var channel: TypeV1.Channel { content.channel }

  /// All that its texts name.
  package var fields: Set<MergeField> { Set(slots.flatMap(\.text.fields)) }

  /// The fields of each text that is not empty, by its path.
  var fieldsByPath: [(path: String, fields: [MergeField])] {
    slots.filter { !$0.given.text.isEmpty }.map { ($0.given.path, $0.text.fields) }
  }

  /// With the values that the closure has; each is put where it stands so that it can be nothing but text.
  package func rendered(_ value: (MergeField) -> String?) -> RenderedContent {
    var filling = Filling()
    let texts = slots.map { slot in
      let text = filling.filled(slot.text, form: slot.given.form, places: slot.places, value)
      let count = text.unicodeScalars.count
      if let most = slot.given.lengthMax, count > most {
        filling.problems.append(
          "\(slot.given.path) has \(count) characters with this lead's values, the limit is \(most)")
      }
      return text
    }
    return RenderedContent(
      content: ContentTexts.filled(content, texts), problems: filling.problems)
  }
}

/// A content with a lead's values in it.
package struct RenderedContent: Equatable, Sendable {
  package let content: CampaignsV1.StepContent
  /// Why it cannot be sent, a sentence each.
  package let problems: [String]

  package var isWhole: Bool { problems.isEmpty }
}

/// Puts values into texts, and keeps what was missing.
private struct Filling {
  var problems: [String] = []
  private var missing: Set<MergeField> = []

  mutating func filled(
    _ text: MergeText, form: ContentText.Form, places: [HTMLScan.Place], _ value: (MergeField) -> String?
  ) -> String {
    var result = ""
    var index = 0
    for part in text.parts {
      switch part {
      case .text(let words): result += words
      case .field(let field, let instead):
        let place = index < places.count ? places[index] : .text
        index += 1
        let given = value(field).map(Letters.trimmed)
        guard let words = given.flatMap({ $0.isEmpty ? nil : $0 }) ?? instead else {
          if missing.insert(field).inserted {
            problems.append("\(field.name) has no value for this lead, and the text gives none in its place")
          }
          continue
        }
        switch form {
        case .line: result += Letters.line(words)
        case .plain: result += Letters.plain(words)
        case .html: result += html(words, field, place)
        }
      }
    }
    return form == .line ? Letters.line(result) : result
  }

  private mutating func html(_ words: String, _ field: MergeField, _ place: HTMLScan.Place) -> String {
    switch place {
    case .text: return HTMLEscape.text(words)
    case .attribute: return HTMLEscape.attribute(words)
    case .addressStart:
      guard HTMLEscape.isWebAddress(words) else {
        problems.append("\(field.name) begins a link and is no address that begins with https:// or http://")
        return ""
      }
      return HTMLEscape.attribute(words)
    case .addressRest(let keepsPlus):
      return field == .unsubscribeLink
        ? HTMLEscape.attribute(words) : HTMLEscape.percent(words, keepsPlus: keepsPlus)
    case .refused: return ""
    }
  }
}

/// Values as HTML holds them.
enum HTMLEscape {
  /// Lines stay lines.
  static func text(_ words: String) -> String { escaped(words, lineBreak: "<br>") }

  static func attribute(_ words: String) -> String { escaped(words, lineBreak: " ") }

  private static func escaped(_ words: String, lineBreak: String) -> String {
    var out = ""
    var last: Unicode.Scalar = " "
    for letter in words.unicodeScalars {
      switch letter {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "`": out += "&#96;"
      case "\n": out += last == "\r" ? "" : lineBreak
      case "\r": out += lineBreak
      case _ where Letters.isControl(letter): out += " "
      default: out.unicodeScalars.append(letter)
      }
      last = letter
    }
    return out
  }

  /// As a part of an address: all but letters, digits and what never separates.
  static func percent(_ words: String, keepsPlus: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in words.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2D, 0x2E, 0x5F, 0x7E, 0x40: out.append(byte)
      case UInt8(ascii: "+") where keepsPlus: out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func isWebAddress(_ words: String) -> Bool {
    let start = HTMLWords.lower(words.utf8.prefix(8))
    return (start.hasPrefix("https://") || start.hasPrefix("http://"))
      && words.unicodeScalars.allSatisfy { $0.value > 0x20 && !Letters.isControl($0) }
  }
}
