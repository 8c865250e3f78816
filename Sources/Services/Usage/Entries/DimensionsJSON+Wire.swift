import MusterUsageAPI
import MusterWire

/// Dimensions as the database keeps them: one object of texts.
enum DimensionsJSON {
  static func text(_ dimensions: [(String, String)]) -> String {
    "{" + dimensions.map { "\(quoted($0)):\(quoted($1))" }.joined(separator: ",") + "}"
  }

  static func text(_ dimensions: WireMap<WireString, WireString.Value>) -> String {
    text(dimensions.sorted().map { ($0.key, $0.value) })
  }

  /// Of an object of texts.
  static func dimensions(_ text: String) -> WireMap<WireString, WireString.Value> {
    if text == "{}" { return [:] }
    let bucket = try? UsageV1.UsageBucket(json: "{\"dimensions\":\(text)}")
    return bucket?.dimensions ?? [:]
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
