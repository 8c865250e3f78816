import MusterCore
import MusterWire

extension Builtin {
  static let profiles: [Builtin] = [profileList, profileSet, profileUse, profileShow, profileDelete]

  private static let profileList = Builtin(
    words: ["profile", "list"], summary: "the profiles there are", example: "profile list",
    about: "Lists the profiles of this account, those of a musterd dev that serves, and those of the machine."
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let surroundings = try Surroundings(words)
    var rows: [[String]] = []
    for file in try files() {
      for (name, profile) in file.profiles {
        let mark = name == surroundings.profileName ? "*" : ""
        rows.append([mark, name, profile.endpoint ?? "", profile.tenant ?? "", file.path])
      }
    }
    return try dispatch.say(
      PlainTable.lines(["", "NAME", "ENDPOINT", "TENANT", "FILE"], rows).joined(separator: "\n"))
  }

  private static func files() throws(Failure) -> [ProfileFile] {
    var files: [ProfileFile] = []
    for path in [Places.profiles, Places.devProfiles, Surroundings.machineFile].compactMap(\.self) {
      files.append(try ProfileFile.read(path))
    }
    return files
  }

  private static let profileSet = Builtin(
    words: ["profile", "set"], summary: "make a profile or change it",
    example: "profile set prod --endpoint muster.example:50051 --tenant tenant_01jc4x8y7kf3q9v2m5n6p7r8st",
    about:
      "Writes what is given into the profile; --plaintext=false and an empty value take something out. The "
      + "first profile becomes the current one. A token is never in it: --token-file "
      + "names a file, and muster login "
      + "keeps tokens beside it.",
    usage: "NAME [flags]", positionals: 1
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let name = try named(words)
    var file = try own()
    var profile = file[name] ?? Profile()
    for key in Profile.keys where key.name != "token" {
      guard let value = words.global(key.name) else { continue }
      profile[keyPath: key.path] = value.isEmpty || value == "false" ? nil : value
    }
    file[name] = profile
    if file.current == nil { file.current = name }
    try file.write()
    return .done
  }

  private static let profileUse = Builtin(
    words: ["profile", "use"], summary: "make a profile the current one", example: "profile use prod",
    about: "Commands go by this profile unless --profile or MUSTER_PROFILE names another.", usage: "NAME",
    positionals: 1
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let name = try named(words)
    let all = try files()
    guard all.contains(where: { $0[name] != nil }) else {
      throw .usage(
        "there is no profile \(ValueKind.shown(name))",
        hints: Suggestion.hints(for: name, among: all.flatMap(\.profiles).map(\.name)))
    }
    var file = try own()
    file.current = name
    try file.write()
    return .done
  }

  private static let profileShow = Builtin(
    words: ["profile", "show"], summary: "what a profile says", example: "profile show prod",
    about: "Shows a profile, the current one unless another is named. Tokens are not shown.", usage: "[NAME]",
    positionals: 1
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    var named = words
    if let name = words.positionals.first { named.globals["profile"] = [name] }
    guard let name = try Surroundings(named).profileName else {
      throw Failure(.notFound, "there is no current profile; muster profile set makes one")
    }
    for file in try files() {
      guard let profile = file[name] else { continue }
      var lines = ["name  \(name)"]
      for key in Profile.keys where key.name != "token" {
        if let value = profile[keyPath: key.path] { lines.append("\(key.name)  \(value)") }
      }
      let isSignedIn = Places.tokens(name).flatMap(KeptTokens.read) != nil || profile.token != nil
      lines.append("signed in  \(isSignedIn ? "yes" : "no")")
      return try dispatch.say(lines.joined(separator: "\n"))
    }
    return .notFound
  }

  private static let profileDelete = Builtin(
    words: ["profile", "delete"], summary: "forget a profile and its tokens", example: "profile delete prod",
    about: "Takes the profile out of the file, and its kept tokens away.", usage: "NAME", positionals: 1
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let name = try named(words)
    var file = try own()
    guard file[name] != nil else {
      throw Failure(.notFound, "there is no profile \(ValueKind.shown(name)) in \(file.path)")
    }
    file[name] = nil
    if file.current == name { file.current = nil }
    try file.write()
    if let tokens = Places.tokens(name) { Files.remove(tokens) }
    return .done
  }

  private static func named(_ words: ParsedWords) throws(Failure) -> String {
    guard let name = words.positionals.first else { throw .usage("NAME is missing") }
    guard !name.isEmpty, name == Places.fileName(name) else {
      throw .usage("a profile's name has letters, digits, dots, dashes and underscores")
    }
    return name
  }

  private static func own() throws(Failure) -> ProfileFile {
    guard let path = Places.profiles else { throw Failure(.failed, "there is no HOME to keep profiles in") }
    return try ProfileFile.read(path)
  }

  static let configExplain = Builtin(
    words: ["config", "explain"], summary: "what a command goes by, and where each value is from",
    example: "config explain",
    about:
      "A flag goes before a variable, a variable before the profile, the profile "
      + "before the file of the machine "
      + "(\(Surroundings.machineFile)), and that before what is taken when nobody says anything."
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let surroundings = try Surroundings(words)
    var rows = surroundings.values.map { value in
      [value.name, value.name == "token" ? "(not shown)" : value.text, value.source]
    }
    if case .kept(let path) = try Credential(surroundings) { rows.append(["token", "(kept)", path]) }
    return try dispatch.say(PlainTable.lines(["NAME", "VALUE", "FROM"], rows).joined(separator: "\n"))
  }
}

/// Texts in columns.
enum PlainTable {
  static func lines(_ titles: [String], _ rows: [[String]]) -> [String] {
    let all = ([titles] + rows).map { row in row.map { $0.asOneLine } }
    let widths = titles.indices.map { index in
      all.map { PlainText.width(index < $0.count ? $0[index] : "") }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (index, text) in row.enumerated() {
        line += index == row.count - 1 ? text : PlainText.padded(text, to: widths[index]) + "  "
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
