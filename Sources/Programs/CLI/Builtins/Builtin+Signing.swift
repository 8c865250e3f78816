import MusterCore
import MusterTerminal
import MusterWire

extension Builtin {
  private static let keyFlag = GlobalFlag(
    name: "api-key-file", placeholder: "FILE",
    words: "the API key; - is standard input, where it is not shown")

  static let login = Builtin(
    words: ["login"], summary: "sign in with an API key", example: "login --api-key-file key.txt",
    about:
      "Exchanges an API key for tokens, which are kept for the profile and renewed by themselves. The key is "
      + "not kept. Without --profile the tokens are those of the current profile, or "
      + "of one named default, which "
      + "is made from --endpoint and the like.",
    usage: "[--api-key-file FILE]", flags: [keyFlag]
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let key = try FileText.secret(words.global("api-key-file") ?? "-")
    let tokens = try await SignIn(words).withKey(key)
    ByteOutput(.errors).tryWrite("signed in to \(tokens.tenant) as profile \(SignIn.profileName(words))\n")
    return .done
  }

  static let logout = Builtin(
    words: ["logout"], summary: "forget the tokens of a profile", example: "logout",
    about:
      "Takes the kept tokens of the profile away. They stay good until they end; "
      + "muster token revoke ends them."
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let name = try Surroundings(words).profileName ?? "default"
    if let path = Places.tokens(name) { Files.remove(path) }
    return .done
  }

  static let whoami = Builtin(
    words: ["whoami"], summary: "who is calling, in which tenant, with which rights", example: "whoami",
    about: "Shows who the server takes you for. muster auth whoami tells the same in every form of output."
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    guard words.global("output") == nil || words.global("output") == "table",
      let command = RPCCommand.find("auth", "whoami")
    else { return try await dispatch.run(["auth", "whoami"] + words.globalWords) }
    let surroundings = try Surroundings(words)
    let connection = try Connection(surroundings)
    try await ServerVersion.check(connection)
    let tenant = surroundings["tenant"].map { JSONValue.string($0) }
    let answer = try await connection.tree(command, .stated([("tenant_id", tenant)]))
    let style = OutputStyle(words)
    let caller = answer["caller"] ?? .object([])
    let text = Identity.lines(caller, connection.endpoint, surroundings, style).joined(separator: "\n")
    return try dispatch.say(text)
  }
}

/// Who somebody is, on a few lines.
enum Identity {
  static func lines(
    _ caller: JSONValue, _ endpoint: String, _ surroundings: Surroundings, _ style: OutputStyle
  ) -> [String] {
    let actor = caller["actor"]
    let name = [actor?["display_name"]?.string, caller["user"]?["email"]?.string].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: ", ")
    var rows: [(String, String)] = [
      ("caller", "\(name.isEmpty ? "" : name + "  ")\(actor?["id"]?.string ?? "")"),
      ("tenant", caller["tenant_id"]?.string ?? "none"),
    ]
    if case .bool(true)? = caller["platform_admin"] { rows.append(("operator", "of the installation")) }
    if let roles = caller["member"]?["roles"]?.elements?.compactMap(\.string), !roles.isEmpty {
      rows.append(("roles", roles.joined(separator: ", ")))
    }
    let permissions = caller["permissions"]?.elements?.compactMap(\.string) ?? []
    rows.append(
      (
        "permissions",
        "\(permissions.count): \(permissions.prefix(6).joined(separator: ", "))"
          + (permissions.count > 6 ? ", …" : "")
      ))
    if let time = caller["token_expire_time"]?.string, let end = try? TimeText.timestamp(time).seconds {
      rows.append(("token ends", "\(DurationText.relative(end, now: style.now)), \(time)"))
    }
    rows.append(("server", endpoint))
    if let profile = surroundings.profileName { rows.append(("profile", profile)) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { style.bold(PlainText.padded($0.0, to: width)) + "  " + $0.1.asOneLine }
  }
}

/// Makes tokens and keeps them.
struct SignIn {
  private let words: ParsedWords

  init(_ words: ParsedWords) { self.words = words }

  static func profileName(_ words: ParsedWords) -> String {
    words.global("profile") ?? Environment.value("MUSTER_PROFILE")
      ?? (try? Surroundings(words))?.profileName ?? "default"
  }

  /// The profile is made when it is not there, of what was typed.
  @discardableResult
  func withKey(_ key: String) async throws(Failure) -> KeptTokens {
    let name = Self.profileName(words)
    guard let path = Places.profiles, let tokenPath = Places.tokens(name) else {
      throw Failure(.failed, "there is no HOME to keep the tokens in")
    }
    var file = try ProfileFile.read(path)
    // A profile that is made now has nothing yet to be found.
    var plain = words
    if file[name] == nil, words.global("profile") == name, try Self.isUnknown(name) {
      plain.globals["profile"] = nil
      guard Environment.value("MUSTER_PROFILE") == nil else {
        throw .usage("there is no profile \(ValueKind.shown(name)); muster profile set makes one")
      }
    }
    let surroundings = try Surroundings(plain)
    let connection = try Connection(surroundings)
    let answer = try await connection.call(
      "token", "create", [("api_key", .string(key)), ("request_id", .string(RequestIDs.fresh()))])
    guard let tokens = KeptTokens(answer) else { throw Failure(.failed, "the server answered no token") }
    var profile = file[name] ?? Profile()
    for key in Profile.keys where key.name != "token" && key.name != "token-file" && key.name != "output" {
      guard let source = surroundings.source(key.name), !source.hasPrefix("profile "), source != "default"
      else {
        continue
      }
      profile[keyPath: key.path] = surroundings[key.name]
    }
    if profile.endpoint == nil { profile.endpoint = surroundings["endpoint"] }
    profile.tenant = tokens.tenant
    file[name] = profile
    if file.current == nil { file.current = name }
    try tokens.write(tokenPath)
    try file.write()
    return tokens
  }

  private static func isUnknown(_ name: String) throws(Failure) -> Bool {
    let dev = try Places.devProfiles.map(ProfileFile.read) ?? nil
    return dev?[name] == nil
  }
}

extension ParsedWords {
  /// As they were typed, for a command that hands on to another.
  var globalWords: [String] {
    globals.flatMap { name, values in
      values.map { value in GlobalFlag.named(name)?.placeholder == nil ? "--\(name)" : "--\(name)=\(value)" }
    }
  }
}
