import MusterCore
import MusterOptionsAPI
import MusterTerminal
import MusterWire

/// What people read who ask: the example first, then what it does, then its flags.
enum HelpText {
  static var width: Int { min(100, max(50, Terminal.columns(.output) ?? 80)) }

  static func command(_ command: RPCCommand) -> String {
    var parts: [String] = []
    if !command.cli.example.isEmpty { parts.append("  muster \(command.cli.example)") }
    parts.append(paragraphs(command.comment))
    parts.append("usage: muster \(usage(command))")
    let own = own(command)
    if !own.isEmpty { parts.append("Flags:\n" + rows(own)) }
    let global = GlobalFlag.all.filter { flag in
      flag.isFor(command) && command.list[flag.name] == nil
        && (flag.kind != .every || ["output", "fields", "out", "tenant"].contains(flag.name))
    }
    parts.append("And:\n" + rows(global.map(row)))
    if command.cli.confirm == .nameValue {
      parts.append("It asks for the name of what is to go, or takes --confirm.")
    }
    parts.append(
      "muster help flags lists those of every command, muster help values what they take,\n"
        + "muster help errors reasons and exit codes.")
    return parts.joined(separator: "\n\n")
  }

  static func usage(_ command: RPCCommand) -> String {
    var words = command.entry.words
    if command.isImport { words += " FILE" }
    if let positional = command.positional {
      words += " \(positional.name.uppercased())" + (positional.isRepeated ? "…" : "")
    }
    return words + " [flags]"
  }

  static func own(_ command: RPCCommand) -> [(name: String, words: String)] {
    command.list.flags.filter { !["tenant-id", "update-mask", "validate-only"].contains($0.name) }.map {
      flag in
      var name = "--\(flag.name)"
      if !flag.placeholder.isEmpty { name += " \(flag.placeholder)" }
      if flag.isRepeated { name += " …" }
      var words = flag.comment
      if flag.isSecret { words += " Read from the file; - is standard input." }
      let isUpdate = command.asked.field(named: "update_mask") != nil && flag.path.count > 1
      if flag.rule.required, !isUpdate { words += " Required." }
      if !flag.words.isEmpty { words += " One of " + flag.words.joined(separator: ", ") + "." }
      if flag.path == command.positional?.path { words += " May stand without its flag." }
      return (name, words)
    }
  }

  static func row(_ flag: GlobalFlag) -> (name: String, words: String) {
    var name = flag.short.map { "-\($0), " } ?? ""
    name += "--\(flag.name)"
    if let placeholder = flag.placeholder { name += " \(placeholder)" }
    return (name, flag.words + (flag.choices.isEmpty ? "" : ": " + flag.choices.joined(separator: ", ")))
  }

  static func rows(_ rows: [(name: String, words: String)]) -> String {
    let longest = rows.map { PlainText.width($0.name) }.filter { $0 <= 30 }.max() ?? 10
    return rows.map { name, words in
      let lines = PlainText.wrapped(words, to: max(20, width - longest - 4))
      let margin = String(repeating: " ", count: longest + 4)
      let head = "  " + PlainText.padded(name, to: longest) + "  "
      let text = lines.joined(separator: "\n" + margin)
      return PlainText.width(name) > longest ? "  \(name)\n\(margin)\(text)" : head + text
    }.joined(separator: "\n")
  }

  static func paragraphs(_ comment: String) -> String {
    Comments.paragraphs(comment).map { PlainText.wrapped($0, to: width).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  static func noun(_ noun: String) -> String {
    let commands = CommandEntry.all.filter { $0.noun == noun }.map { ($0.words, $0.summary) }
    let builtins = Builtin.all.filter { $0.words.first == noun && $0.words.count > 1 }
      .map { ($0.words.joined(separator: " "), $0.summary) }
    let list = rows((commands + builtins).map { (name: "muster \($0.0)", words: $0.1) })
    return "usage: muster \(noun) <verb> [flags]\n\n\(list)\n\nEach explains itself with --help."
  }

  static var overview: String {
    let builtins = Builtin.all.map { (name: $0.words.joined(separator: " "), words: $0.summary) }
    let nouns = CommandEntry.nouns.map { noun in
      (name: noun, words: CommandEntry.all.filter { $0.noun == noun }.map(\.verb).joined(separator: ", "))
    }
    return """
      usage: muster <noun> <verb> [flags]

        muster login --api-key-file KEY         sign in; the key stays where it is
        muster lead list --tier hot             look at something
        muster lead import people.csv           bring something in
        muster lead get ID -o json              the same for programs

      \(rows(nouns))

      And beside what the server does:

      \(rows(builtins))

      muster <noun> --help lists its verbs, muster <noun> <verb> --help what a command takes,
      muster help errors what exit codes and reasons mean.
      """
  }

  static func builtin(_ builtin: Builtin) -> String {
    var parts = [
      "  muster \(builtin.example)", PlainText.wrapped(builtin.about, to: width).joined(separator: "\n"),
    ]
    let usage = builtin.usage.isEmpty ? "" : " " + builtin.usage
    parts.append("usage: muster \(builtin.words.joined(separator: " "))\(usage)")

    if !builtin.flags.isEmpty { parts.append("Flags:\n" + rows(builtin.flags.map(row))) }
    parts.append("muster help flags lists the flags of every command.")
    return parts.joined(separator: "\n\n")
  }

  static var errors: String {
    let codes = ExitCode.explained.map { (name: String($0.code.rawValue), words: $0.words) }
    let reasons = ErrorReasons.all.map { (name: $0.name, words: "\($0.status). \($0.comment)") }
    return """
      An error is one line on standard error: the status of gRPC, the reason, and what was wrong. Lines below
      it say what to try.

      Exit codes:
      \(rows(codes))

      With --exit-code-style grpc an error of a call ends with 64 and the number of its status.

      Reasons:
      \(reasonLines(reasons))
      """
  }

  static var flags: String {
    "Flags of every command:\n" + rows(GlobalFlag.all.filter { $0.kind == .every }.map(row))
      + "\n\nFlags of some:\n" + rows(GlobalFlag.all.filter { $0.kind != .every }.map(row))
  }

  private static func reasonLines(_ reasons: [(name: String, words: String)]) -> String {
    reasons.map { name, words in
      "  \(name)\n" + PlainText.wrapped(words, to: width - 6).map { "      \($0)" }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  static let values = """
    Values of flags:

      TIME     2026-03-01T08:00:00Z, 2026-03-01 (its first moment in UTC), now, or from now: -2h, +3d
      SPAN     90s, 1h30m, 2d, 250ms
      WORD     one of those in the help, in any case: co-pilot, CO_PILOT or PERMISSION_MODE_CO_PILOT
      AMOUNT   with its currency: '12.50 AUD'
      KEY=VALUE, and again for the next key
      JSON     for what has no flags of its own, or @FILE with it
      FILE     of a secret: nobody else may read it; - is standard input, where it is not shown

    A list is its flag again and again; lists of words, ids and numbers also take commas. In an update the
    fields that are given are the ones that are written: --title '' empties one, and so does --clear title.
    --from-file takes the whole request as JSON, and flags go over it.
    """
}
