import MusterYAML

/// A value that somebody gave, and where.
struct Given: Sendable {
  enum Source: Hashable, Sendable {
    case flag
    case environment
    case file(String, YAMLDocument.Place)
  }

  let option: Option
  /// Lists with commas; of a switch `true` or `false`.
  let text: String
  let source: Source

  /// The option as it is called where the value stands.
  var spelled: String {
    switch source {
    case .flag: option.name
    case .environment: option.variable
    case .file(let path, let place): "\(path):\(place.line):\(place.column): \(option.key)"
    }
  }

  func take(_ settings: inout Settings, _ surroundings: Surroundings) throws(Misunderstood) {
    if option.isSwitch {
      switch text {
      case "true", "1": try option.take(&settings, "")
      case "false", "0": return
      default: throw Misunderstood("\(spelled) takes true or false, not \(text)")
      }
      return
    }
    if option.traits.contains(.secret), looksSecret {
      throw Misunderstood(
        "\(spelled) takes the name of a file, and this looks like what should be in it: a secret is not told"
          + " here, where others read it. Put it into a file for its owner alone")
    }
    do throws(Misunderstood) {
      try option.take(&settings, try path(surroundings))
    } catch {
      // The words may begin with the flag, which is not how everybody spells it.
      let words = "\(error)"
      let start = option.name + " "
      throw Misunderstood(
        "\(spelled) \(words.hasPrefix(start) ? String(words.dropFirst(start.count)) : words)")
    }
  }

  /// A key rather than where it is: in PEM, or 32 bytes as the master key's file has them.
  private var looksSecret: Bool {
    let isHexadecimal = text.utf8.count == 64 && text.allSatisfy(\.isHexDigit)
    let isBase64 = text.utf8.count == 44 && text.hasSuffix("=") && !text.contains(".")
    return text.contains("-----BEGIN") || text.contains("\n") || isHexadecimal || isBase64
  }

  private static let credentialPrefix = "credential:"

  /// `credential:NAME` is what systemd's LoadCredential=NAME put into place.
  private func path(_ surroundings: Surroundings) throws(Misunderstood) -> String {
    guard option.traits.contains(.file), text.hasPrefix(Self.credentialPrefix) else { return text }
    let name = text.dropFirst(Self.credentialPrefix.count)
    guard let folder = surroundings.credentials else {
      throw Misunderstood(
        "names \(text), but $CREDENTIALS_DIRECTORY is not set: systemd sets it for"
          + " LoadCredential=\(name):PATH"
      )
    }
    return "\(folder)/\(name)"
  }
}

extension Given {
  /// Whether the password of a database stands in a URL here.
  var holdsPassword: Bool { DatabaseURL.withoutPassword(text) != text }

  /// The text for others to read.
  var redacted: String { DatabaseURL.withoutPassword(text) }
}

/// A URL as it may be shown.
enum DatabaseURL {
  /// Without what stands between the user's name and the host, and without a `password` in the query.
  static func withoutPassword(_ text: String) -> String {
    guard let scheme = text.firstRange(of: "://") else { return text }
    var rest = text[scheme.upperBound...]
    var shown = String(text[..<scheme.upperBound])
    let place = rest.prefix { $0 != "/" && $0 != "?" }
    if let at = place.lastIndex(of: "@") {
      shown += place[..<at].prefix { $0 != ":" }
      rest = rest[at...]
    }
    guard let question = rest.firstIndex(of: "?") else { return shown + rest }
    let pairs = rest[question...].dropFirst().split(separator: "&").filter { !isPassword($0) }
    return shown + rest[..<question] + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }

  /// A key may be written with `%`, which is no way to hide from this.
  private static func isPassword(_ pair: Substring) -> Bool {
    let key = pair.prefix { $0 != "=" }
    return key == "password" || key.contains("%")
  }
}
