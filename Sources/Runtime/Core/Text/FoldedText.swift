@_spi(_Unicode) import Swift

/// Texts as the scalars by which they are compared, in time that grows with their length alone.
enum FoldedText {
  /// How much of a text is told apart.
  enum Measure { case lookalikes, accents }

  /// Case, compatibility forms and what cannot be seen do not count; then, for `lookalikes`, letters that
  /// look like Latin ones and the scripts of digits, or, for `accents`, accents and strokes. The result is
  /// composed.
  static func scalars(_ text: String, _ measure: Measure) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.unicodeScalars.map(small) }
    var folded = String.UnicodeScalarView()
    for scalar in text._nfd { append(scalar, measure, to: &folded) }
    var letters: [Unicode.Scalar] = []
    var isUnderDot = false
    for scalar in String(folded)._nfd {
      if isMark(scalar) {
        if measure == .accents && isAccent(scalar) || isUnderDot && scalar == "\u{307}" { continue }
      } else {
        // A dot above is part of these.
        isUnderDot = scalar == "i" || scalar == "j"
      }
      letters.append(scalar)
    }
    if letters.allSatisfy(\.isASCII) { return letters }
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: letters)
    return Array(String(composed)._nfc)
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
  }

  private static func append(
    _ scalar: Unicode.Scalar, _ measure: Measure, to folded: inout String.UnicodeScalarView
  ) {
    if scalar.isASCII {
      folded.append(small(scalar))
      return
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { return }
    // By way of the capital, since some letters have two small forms.
    let capital = properties.uppercaseMapping.unicodeScalars
    let origin = capital.count == 1 ? capital.first?.properties ?? properties : properties
    for letter in origin.lowercaseMapping.unicodeScalars {
      guard measure == .accents || !appendLookalike(of: letter, to: &folded) else { continue }
      guard let form = CompatibilityForms.form(of: letter) else {
        appendPlain(letter, measure, to: &folded)
        continue
      }
      for part in form where measure == .accents || !appendLookalike(of: part, to: &folded) {
        appendPlain(part, measure, to: &folded)
      }
    }
  }

  private static func appendLookalike(
    of letter: Unicode.Scalar, to folded: inout String.UnicodeScalarView
  ) -> Bool {
    guard let latin = LatinLookalikes.letter(letter) ?? digit(letter) ?? sign(letter) else { return false }
    folded.append(latin)
    return true
  }

  private static func appendPlain(
    _ letter: Unicode.Scalar, _ measure: Measure, to folded: inout String.UnicodeScalarView
  ) {
    switch measure {
    case .lookalikes: folded.append(letter)
    case .accents:
      if let plain = PlainLetters.plain(letter) {
        folded.append(contentsOf: plain)
      } else {
        folded.append(sign(letter) ?? letter)
      }
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
      return nil
    }
    return (0...9).contains(value) ? Unicode.Scalar(0x30 + UInt8(value)) : nil
  }

  /// Full stops, hyphens and apostrophes that keyboards and word processors put for the plain ones.
  private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x3002, 0xFF61: "."
    case 0x2010...0x2015, 0x2212, 0x2043: "-"
    case 0x2018...0x201B, 0x2032, 0x02BC, 0x02B9: "'"
    case 0x201C...0x201F, 0x2033: "\""
    default: nil
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300
      && [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
  }

  /// Marks that stand over letters of any script; vowels and the like of one script are letters of it.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }
}
