/// A command line taken apart: the flags that were given, and what is none.
struct ParsedWords: Sendable {
  /// Values in their order; one that is on or off has "true" or "false".
  var globals: [String: [String]] = [:]
  /// By the flags' names.
  var fields: [(flag: Flag, value: String)] = []
  var positionals: [String] = []

  init() {}

  func global(_ name: String) -> String? { globals[name]?.last }
  func has(_ name: String) -> Bool { globals[name]?.last == "true" }

  /// Nil as the list for commands that are no RPC's. Names in `shadowed` belong to the command.
  init(
    _ words: some Sequence<String>, list: FlagList?, extra: [GlobalFlag] = [], takesPositionals: Int = 1
  ) throws(Failure) {
    var rest = Array(words)[...]
    var isOnlyPositional = false
    while let word = rest.popFirst() {
      if isOnlyPositional || word == "-" || !word.hasPrefix("-") {
        positionals.append(word)
      } else if word == "--" {
        isOnlyPositional = true
      } else if word.hasPrefix("--") {
        try take(long: String(word.dropFirst(2)), &rest, list, extra)
      } else {
        try take(short: String(word.dropFirst()), &rest, extra)
      }
    }
    if positionals.count > takesPositionals, let surplus = positionals.dropFirst(takesPositionals).first {
      let most = takesPositionals == 0 ? "takes no word without a flag" : "takes one word without a flag"
      throw .usage("\(most); \(ValueKind.shown(surplus)) is one too many")
    }
  }

  private mutating func take(
    long word: String, _ rest: inout ArraySlice<String>, _ list: FlagList?, _ extra: [GlobalFlag]
  ) throws(Failure) {
    var name = word
    var given: String?
    if let equals = word.firstIndex(of: "=") {
      name = String(word[..<equals])
      given = String(word[word.index(after: equals)...])
    }
    // The command's own fields go first: a quota has a limit.
    if let flag = list?[name] { return try take(flag, given, &rest) }
    if let flag = extra.first(where: { $0.name == name }) ?? GlobalFlag.named(name) {
      return try take(flag, given, &rest)
    }
    if name.hasPrefix("no-"), given == nil, let flag = list?[String(name.dropFirst(3))], flag.isBool {
      return fields.append((flag, "false"))
    }
    if let list, let secret = list[name + "-file"] {
      throw .usage(
        "--\(name) is a secret, and others can see what is typed; give a file or - with --\(secret.name)")
    }
    let known = (list?.flags.map(\.name) ?? []) + (extra + GlobalFlag.all).map(\.name)
    throw .usage(
      "there is no flag --\(name.asOneLine)",
      hints: Suggestion.hints(for: name, among: known).map(Self.dashed))
  }

  private static func dashed(_ hint: String) -> String {
    hint.replacing("mean ", with: "mean --").replacing(" or ", with: " or --")
  }

  private mutating func take(
    _ flag: Flag, _ given: String?, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    if let given { return fields.append((flag, given)) }
    if flag.isBool { return fields.append((flag, "true")) }
    guard let value = rest.popFirst() else {
      throw .usage("--\(flag.name) needs \(flag.placeholder) behind it")
    }
    fields.append((flag, value))
  }

  private mutating func take(
    _ flag: GlobalFlag, _ given: String?, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    var value = given ?? "true"
    if flag.placeholder == nil {
      guard ["true", "false"].contains(value) else {
        throw .usage("--\(flag.name) is on or off, without a value")
      }
    } else if given == nil {
      guard let next = rest.popFirst() else {
        throw .usage("--\(flag.name) needs \(flag.placeholder ?? "") behind it")
      }
      value = next
    }
    if !flag.choices.isEmpty, !flag.choices.contains(value) {
      throw .usage(
        "--\(flag.name) takes \(flag.choices.joined(separator: ", ")), not \(ValueKind.shown(value))",
        hints: Suggestion.hints(for: value, among: flag.choices))
    }
    globals[flag.name, default: []].append(value)
  }

  /// `-o json`, `-ojson`, `-ny`.
  private mutating func take(
    short letters: String, _ rest: inout ArraySlice<String>, _ extra: [GlobalFlag]
  ) throws(Failure) {
    var letters = letters[...]
    while let letter = letters.popFirst() {
      let found = extra.first { $0.short == letter } ?? GlobalFlag.short(letter)
      guard let flag = found else { throw .usage("there is no flag -\(String(letter).asOneLine)") }
      if flag.placeholder == nil {
        globals[flag.name, default: []].append("true")
        continue
      }
      let attached = letters.hasPrefix("=") ? letters.dropFirst() : letters
      return try take(flag, attached.isEmpty ? nil : String(attached), &rest)
    }
  }
}
