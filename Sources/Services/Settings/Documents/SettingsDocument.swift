import MusterCore
import MusterCrypto
import MusterRPC
import MusterWire

/// Settings as one JSON document, which ExportSettings writes and ImportSettings reads.
struct SettingsDocument: Sendable {
  static let format = "muster.settings"

  enum Content: Hashable, Sendable {
    case value(JSONValue)
    case sealed([UInt8])
    case omitted
  }

  struct Entry: Hashable, Sendable {
    let scope: SettingScope
    let key: String
    let content: Content
  }

  var time = ""
  var namespaces: [String] = []
  /// How its secrets are sealed.
  var sealing: Scrypt?
  var entries: [Entry] = []

  /// Members and settings in a fixed order.
  func text(version: Int) -> String {
    let names = namespaces.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let sealing = sealing.map { sealing in
      JSONValue.stated([
        ("cipher", .string("AES-256-GCM")), ("kdf", .string("scrypt")), ("n", .number("\(sealing.cost)")),
        ("r", .number("\(Scrypt.blockSize)")), ("p", .number("1")),
        ("salt", .string(Base64.json.text(sealing.salt))),
      ])
    }
    let head = [
      "\"format\":\(JSONValue.quoted(Self.format))", "\"format_version\":\(version)",
      "\"export_time\":\(JSONValue.quoted(time))", "\"namespaces\":\(JSONValue.texts(names).text)",
      "\"sealing\":\(sealing?.text ?? "null")",
    ]
    let lines = entries.sorted { Self.isBefore($0, $1) }.map(\.text)
    return "{" + head.joined(separator: ",") + ",\"settings\":[" + lines.joined(separator: ",") + "]}"
  }

  private static func isBefore(_ one: Entry, _ other: Entry) -> Bool {
    if one.scope.level != other.scope.level { return one.scope.level < other.scope.level }
    let (left, right) = (
      [one.scope.subject, one.scope.namespace, one.key],
      [other.scope.subject, other.scope.namespace, other.key]
    )
    for (first, second) in zip(left, right) where first != second {
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }
    return false
  }

  /// What a sealed secret of a document is bound to.
  static func data(_ scope: SettingScope, _ key: String) -> [UInt8] {
    Array([format, scope.level.name, scope.subject, scope.namespace, key].joined(separator: "\0").utf8)
  }
}

extension SettingsDocument.Entry {
  fileprivate var text: String {
    let last: JSONValue.Member =
      switch content {
      case .value(let value): JSONValue.Member(name: "value", value: value)
      case .sealed(let bytes): JSONValue.Member(name: "sealed", value: .string(Base64.json.text(bytes)))
      case .omitted: JSONValue.Member(name: "secret_omitted", value: .bool(true))
      }
    let members = [
      JSONValue.Member(name: "level", value: .string(scope.level.name)),
      JSONValue.Member(name: "subject", value: .string(scope.subject)),
      JSONValue.Member(name: "namespace", value: .string(scope.namespace)),
      JSONValue.Member(name: "key", value: .string(key)), last,
    ]
    return JSONValue.object(members).text
  }
}
