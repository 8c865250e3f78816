import MusterCore
import Testing

@Suite struct `The key of a text` {
  @Test(arguments: [
    ("", ""), ("  \t ", ""), ("Mia  Stone", "mia stone"), (" Müller & Söhne\n", "muller & sohne"),
    ("STRASSE Straße", "strasse strasse"), ("Ørsted", "orsted"), ("Łódź", "lodz"),
    ("Æsir œuvre", "aesir oeuvre"),
    ("Ｍｉａ", "mia"), ("ﬁnance Ⅳ", "finance iv"), ("Crème\u{A0}Brûlée", "creme brulee"),
    ("İstanbul ısı", "istanbul isi"),
    ("Đặng Văn", "dang van"), ("Ёлкин Йод", "елкин иод"), ("Άθηνα ΟΔΟΣ οδος", "αθηνα οδοσ οδοσ"),
    ("ｶﾞﾙﾌ", "ガルフ"),
    ("한국", "한국"), ("株式会社", "株式会社"), ("हिन्दी", "हिन्दी"), ("O’Brien", "o'brien"), ("a\u{200B}b\u{AD}c", "abc"),
    ("Иван", "иван"),
  ]) func `drops case, accents and forms`(_ text: String, _ key: String) {
    #expect(TextKey.folded(text) == key)
  }

  @Test(arguments: [
    ("Vice-President, Sales", ["vice", "president", "sales"]), ("C.E.O.", ["ceo"]), ("C.E.O", ["ceo"]),
    ("C.E.O. of U.S. Sales", ["ceo", "of", "us", "sales"]), ("Sr. Manager", ["sr", "manager"]),
    ("J. Smith", ["j", "smith"]),
    ("VP/Sales&Marketing", ["vp", "sales", "marketing"]), ("Women’s Wear", ["womens", "wear"]), ("", []),
    ("--- !", []),
    ("Web 2.0", ["web", "2", "0"]), ("Geschäftsführer (m/w/d)", ["geschaftsfuhrer", "m", "w", "d"]),
    ("node.js", ["node", "js"]),
    ("Директор", ["директор"]), ("営業部長", ["営業部長"]), ("A.Bee", ["a", "bee"]),
  ]) func `has words without punctuation`(_ text: String, _ words: [String]) {
    #expect(TextKey.words(text) == words)
  }
}

@Suite struct `Keys of any text` {
  /// Scalars that a rule is about, with others from everywhere.
  static func anyText(_ random: inout FastRandom) -> String {
    let near = Array("@.+-<>\"' xn--mgA1éß\u{301}\u{307}\u{200B}іｍ𝐦Νσİ。ﬁ%20/:?#in() \u{338}=>".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      if Bool.random(using: &random), let scalar = near.randomElement(using: &random) {
        text.append(scalar)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  static let keys: [@Sendable (String) -> String?] = [
    { AddressKey.email($0) }, { AddressKey.domain($0) }, { AddressKey.phone($0) },
    { AddressKey.linkedIn($0) },
    { AddressKey.externalID($0) },
    { TextKey.folded($0) }, { TextKey.words($0).joined(separator: " ") },
  ]

  @Test func `are their own keys`() {
    var random = FastRandom()
    for _ in 0..<1_500 {
      let text = Self.anyText(&random)
      for text in [text, "mia\(text)@x.example", "mia@a\(text)b.example", "https://linkedin.com/in/\(text)"] {
        for key in Self.keys {
          guard let first = key(text) else { continue }
          #expect(key(first) == first, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
      }
    }
  }

  @Test func `of every letter with case or form are their own keys, and case does not count`() {
    var changed = 0
    let without: Set<Unicode.GeneralCategory> = [.otherLetter, .unassigned, .privateUse]
    for scalar in (0...0x1FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
    where !without.contains(scalar.properties.generalCategory) {
      let text = "a\(String(scalar))b"
      let key = TextKey.folded(text)
      if !key.utf8.elementsEqual(TextKey.folded(key).utf8) { changed += 1 }
      guard let email = AddressKey.email("\(text)@x.example") else { continue }
      if !email.utf8.elementsEqual((AddressKey.email(email) ?? "").utf8) { changed += 1 }
      // Capitals of two letters are of another spelling: ß is written SS.
      let upper = scalar.properties.uppercaseMapping
      guard upper.unicodeScalars.count == 1 else { continue }
      if AddressKey.email("a\(upper)b@x.example") != email { changed += 1 }
    }
    #expect(changed == 0)
  }

  @Test func `do not differ by how accents are written`() {
    for scalar in (0xC0...0x24F as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init) {
      let (one, two) = ("a\(scalar)\u{323}\u{301}@x.example", "a\(scalar)\u{301}\u{323}@x.example")
      #expect(AddressKey.email(one) == AddressKey.email(two))
    }
  }

  /// Ten times the text takes ten times as long, with much room for a busy machine; a square would be 100.
  @Test(arguments: ["a", "é", "e\u{301}", "\u{301}", "ﬃ", " ", "a.", "\u{307}i", "xn--"])
  func `take time that grows with the text alone`(_ piece: String) {
    func time(_ count: Int) -> Duration {
      let text = String(repeating: piece, count: count)
      return (0..<5).map { _ in
        ContinuousClock().measure {
          _ = TextKey.folded(text)
          _ = TextKey.words(text)
          _ = AddressKey.email(text)
        }
      }.min() ?? .zero
    }
    _ = time(100)
    let (short, long) = (time(2_000), time(20_000))
    #expect(long < short * 60)
  }
}
