/// The forms that `muster.options.v1.Format` names. A form is about spelling; whether the thing exists is
/// for the server to find out.
///
/// Texts are compared scalar by scalar. As characters, a point or an `@` with a mark on it would be
/// neither, though every other reader of an address takes it for one.
package enum TextFormat: Sendable {
  case email, phone, url, domain, country, currency, language, timeZone, slug, decimal
  case json, jsonObject, token, key, timeOfDay, date, cron

  /// What is wrong with the text, or nil.
  package func problem(_ text: String) -> String? {
    switch self {
    case .email: Self.isEmail(text) ? nil : "is not one e-mail address such as jane@example.com"
    case .phone: Self.isPhone(text) ? nil : "is not a telephone number in the form +61400000000"
    case .url: Self.isURL(text) ? nil : "is not an absolute http or https URL without credentials"
    case .domain: Self.isDomain(text) ? nil : "is not a domain name such as example.com"
    case .country: Self.isLetters(text, 2, "A"..."Z") ? nil : "is not a country in the form AU (ISO 3166-1)"
    case .currency: Self.isLetters(text, 3, "A"..."Z") ? nil : "is not a currency in the form AUD (ISO 4217)"
    case .language: Self.isLanguage(text) ? nil : "is not a language tag such as en-AU (BCP 47)"
    case .timeZone: Self.isTimeZone(text) ? nil : "is not a time zone such as Australia/Perth"
    case .slug:
      Self.isSlug(text) ? nil : "is not 2 to 63 lower-case letters, digits and single hyphens, a letter first"
    case .decimal: Self.isDecimal(text) ? nil : "is not a decimal number of at most 38 digits such as -12.50"
    case .json: Self.problem(json: text, isObject: false)
    case .jsonObject: Self.problem(json: text, isObject: true)
    case .token: Self.isToken(text) ? nil : "is not printable ASCII without spaces at its ends"
    case .key:
      Self.isKey(text) ? nil : "is not lower-case letters, digits, underscores, with dots between parts"
    case .timeOfDay: Self.isTimeOfDay(text) ? nil : "is not a time of day between 00:00 and 24:00"
    case .date: Self.isDate(text) ? nil : "is not a date such as 2026-11-20"
    case .cron: Self.isCron(text) ? nil : "is not the five fields of a cron schedule"
    }
  }

  private typealias Scalars = ClosedRange<Unicode.Scalar>

  private static func isLetters(_ text: String, _ count: Int, _ range: Scalars) -> Bool {
    text.unicodeScalars.count == count && text.unicodeScalars.allSatisfy(range.contains)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isLower(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || isLower(scalar) || ("A"..."Z").contains(scalar)
  }

  /// Letters of other scripts are allowed on both sides: addresses and domains may be international.
  private static func isEmail(_ text: String) -> Bool {
    if isPlainEmail(text) { return true }
    let scalars = text.unicodeScalars
    guard text.utf8.count <= 254, let at = scalars.lastIndex(of: "@") else { return false }
    let local = scalars[..<at]
    let forbidden: Set<Unicode.Scalar> = ["@", "<", ">", "(", ")", ",", ";", ":", "\\", "\"", "[", "]"]
    return String(local).utf8.count <= 64
      && local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
      && local.allSatisfy {
        $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace && !forbidden.contains($0)
      }
      && isDomain(String(scalars[scalars.index(after: at)...]))
  }

  /// Nearly all addresses: letters, digits and a few marks before the at, a plain domain behind it. What is
  /// not may be an address all the same.
  private static func isPlainEmail(_ text: String) -> Bool {
    let bytes = text.utf8.span
    guard bytes.count <= 254, let at = bytes.indices.first(where: { bytes[$0] == UInt8(ascii: "@") }),
      1...64 ~= at
    else { return false }
    var (part, dots, hasLetter) = (0, 0, false)
    for place in bytes.indices {
      let byte = bytes[place]
      if place == at || byte == UInt8(ascii: ".") {
        // No part is empty.
        if part == 0 { return false }
        (part, hasLetter) = (0, false)
        if place > at { dots += 1 }
        continue
      }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): hasLetter = true
      case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): if place > at { return false }
      default: return false
      }
      part += 1
      if part > 63 { return false }
    }
    return dots > 0 && part > 0 && hasLetter
  }

  private static func isDomain(_ text: String) -> Bool {
    let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, text.utf8.count <= 253 else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(String(label).utf8.count) && label.first != "-" && label.last != "-"
        && label.allSatisfy(isDomainLetter) && !(label.first.map(isMark) ?? false)
    } && !(labels.last?.allSatisfy(isDigit) ?? true)
  }

  private static func isDomainLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isAlphanumeric(scalar) || scalar == "-" }
    return isMark(scalar) || scalar.properties.generalCategory == .decimalNumber
      || scalar.properties.isAlphabetic
  }

  /// No label begins with one (RFC 5891, 4.2.3.2).
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
  }

  private static func isPhone(_ text: String) -> Bool {
    let digits = text.unicodeScalars.dropFirst()
    return text.hasPrefix("+") && (7...15).contains(digits.count) && digits.first != "0"
      && digits.allSatisfy(isDigit)
  }

  private static func isURL(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    for scheme in ["https://", "http://"]
    where String(scalars.prefix(scheme.count)).lowercased() == scheme {
      let authority = scalars.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      guard let first = authority.first, first != ":", !authority.contains("@")
      else { return false }
      return scalars.allSatisfy {
        $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" && !$0.properties.isWhitespace
      }
    }
    return false
  }

  private static func isLanguage(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count), text.utf8.count <= 35 else {
      return false
    }
    return first.unicodeScalars.allSatisfy { isAlphanumeric($0) && !isDigit($0) }
      && parts.dropFirst().allSatisfy {
        (1...8).contains($0.utf8.count) && $0.unicodeScalars.allSatisfy(isAlphanumeric)
      }
  }

  private static func isTimeZone(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return text.utf8.count <= 64 && parts.count <= 3
      && parts.allSatisfy { part in
        part.unicodeScalars.first.map { isAlphanumeric($0) && !isDigit($0) } ?? false
          && part.unicodeScalars.allSatisfy { isAlphanumeric($0) || $0 == "_" || $0 == "-" || $0 == "+" }
      }
  }

  private static func isSlug(_ text: String) -> Bool {
    (2...63).contains(text.utf8.count) && (text.unicodeScalars.first.map(isLower) ?? false)
      && !text.hasSuffix("-") && !text.contains("--")
      && text.unicodeScalars.allSatisfy { isLower($0) || isDigit($0) || $0 == "-" }
  }

  private static func isDecimal(_ text: String) -> Bool {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isDigit) }
      && parts.reduce(0) { $0 + $1.utf8.count } <= 38
  }

  private static func problem(json text: String, isObject: Bool) -> String? {
    do throws(WireError) {
      try JSONScanner.check(text, depthMax: 32, isObject: isObject)
      return nil
    } catch {
      return "is not what it should be: \(error.message)"
    }
  }

  private static func isToken(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.hasPrefix(" ") && !text.hasSuffix(" ")
  }

  private static func isKey(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.unicodeScalars.first.map(isLower) ?? false
        && part.unicodeScalars.allSatisfy { isLower($0) || isDigit($0) || $0 == "_" }
    }
  }

  private static func isTimeOfDay(_ text: String) -> Bool {
    // Signs are kept out first: `Int` reads them too.
    guard text.utf8.count == 5, text.unicodeScalars.allSatisfy({ isDigit($0) || $0 == ":" }),
      text.dropFirst(2).first == ":", let hour = Int(text.prefix(2)),
      let minute = Int(text.suffix(2))
    else { return false }
    return (0...23).contains(hour) && (0...59).contains(minute) || hour == 24 && minute == 0
  }

  private static func isDate(_ text: String) -> Bool {
    text.utf8.count == 10 && (try? TimeText.timestamp(text + "T00:00:00Z")) != nil
  }

  private static func isCron(_ text: String) -> Bool {
    let fields = text.split(separator: " ", omittingEmptySubsequences: false)
    return fields.count == 5
      && fields.allSatisfy { field in
        !field.isEmpty
          && field.unicodeScalars.allSatisfy { isAlphanumeric($0) || ["*", "/", ",", "-"].contains($0) }
      }
  }
}
