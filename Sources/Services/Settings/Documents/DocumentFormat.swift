import MusterCore
import MusterCrypto
import MusterRPC
import MusterWire

/// A version of the document's format, and how older ones become it: a step from each version to the next.
struct DocumentFormat: Sendable {
  /// The first takes version 1 to version 2; nil for what is not of that version.
  let steps: [@Sendable (JSONValue) -> JSONValue?]

  static let now = DocumentFormat(steps: [])

  var version: Int { steps.count + 1 }

  /// The document as this version reads it, and the version that it had.
  func read(_ text: String) throws(RPCError) -> (document: SettingsDocument, version: Int) {
    var json: JSONValue
    do throws(WireError) {
      json = try SettingJSON.value(text)
    } catch {
      throw .documentInvalid("", error.message)
    }
    guard json["format"]?.string == SettingsDocument.format else {
      throw .documentInvalid("format", "is not \(SettingsDocument.format)")
    }
    guard let written = json["format_version"]?.integer, written >= 1 else {
      throw .documentInvalid("format_version", "is no version")
    }
    guard written <= Int64(version) else { throw .documentTooNew(written, newest: version) }
    for (place, step) in steps.enumerated().dropFirst(Int(written) - 1) {
      guard let next = step(json) else {
        throw .documentInvalid("", "is not of the format version \(place + 1)")
      }
      json = next
    }
    return (try SettingsDocument(json), Int(written))
  }
}

extension SettingsDocument {
  private static let members: Set<String> = [
    "format", "format_version", "export_time", "namespaces", "sealing", "settings",
  ]

  /// Of the version of now.
  fileprivate init(_ json: JSONValue) throws(RPCError) {
    if let other = json.members?.first(where: { !Self.members.contains($0.name) }) {
      throw .documentInvalid(other.name, "is not known")
    }
    time = json["export_time"]?.string ?? ""
    guard let names = json["namespaces"]?.elements, names.allSatisfy({ $0.string != nil }) else {
      throw .documentInvalid("namespaces", "is no list of names")
    }
    namespaces = names.compactMap(\.string)
    sealing = try Self.sealing(json["sealing"] ?? .null)
    guard let settings = json["settings"]?.elements else {
      throw .documentInvalid("settings", "is no list")
    }
    var places: Set<SettingPlace> = []
    for (index, setting) in settings.enumerated() {
      let entry = try Entry(setting, at: "settings[\(index)]", isSealed: sealing != nil)
      guard places.insert(SettingPlace(scope: entry.scope, key: entry.key)).inserted else {
        throw .documentInvalid("settings[\(index)]", "stands twice")
      }
      entries.append(entry)
    }
    let covered = Set(namespaces)
    if let entry = entries.first(where: { !covered.contains($0.scope.namespace) }) {
      throw .documentInvalid("namespaces", "lack \(entry.scope.namespace), which a setting is of")
    }
  }

  private static func sealing(_ json: JSONValue) throws(RPCError) -> Scrypt? {
    if case .null = json { return nil }
    guard json["kdf"]?.string == "scrypt", json["cipher"]?.string == "AES-256-GCM",
      json["r"]?.integer == Int64(Scrypt.blockSize), json["p"]?.integer == 1,
      let cost = json["n"]?.integer, let text = json["salt"]?.string,
      let salt = Base64.json.decode(text.utf8), cost > 0,
      let sealing = Scrypt(cost: UInt64(cost), salt: salt)
    else { throw .documentInvalid("sealing", "is not one that is known") }
    return sealing
  }
}

extension SettingsDocument.Entry {
  private static let levels: [String: Level] = [
    "global": .global, "manager": .manager, "connector": .connector, "tenant": .tenant,
  ]
  private static let members: Set<String> = [
    "level", "subject", "namespace", "key", "value", "sealed", "secret_omitted",
  ]

  fileprivate init(_ json: JSONValue, at place: String, isSealed: Bool) throws(RPCError) {
    guard let members = json.members, members.allSatisfy({ Self.members.contains($0.name) }) else {
      throw .documentInvalid(place, "is no setting")
    }
    guard let level = json["level"]?.string.flatMap({ Self.levels[$0] }) else {
      throw .documentInvalid("\(place).level", "is none of global, manager, connector, tenant")
    }
    let subject = json["subject"]?.string ?? ""
    guard level.hasSubject != subject.isEmpty,
      subject.isEmpty || TextFormat.key.problem(subject) == nil && subject.utf8.count <= 64
    else { throw .documentInvalid("\(place).subject", "does not go with the level") }
    guard let namespace = json["namespace"]?.string, let key = json["key"]?.string,
      TextFormat.key.problem(namespace) == nil, TextFormat.key.problem(key) == nil,
      namespace.utf8.count <= 64, key.utf8.count <= 128
    else { throw .documentInvalid(place, "has no namespace and key") }
    let contents = ["value", "sealed", "secret_omitted"].filter { json[$0] != nil }
    guard contents.count == 1 else {
      throw .documentInvalid(place, "has not one of value, sealed and secret_omitted")
    }
    scope = SettingScope(namespace: namespace, level: level, subject: subject)
    self.key = key
    if let value = json["value"] {
      content = .value(value)
    } else if let text = json["sealed"]?.string {
      guard isSealed, let bytes = Base64.json.decode(text.utf8) else {
        throw .documentInvalid("\(place).sealed", "cannot be read")
      }
      content = .sealed(bytes)
    } else if json["secret_omitted"] == .bool(true) {
      content = .omitted
    } else {
      throw .documentInvalid(place, "has not one of value, sealed and secret_omitted")
    }
  }
}
