import MusterCore
import MusterWire
import MusterYAML

/// A place to call and as whom, under a name.
struct Profile: Sendable, Equatable {
  var endpoint: String?
  var tenant: String?
  var plaintext: String?
  var caFile: String?
  var certFile: String?
  var keyFile: String?
  var serverName: String?
  var tokenFile: String?
  var timeout: String?
  var output: String?
  /// Written by `musterd dev`, into a file that its owner alone can read.
  var token: String?

  /// The keys of the file, with what they set.
  static let keys: [(name: String, path: any WritableKeyPath<Profile, String?> & Sendable)] = [
    ("endpoint", \.endpoint), ("tenant", \.tenant), ("plaintext", \.plaintext), ("ca-file", \.caFile),
    ("cert-file", \.certFile), ("key-file", \.keyFile), ("server-name", \.serverName),
    ("token-file", \.tokenFile), ("timeout", \.timeout), ("output", \.output), ("token", \.token),
  ]
}

/// `$XDG_CONFIG_HOME/muster/config.yaml`: profiles, and the one that counts unless another is named.
struct ProfileFile: Sendable {
  let path: String
  var current: String?
  /// In their order.
  var profiles: [(name: String, profile: Profile)] = []

  init(_ path: String) { self.path = path }

  /// Nothing of a file that is not there.
  static func read(_ path: String) throws(Failure) -> ProfileFile {
    var file = ProfileFile(path)
    guard FileFacts(path) != nil else { return file }
    let document: YAMLDocument
    do {
      document = try YAMLDocument(try Files.content(path, most: YAMLDocument.bytesMax))
    } catch {
      throw Failure(.usage, "\(path): \(error)")
    }
    for entry in document.entries {
      switch (entry.key, entry.value.content) {
      case ("current", .text(let name)): file.current = name
      case ("current", .nothing), ("profiles", .nothing): break
      case ("profiles", .mapping(let entries)):
        for entry in entries { file.profiles.append((entry.key, try profile(entry, path))) }
      default:
        throw Failure(
          .usage, "\(path):\(entry.place.line): \(entry.key) is not known; there are current and profiles")
      }
    }
    return file
  }

  private static func profile(_ entry: YAMLDocument.Entry, _ path: String) throws(Failure) -> Profile {
    var profile = Profile()
    switch entry.value.content {
    case .nothing: return profile
    case .mapping(let entries):
      for entry in entries {
        guard let key = Profile.keys.first(where: { $0.name == entry.key }) else {
          throw Failure(
            .usage, "\(path):\(entry.place.line): a profile has no \(entry.key)",
            hints: Suggestion.hints(for: entry.key, among: Profile.keys.map(\.name)))
        }
        switch entry.value.content {
        case .text(let text): profile[keyPath: key.path] = text
        case .nothing: break
        default: throw Failure(.usage, "\(path):\(entry.place.line): \(entry.key) takes one value")
        }
      }
      return profile
    default: throw Failure(.usage, "\(path):\(entry.place.line): a profile is a list of keys and values")
    }
  }

  subscript(_ name: String) -> Profile? {
    get { profiles.first { $0.name == name }?.profile }
    set {
      guard let newValue else { return profiles.removeAll { $0.name == name } }
      if let place = profiles.firstIndex(where: { $0.name == name }) {
        profiles[place].profile = newValue
      } else {
        profiles.append((name, newValue))
      }
    }
  }

  func write() throws(Failure) {
    var members: [JSONValue.Member] = []
    if let current { members.append(JSONValue.Member(name: "current", value: .string(current))) }
    let all = profiles.map { name, profile in
      JSONValue.Member(
        name: name,
        value: .object(
          Profile.keys.compactMap { key in
            profile[keyPath: key.path].map { JSONValue.Member(name: key.name, value: .string($0)) }
          }))
    }
    members.append(JSONValue.Member(name: "profiles", value: .object(all)))
    let text =
      "# Profiles of muster; `muster profile` writes them, and so may you.\n"
      + YAMLText.lines(.object(members)).joined(separator: "\n") + "\n"
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Files.makeFolder(String(path[..<slash])) }
      try Files.replace(path, with: text)
    } catch {
      throw .file(error)
    }
  }
}

/// Where the program keeps what is its own.
enum Places {
  static var config: String? { folder("XDG_CONFIG_HOME", ".config") }
  static var state: String? { folder("XDG_STATE_HOME", ".local/state") }

  private static func folder(_ variable: String, _ below: String) -> String? {
    let base = Environment.value(variable) ?? Environment.value("HOME").map { "\($0)/\(below)" }
    return base.map { "\($0)/muster" }
  }

  static var profiles: String? { config.map { "\($0)/config.yaml" } }
  /// Of `musterd dev`, while it serves.
  static var devProfiles: String? { state.map { "\($0)/dev.yaml" } }

  static func tokens(_ profile: String) -> String? {
    state.map { "\($0)/tokens/\(fileName(profile)).json" }
  }

  /// A name as a file can have it.
  static func fileName(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_.".contains($0) ? $0 : "_" })
  }
}
