import MusterCore
import MusterOptionsAPI
import MusterWire

/// What can stand where somebody presses Tab. The scripts of the shells ask this, so that they know nothing
/// themselves.
struct Completion: Sendable {
  struct Candidate: Sendable, Equatable {
    let word: String
    var about = ""
  }

  /// So long a live answer may take; what comes later is of no use to whoever waits.
  static let liveMax = Duration.milliseconds(300)
  private static let liveRows = 100

  /// The words so far, without `muster`; the last is the one that is being typed.
  let words: [String]

  func candidates() async -> [Candidate] {
    let current = words.last ?? ""
    let before = Array(words.dropLast())
    let plain = before.filter { !$0.hasPrefix("-") }
    let found: [Candidate]
    if let command = command(plain) {
      found = await ofCommand(command, before, current)
    } else if plain.isEmpty {
      found = current.hasPrefix("-") ? Self.flags(GlobalFlag.all) : Self.nouns
    } else if plain.count == 1, let noun = plain.first, !current.hasPrefix("-") {
      found = Self.verbs(noun)
    } else {
      found =
        Self.flags(Builtin.named(plain.joined(separator: " "))?.flags ?? []) + Self.flags(GlobalFlag.all)
    }
    return found.filter { $0.word.hasPrefix(current) }
  }

  private func command(_ plain: [String]) -> RPCCommand? {
    guard plain.count >= 2 else { return nil }
    return RPCCommand.find(plain[0], plain[1])
  }

  private static var nouns: [Candidate] {
    var seen: Set<String> = []
    let all = CommandEntry.nouns.map { noun in
      Candidate(
        word: noun, about: CommandEntry.all.filter { $0.noun == noun }.map(\.verb).joined(separator: ", "))
    }
    let builtins = Builtin.all.compactMap { builtin in
      builtin.words.first.map { Candidate(word: $0, about: builtin.words.count == 1 ? builtin.summary : "") }
    }
    return (all + builtins).filter { seen.insert($0.word).inserted }
  }

  private static func verbs(_ noun: String) -> [Candidate] {
    CommandEntry.all.filter { $0.noun == noun }.map { Candidate(word: $0.verb, about: $0.summary) }
      + Builtin.all.filter { $0.words.first == noun && $0.words.count == 2 }
      .map { Candidate(word: $0.words[1], about: $0.summary) }
  }

  private static func flags(_ flags: [GlobalFlag]) -> [Candidate] {
    flags.map { Candidate(word: "--\($0.name)", about: $0.words) }
  }

  private func ofCommand(
    _ command: RPCCommand, _ before: [String], _ current: String
  ) async -> [Candidate] {
    // Behind a flag stands its value.
    if let last = before.last, last.hasPrefix("-") {
      let name = String(last.drop { $0 == "-" })
      if last.hasPrefix("--"), let flag = command.list[name], !flag.isBool {
        return await values(flag, before)
      }
      let global = last.hasPrefix("--") ? GlobalFlag.named(name) : name.first.flatMap(GlobalFlag.short)
      if let global, global.placeholder != nil {
        if global.name == "profile" { return Self.profiles }
        if global.name == "fields" {
          return Column.all(RowPlace(command).schema).map { Candidate(word: $0.title) }
        }
        return global.choices.map { Candidate(word: $0) }
      }
    }
    if current.hasPrefix("-") {
      let own = command.list.flags.map { Candidate(word: "--\($0.name)", about: $0.comment) }
      return own + Self.flags(GlobalFlag.all.filter { $0.isFor(command) && command.list[$0.name] == nil })
    }
    guard let positional = command.positional else { return [] }
    return await values(positional, before)
  }

  private static var profiles: [Candidate] {
    [Places.profiles, Places.devProfiles].compactMap { path in path.flatMap { try? ProfileFile.read($0) } }
      .flatMap(\.profiles).map { Candidate(word: $0.name) }
  }

  private func values(_ flag: Flag, _ before: [String]) async -> [Candidate] {
    if case .choice(let choices) = flag.kind {
      return choices.map { Candidate(word: $0.word, about: Comments.firstSentence($0.comment)) }
    }
    if case .bool = flag.kind { return ["true", "false"].map { Candidate(word: $0) } }
    if !flag.rule.oneOf.isEmpty { return flag.rule.oneOf.map { Candidate(word: $0) } }
    if !flag.rule.orderable.isEmpty {
      return flag.rule.orderable.flatMap { [Candidate(word: $0), Candidate(word: "\($0) desc")] }
    }
    return flag.rule.id.isEmpty ? [] : await ids(flag.rule.id, before)
  }

  // MARK: Live ids

  /// The newest things of this kind, with what they are called.
  private func ids(_ prefix: String, _ before: [String]) async -> [Candidate] {
    let before = before
    return await withTaskGroup(of: [Candidate]?.self) { group in
      group.addTask { await Self.listed(prefix, before) }
      group.addTask {
        try? await Task.sleep(for: Self.liveMax)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? []
    }
  }

  private static func listed(_ prefix: String, _ before: [String]) async -> [Candidate] {
    for entry in CommandEntry.all where entry.verb == "list" {
      guard let command = RPCCommand(entry), case let place = RowPlace(command), place.isList,
        place.schema.field(named: "id")?.idPrefix == prefix || entry.noun.replacing("-", with: "") == prefix,
        let connection = connection(before)
      else { continue }
      let tenant = connection.surroundings["tenant"].map { JSONValue.string($0) }
      let request = JSONValue.stated([
        ("tenant_id", command.request.field(named: "tenant_id") == nil ? nil : tenant),
        ("page_size", .number(String(liveRows))),
      ])
      guard let answer = try? await connection.tree(command, request) else { return [] }
      let columns = Column.shown(place.schema).filter { $0.title != "id" }
      return place.rows(answer).compactMap { row in
        let about = columns.prefix(2).map { CellText().text($0.value(in: row), $0) }.joined(separator: ", ")
        return row["id"]?.string.map { Candidate(word: $0, about: about.asOneLine) }
      }
    }
    return []
  }

  /// By the flags that are typed already.
  private static func connection(_ before: [String]) -> Connection? {
    var words = ParsedWords()
    for (name, value) in zip(before, before.dropFirst()) where name.hasPrefix("--") {
      let name = String(name.dropFirst(2))
      if GlobalFlag.named(name)?.placeholder != nil { words.globals[name] = [value] }
    }
    for word in before where word.hasPrefix("--") {
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        words.globals[parts[0]] = [parts[1]]
      } else if word == "--plaintext" {
        words.globals["plaintext"] = ["true"]
      }
    }
    return (try? Surroundings(words)).flatMap { try? Connection($0) }
  }
}

extension Builtin {
  static let completion = Builtin(
    words: ["completion"], summary: "a script that lets the shell complete words",
    example: "completion bash > ~/.local/share/bash-completion/completions/muster",
    about:
      "Prints the script for bash, zsh or fish. Nouns, verbs, flags and the words "
      + "that flags take are completed, "
      + "and ids of the server that the profile names.",
    usage: "bash | zsh | fish", positionals: 10_000
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    switch words.positionals.first {
    case "bash"?: return try dispatch.say(CompletionScripts.bash)
    case "zsh"?: return try dispatch.say(CompletionScripts.zsh)
    case "fish"?: return try dispatch.say(CompletionScripts.fish)
    // What the scripts ask.
    case "words"?:
      let found = await Completion(words: Array(words.positionals.dropFirst())).candidates()
      let lines = found.map { $0.about.isEmpty ? $0.word : "\($0.word)\t\($0.about.asOneLine)" }
      return lines.isEmpty ? .done : try dispatch.say(lines.joined(separator: "\n"))
    case let other?:
      throw .usage("there is no completion for \(ValueKind.shown(other)); there are bash, zsh and fish")
    case nil: throw .usage("a shell is missing: bash, zsh or fish")
    }
  }
}

enum CompletionScripts {
  static let bash = #"""
    # bash completion of muster; made by `muster completion bash`.
    _muster() {
      local line words=() i
      for ((i = 1; i <= COMP_CWORD; i++)); do words+=("${COMP_WORDS[i]}"); done
      COMPREPLY=()
      while IFS= read -r line; do COMPREPLY+=("${line%%$'\t'*}"); done \
        < <(muster completion words -- "${words[@]}" 2>/dev/null)
      if [[ ${#COMPREPLY[@]} -eq 0 ]]; then compopt -o default; fi
    }
    complete -F _muster muster
    """#

  static let zsh = #"""
    #compdef muster
    # zsh completion of muster; made by `muster completion zsh`.
    _muster() {
      local -a found
      local line
      while IFS= read -r line; do
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
      done < <(muster completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)
      if (( ${#found} )); then _describe 'muster' found; else _files; fi
    }
    if [[ $funcstack[1] == _muster ]]; then _muster "$@"; else compdef _muster muster; fi
    """#

  static let fish = #"""
    # fish completion of muster; made by `muster completion fish`.
    function __muster_words
      set -l words (commandline -opc) (commandline -ct)
      set -l found (muster completion words -- $words[2..-1] 2>/dev/null)
      if set -q found[1]
        printf '%s\n' $found
      else
        __fish_complete_path (commandline -ct)
      end
    end
    complete -c muster -f -a '(__muster_words)'
    complete -c muster -l from-file -rF
    complete -c muster -l out -rF
    complete -c muster -l errors-to -rF
    """#
}
