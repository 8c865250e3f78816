/// A command that is no RPC by itself.
struct Builtin: Sendable {
  let words: [String]
  let summary: String
  let example: String
  let about: String
  var usage = ""
  var flags: [GlobalFlag] = []
  var positionals = 0
  let work: @Sendable (ParsedWords, Dispatch) async throws(Failure) -> ExitCode

  static let all: [Builtin] =
    [.login, .logout, .whoami, .status, .version, .help]
    + Builtin.profiles + [.configExplain, .apiCall, .apiList] + Builtin.comforts + [.completion, .man]

  static func named(_ name: String) -> Builtin? { all.first { $0.words.joined(separator: " ") == name } }

  func run(_ words: [String], _ dispatch: Dispatch) async throws(Failure) -> ExitCode {
    let parsed = try ParsedWords(words, list: nil, extra: flags, takesPositionals: positionals)
    return try await work(parsed, dispatch)
  }
}

extension Builtin {
  static let help = Builtin(
    words: ["help"], summary: "explain a command, errors or values", example: "help lead list",
    about: "Explains a command; muster help errors explains exit codes and reasons, muster help values what "
      + "flags take.", usage: "[COMMAND | errors | flags | values]", positionals: 2
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    switch words.positionals {
    case []: return try dispatch.say(HelpText.overview)
    case ["errors"]: return try dispatch.say(HelpText.errors)
    case ["flags"]: return try dispatch.say(HelpText.flags)
    case ["values"]: return try dispatch.say(HelpText.values)
    default: return try await dispatch.run(words.positionals + ["--help"])
    }
  }
}
