extension AddressKey {
  /// Letters of the local part; a mailbox has no more (RFC 5321, 4.5.3.1.1).
  private static let localMax = 64

  /// The address alone, out of `mailto:`, angle brackets, a name before them and quotes. The local part is
  /// without `+` and what follows, and at gmail.com, which googlemail.com is too, without full stops.
  package static func email(_ text: String) -> String? {
    guard text.utf8.count <= lengthMax else { return nil }
    if let key = plainEmail(text) { return key }
    let letters = address(in: FoldedText.scalars(text, .lookalikes)[...])
    guard let at = letters.lastIndex(of: "@"), let domain = domain(of: trimmed(letters[(at + 1)...])),
      var local = mailbox(trimmed(letters[..<at]))
    else { return nil }
    if let plus = local.dropFirst().firstIndex(of: "+") { local = local[..<plus] }
    if domain == "gmail.com" { local = local.filter { $0 != "." }[...] }
    guard (1...localMax).contains(local.count) else { return nil }
    return string(local) + "@" + domain
  }

  /// The domains that a key of an address or domain lies below, itself first, each with two labels at least.
  package static func enclosingDomains(of key: String) -> [String] {
    let domain =
      key.utf8.lastIndex(of: UInt8(ascii: "@")).map { key[key.utf8.index(after: $0)...] } ?? key[...]
    let labels = domain.utf8.split(separator: UInt8(ascii: "."))
    guard labels.count >= 2 else { return [] }
    return labels.dropLast().compactMap { String(domain[$0.startIndex...]) }
  }

  static func domain(of letters: ArraySlice<Unicode.Scalar>) -> String? {
    var labels = letters.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last?.isEmpty ?? false { labels.removeLast() }
    let names = labels.compactMap(label)
    guard names.count == labels.count, names.count >= 2, let last = names.last,
      !last.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let domain = names.joined(separator: ".")
    guard domain.utf8.count <= 253 else { return nil }
    return domain == "googlemail.com" ? "gmail.com" : domain
  }

  /// Nil for what no domain has between two full stops.
  private static func label(_ letters: ArraySlice<Unicode.Scalar>) -> String? {
    guard (1...63).contains(letters.count) else { return nil }
    let given = string(letters)
    if given.hasPrefix("xn--"), letters.allSatisfy(\.isASCII) {
      guard letters.allSatisfy(isLabelLetter) else { return nil }
      // What is not the ASCII form of anything is a name of its own.
      guard let unicode = Punycode.decode(given.utf8.dropFirst(4)), !unicode.allSatisfy(\.isASCII) else {
        return given
      }
      let folded = FoldedText.scalars(string(unicode[...]), .lookalikes)
      guard !string(folded[...]).hasPrefix("xn--") else { return given }
      return ascii(folded[...]) ?? given
    }
    return ascii(letters)
  }

  private static func ascii(_ letters: ArraySlice<Unicode.Scalar>) -> String? {
    guard !letters.isEmpty, letters.first != "-", letters.last != "-", letters.allSatisfy(isLabelLetter)
    else {
      return nil
    }
    guard !letters.allSatisfy(\.isASCII) else { return string(letters) }
    guard let code = Punycode.encode(Array(letters)), code.utf8.count <= 59 else { return nil }
    return "xn--" + code
  }

  private static func isLabelLetter(_ letter: Unicode.Scalar) -> Bool {
    if letter.isASCII {
      return ("a"..."z").contains(letter) || ("0"..."9").contains(letter) || letter == "-" || letter == "_"
    }
    return !isSpace(letter)
  }

  /// What is left when all that only wraps an address is taken away.
  private static func address(in letters: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var letters = trimmed(letters)
    while let last = letters.last, last == "," || last == ";" { letters = trimmed(letters.dropLast()) }
    if letters.last == ">", let open = letters.lastIndex(of: "<") {
      letters = trimmed(letters[(open + 1)...].dropLast())
    }
    while let (first, last) = ends(of: letters), pairs.contains(where: { $0 == (first, last) }) {
      letters = trimmed(letters.dropFirst().dropLast())
    }
    if letters.starts(with: "mailto:".unicodeScalars) {
      letters = trimmed(letters.dropFirst(7).prefix { $0 != "?" })
    }
    return letters
  }

  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("\"", "\""), ("'", "'"), ("(", ")"), ("[", "]"), ("<", ">"),
  ]

  private static func ends(of letters: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, Unicode.Scalar)? {
    guard letters.count >= 2, let first = letters.first, let last = letters.last else { return nil }
    return (first, last)
  }

  /// The local part without quotes; nil when it needs them, or is none.
  private static func mailbox(_ letters: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    var letters = letters
    if let (first, last) = ends(of: letters), first == "\"", last == "\"" {
      letters = letters.dropFirst().dropLast().filter { $0 != "\\" }[...]
    }
    return letters.isEmpty || letters.contains { isSpace($0) || special.contains($0) } ? nil : letters
  }

  private static let special: Set<Unicode.Scalar> = [
    "@", "<", ">", "(", ")", ",", ";", ":", "\\", "\"", "[", "]",
  ]
}
