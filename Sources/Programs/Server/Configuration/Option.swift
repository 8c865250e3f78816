/// One thing that `musterd` can be told: by a flag, by a variable, by a line of the configuration file.
struct Option: Sendable {
  typealias Take = @Sendable (inout Settings, String) throws(Misunderstood) -> Void

  struct Traits: OptionSet {
    let rawValue: Int

    /// About one run: it stands on the command line or nowhere.
    static let flagOnly = Traits(rawValue: 1)
    /// Values with commas between them; in a file, a sequence.
    static let list = Traits(rawValue: 2)
    /// The path of a file.
    static let file = Traits(rawValue: 4)
    /// The path of a file that holds a secret; the secret itself is refused.
    static let secret = Traits(rawValue: 12)
    /// SIGHUP takes up what is said now.
    static let reloads = Traits(rawValue: 16)
  }

  /// The flag, with its hyphens.
  let name: String
  /// What stands for its value in the help; nil for a switch, which is on or off.
  let value: String?
  /// What holds when nobody says anything, as it would be written; nil for nothing.
  let standard: String?
  let help: String
  let traits: Traits
  /// Its name in a file. Two commands may have a flag of one name that means different things.
  let key: String
  /// Of a switch, called to switch it on; all are off.
  let take: Take

  /// What `take` throws says what the value should be: `takes seconds, not soon`.
  init(
    _ name: String, _ value: String, unless standard: String? = nil, key: String? = nil, _ help: String,
    _ traits: Traits = [], _ take: @escaping Take
  ) {
    (self.name, self.value, self.standard, self.help) = (name, value, standard, help)
    (self.traits, self.take) = (traits, take)
    self.key = key ?? Self.key(name)
  }

  init(
    switch name: String, _ help: String, _ traits: Traits = [],
    _ take: @escaping @Sendable (inout Settings) -> Void
  ) {
    (self.name, value, standard, self.help, self.traits) = (name, nil, "false", help, traits)
    self.take = { settings, _ in take(&settings) }
    key = Self.key(name)
  }

  private static func key(_ name: String) -> String {
    String(name.drop { $0 == "-" }.replacing("-", with: "_"))
  }

  var variable: String { "MUSTERD_\(key.uppercased())" }

  var isSwitch: Bool { value == nil }
  var isConfigurable: Bool { !traits.contains(.flagOnly) }

  /// For a command that cannot do without it; all ways to say it.
  func missing(_ example: String) -> String {
    "it needs \(name) \(value ?? ""), such as \(example);"
      + " or \(variable), or \(key) in \(Surroundings.usualFile)"
  }
}

/// What is wrong with what somebody wrote, for that person: all of it, a line each.
struct Misunderstood: Error, Equatable, CustomStringConvertible {
  let faults: [String]

  init(_ fault: String) {
    faults = [fault]
  }

  init(_ faults: [String]) {
    self.faults = faults
  }

  var description: String { faults.joined(separator: "\n") }
}

extension [Option] {
  /// Flags on the left, what they do on the right, wrapped at 100 columns.
  var help: String {
    let names = map { option in option.name + (option.value.map { " \($0)" } ?? "") }
    let indent = (names.map(\.count).max() ?? 0) + 5
    return zip(names, self).map { name, option in
      let words = option.help + (option.isSwitch ? "" : option.standard.map { "; \($0) unless said" } ?? "")
      var lines = [""]
      for word in words.split(separator: " ") {
        let line = lines[lines.count - 1]
        if indent + line.count + word.count >= 100 {
          lines.append(String(word))
        } else {
          lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
        }
      }
      let margin = String(repeating: " ", count: indent)
      return "  \(name)\(margin.dropFirst(name.count + 2))" + lines.joined(separator: "\n\(margin)")
    }.joined(separator: "\n")
  }
}
