import MusterCore
import MusterTerminal

/// Finds out what was asked for.
struct Dispatch: Sendable {
  let stopping: Stopping

  func run(_ words: [String]) async throws(Failure) -> ExitCode {
    let words = try Self.ordered(words)
    guard let noun = words.first, !noun.hasPrefix("-") else { return try wordless(words) }
    let rest = Array(words.dropFirst())
    let verb = rest.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    // Help is the words of a person too: `muster help lead list` and `muster lead list --help`.
    let asksForHelp = rest.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    if let verb, let builtin = Builtin.named("\(noun) \(verb)") {
      if asksForHelp { return try say(HelpText.builtin(builtin)) }
      return try await builtin.run(Array(rest.dropFirst()), self)
    }
    if let verb, let command = RPCCommand.find(noun, verb) {
      if asksForHelp { return try say(HelpText.command(command)) }
      return try await run(command, Array(rest.dropFirst()))
    }
    if let builtin = Builtin.named(noun) {
      if asksForHelp { return try say(HelpText.builtin(builtin)) }
      return try await builtin.run(rest, self)
    }
    return try unknown(noun, verb, asksForHelp)
  }

  func run(_ command: RPCCommand, _ words: [String]) async throws(Failure) -> ExitCode {
    let isOpen = command.isImport || command.positional?.isRepeated == true
    let parsed = try ParsedWords(words, list: command.list, takesPositionals: isOpen ? 1_000 : 1)
    let surroundings = try Surroundings(parsed)
    var withOutput = parsed
    if parsed.global("output") == nil, let output = surroundings["output"] {
      guard GlobalFlag.formats.contains(output) else {
        throw .usage(
          "the output \(ValueKind.shown(output)) of \(surroundings.source("output") ?? "") is no form")
      }
      withOutput.globals["output"] = [output]
    }
    if command.isImport {
      return try await ImportRun(command, withOutput, surroundings, stopping).run()
    }
    return try await CallRun(command, withOutput, surroundings, stopping).run()
  }

  /// What stands before the noun goes behind it.
  private static func ordered(_ words: [String]) throws(Failure) -> [String] {
    var leading: [String] = []
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-"), word != "-", word != "--" {
      rest.removeFirst()
      leading.append(word)
      let isLong = word.hasPrefix("--")
      let flag = isLong ? GlobalFlag.named(String(word.dropFirst(2))) : word.last.flatMap(GlobalFlag.short)
      if let flag, flag.placeholder != nil, isLong || word.count == 2, let value = rest.popFirst() {
        leading.append(value)
      }
    }
    return Array(rest) + leading
  }

  private func wordless(_ words: [String]) throws(Failure) -> ExitCode {
    if words.contains("--version") { return try say(Build.version) }
    if words.contains(where: { $0 == "--help" || $0 == "-h" }) { return try say(HelpText.overview) }
    if let word = words.first {
      throw .usage(
        "there is no command in front of \(word.asOneLine)", hints: ["muster --help lists the commands"])
    }
    try Self.write(HelpText.overview + "\n", to: .errors)
    return .usage
  }

  private func unknown(_ noun: String, _ verb: String?, _ asksForHelp: Bool) throws(Failure) -> ExitCode {
    let verbs =
      CommandEntry.all.filter { $0.noun == noun }.map(\.verb)
      + Builtin.all.filter { $0.words.first == noun && $0.words.count == 2 }.compactMap(\.words.last)
    if verbs.isEmpty {
      // Plurals are what people type first.
      let known = CommandEntry.nouns + Builtin.all.compactMap(\.words.first)
      var near = Suggestion.near(noun, among: known)
      if near.isEmpty, let verb {
        near = CommandEntry.all.filter { $0.noun == verb && $0.verb == noun }.map(\.words)
      }
      throw .usage(
        "there is no \(ValueKind.shown(noun))",
        hints: (near.isEmpty
          ? [] : ["did you mean \(near.map { "muster \($0)" }.joined(separator: " or "))?"])
          + ["muster --help lists the commands"])
    }
    guard let verb else {
      let text = HelpText.noun(noun)
      if asksForHelp { return try say(text) }
      try Self.write(text + "\n", to: .errors)
      return .usage
    }
    throw .usage(
      "there is no \(ValueKind.shown(verb)) of a \(noun)",
      hints: Suggestion.hints(for: verb, among: verbs) + [
        "muster \(noun) can be told to \(verbs.joined(separator: ", "))"
      ])
  }

  func say(_ text: String) throws(Failure) -> ExitCode {
    let sink = try AnswerSink(ParsedWords())
    try sink.write(text + "\n")
    try sink.finish()
    return .done
  }

  static func write(_ text: String, to stream: Terminal.Stream) throws(Failure) {
    ByteOutput(stream).tryWrite(text)
  }
}
