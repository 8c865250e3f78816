import MusterCore

/// What a command goes by, each value with where it came from: the command line, the environment, the
/// profile, the file of the machine, or what is taken when nobody says anything.
struct Surroundings: Sendable {
  struct Value: Sendable, Equatable {
    let name: String
    let text: String
    let source: String
  }

  let values: [Value]
  let profileName: String?

  /// With the variable of each; a secret has none but MUSTER_TOKEN, which is for machines that have no file.
  private static let variables = [
    "endpoint": "MUSTER_ENDPOINT", "tenant": "MUSTER_TENANT", "plaintext": "MUSTER_PLAINTEXT",
    "ca-file": "MUSTER_CA_FILE", "cert-file": "MUSTER_CERT_FILE", "key-file": "MUSTER_KEY_FILE",
    "server-name": "MUSTER_SERVER_NAME", "token-file": "MUSTER_TOKEN_FILE", "token": "MUSTER_TOKEN",
    "timeout": "MUSTER_TIMEOUT", "output": "MUSTER_OUTPUT",
  ]

  private static let defaults = ["endpoint": "127.0.0.1:50051", "timeout": "30s"]
  static let machineFile = "/etc/muster/config.yaml"

  init(_ words: ParsedWords) throws(Failure) {
    // A file that is named is the only one beside the machine's.
    let named = words.global("profiles")
    if let named, FileFacts(named) == nil {
      throw .usage("--profiles: there is no file \(ValueKind.shown(named))")
    }
    let own = named == nil ? try Places.profiles.map(ProfileFile.read) ?? nil : nil
    let dev = try (named ?? Places.devProfiles).map(ProfileFile.read) ?? nil
    let machine = try ProfileFile.read(Self.machineFile)
    let asked = words.global("profile") ?? Environment.value("MUSTER_PROFILE")
    // A server that is being tried counts when nothing else was chosen.
    let name = asked ?? own?.current ?? dev?.current ?? machine.current ?? (dev?["dev"] == nil ? nil : "dev")
    var sources: [(profile: Profile, words: String)] = []
    for file in [own, dev, machine].compactMap(\.self) {
      if let name, let profile = file[name] { sources.append((profile, "profile \(name) in \(file.path)")) }
    }
    if let name, sources.isEmpty, asked != nil || own?.current != nil {
      let known = [own, dev, machine].compactMap(\.self).flatMap(\.profiles).map(\.name)
      throw .usage(
        "there is no profile \(ValueKind.shown(name))",
        hints: Suggestion.hints(for: name, among: known)
          + ["muster profile list shows those there are, muster profile set makes one"])
    }
    profileName = sources.isEmpty ? nil : name
    var values: [Value] = []
    if let name = profileName {
      let source =
        words.global("profile") != nil
        ? "--profile"
        : Environment.value("MUSTER_PROFILE") != nil
          ? "MUSTER_PROFILE"
          : own?.current == name || machine.current == name ? "current profile" : "musterd dev serves"
      values.append(Value(name: "profile", text: name, source: source))
    }
    for key in Profile.keys {
      if let value = Self.value(key, words, sources) { values.append(value) }
    }
    self.values = values
  }

  private static func value(
    _ key: (name: String, path: any WritableKeyPath<Profile, String?> & Sendable), _ words: ParsedWords,
    _ sources: [(profile: Profile, words: String)]
  ) -> Value? {
    let name = key.name
    // The tenant of a profile is none of an operator's who says so.
    if name == "tenant", words.has("platform") { return nil }
    if name != "token", let given = words.global(name) {
      return Value(name: name, text: given, source: "--\(name)")
    }
    if let variable = variables[name], let given = Environment.value(variable) {
      return Value(name: name, text: given, source: variable)
    }
    for source in sources {
      if let text = source.profile[keyPath: key.path] {
        return Value(name: name, text: text, source: source.words)
      }
    }
    return defaults[name].map { Value(name: name, text: $0, source: "default") }
  }

  subscript(_ name: String) -> String? { values.first { $0.name == name }?.text }
  func source(_ name: String) -> String? { values.first { $0.name == name }?.source }

  var isPlaintext: Bool { ["true", "yes", "1"].contains(self["plaintext"] ?? "") }

  func timeout() throws(Failure) -> Duration {
    guard let span = DurationText.parse(self["timeout"] ?? "30s"), span > .zero else {
      throw .usage("--timeout takes a span such as 10s or 2m, not \(ValueKind.shown(self["timeout"] ?? ""))")
    }
    return span
  }

  /// Host and port, brackets around an IPv6 address taken away.
  func address() throws(Failure) -> (host: String, port: UInt16) {
    let text = self["endpoint"] ?? ""
    var host = text
    var port: UInt16 = 50051
    if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
      guard let number = UInt16(text[text.index(after: colon)...]), number > 0 else {
        throw .usage(
          "the endpoint \(ValueKind.shown(text)) is not HOST:PORT (from \(source("endpoint") ?? ""))")
      }
      port = number
      host = String(text[..<colon])
    }
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard !host.isEmpty, !host.contains("/") else {
      throw .usage(
        "the endpoint \(ValueKind.shown(text)) is not HOST:PORT (from \(source("endpoint") ?? ""))")
    }
    return (host, port)
  }
}
