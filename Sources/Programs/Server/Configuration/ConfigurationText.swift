import MusterYAML

/// What `musterd config print` writes: YAML that says the same when it is read, and where each value is from.
struct ConfigurationText {
  let configured: Configured

  var text: String {
    let file = configured.file.map { "Read: \($0)" } ?? "No configuration file was read."
    let options = configured.configuration.command.options.filter(\.isConfigurable)
    return (["# \(file)"] + options.map(line)).joined(separator: "\n")
  }

  private func line(_ option: Option) -> String {
    guard let given = configured.values.first(where: { $0.option.key == option.key }) else {
      guard let standard = option.standard else { return "# \(option.key):  # not set" }
      return "\(Self.value(standard, option))  # default"
    }
    let source =
      switch given.source {
      case .flag: option.name
      case .environment: option.variable
      case .file(let path, let place): "\(path):\(place.line)"
      }
    let remark = given.holdsPassword ? ", without its password" : ""
    return "\(Self.value(given.redacted, option))  # \(source)\(remark)"
  }

  private static func value(_ text: String, _ option: Option) -> String {
    guard option.traits.contains(.list) else { return "\(option.key): \(scalar(text))" }
    return "\(option.key): [\(text.split(separator: ",").map { scalar(String($0)) }.joined(separator: ", "))]"
  }

  /// Quoted where YAML could take it for something else.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"):
          true
        default: false
        }
      } && text.lowercased() != "null"
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x\(String(repeating: "0", count: 2 - digits.count))\(digits)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// What `musterd config reference` writes: all options as a table in Markdown.
enum OptionTable {
  static var text: String {
    (["| flag | environment | file | default | SIGHUP | meaning |", "|---|---|---|---|---|---|"]
      + ([.configuration] + Option.configured).map(row)).joined(separator: "\n")
  }

  private static func row(_ option: Option) -> String {
    let flag = option.name + (option.value.map { " \($0)" } ?? "")
    let isEverywhere = option.key != Option.configuration.key
    return "| `\(flag)` | `\(option.variable)` | \(isEverywhere ? "`\(option.key)`" : "") |"
      + " \(option.standard.map { "`\($0)`" } ?? "") | \(option.traits.contains(.reloads) ? "yes" : "") |"
      + " \(option.help.replacing("|", with: "\\|")) |"
  }
}
