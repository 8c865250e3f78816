import MusterCore
import MusterOptionsAPI
import MusterRPC
import MusterTerminal
import MusterWire

/// One RPC, from its flags to its answer on the screen.
struct CallRun: Sendable {
  let command: RPCCommand
  let words: ParsedWords
  let surroundings: Surroundings
  let stopping: Stopping

  static let limitDefault = 50
  private static let pageMax = 1_000

  init(_ command: RPCCommand, _ words: ParsedWords, _ surroundings: Surroundings, _ stopping: Stopping) {
    self.command = command
    self.words = words
    self.surroundings = surroundings
    self.stopping = stopping
  }

  func run() async throws(Failure) -> ExitCode {
    let style = OutputStyle(words)
    let limit = try limit()
    let draft = try draft(limit)
    let request = try draft.bytes()
    try Confirmation(command, words).ask(about: draft)
    let connection = try Connection(surroundings)
    try await ServerVersion.check(connection)
    let sink = try AnswerSink(words, mayPage: !command.isWatch)
    let code: ExitCode
    do throws(Failure) {
      let printer = try AnswerPrinter(command, style, sink)
      switch command.shape {
      case .unary where command.isPaged:
        code = try await pages(draft, limit, connection, printer, style)
      case .unary:
        let answer = try await keyed(try await connection.unary(command, request))
        try printer.print(answer)
        code = try PartialSuccess.isPartial(answer, command) ? .partial : .done
      default:
        code = try await StreamRun(command, draft, connection, printer, sink, limit, words, stopping).run()
      }
      try sink.finish()
    } catch {
      sink.abandon()
      throw error
    }
    await connection.close()
    return code
  }

  // MARK: The request

  private func limit() throws(Failure) -> Int? {
    if words.has("all") { return nil }
    guard let text = words.global("limit") else { return command.shape == .unary ? Self.limitDefault : nil }
    guard let limit = Int(text), limit > 0 else {
      throw .usage("--limit takes a number above 0, not \(ValueKind.shown(text))")
    }
    return limit
  }

  func draft(_ limit: Int? = nil) throws(Failure) -> RequestDraft {
    var draft = RequestDraft(command)
    try draft.fill(words)
    fillTenant(&draft)
    if command.isWrite, !draft.has("request_id") { draft.set("request_id", .string(RequestIDs.fresh())) }
    if words.has("dry-run") {
      guard command.asked.field(named: "validate_only") != nil else {
        throw .usage("muster \(command.entry.words) cannot be tried; its RPC has no validate_only")
      }
      draft.set("validate_only", .bool(true))
    }
    // A report that the server writes as CSV itself is asked for as that.
    if words.global("output") == "csv", command.asked.field(named: "include_csv") != nil,
      !draft.has("include_csv")
    {
      draft.set("include_csv", .bool(true))
    }
    draft.fillMask()
    if command.isPaged, !draft.has("page_size"), let limit {
      draft.set("page_size", .number(String(min(limit, Self.pageMax))))
    } else if command.isPaged, !draft.has("page_size") {
      draft.set("page_size", .number(String(Self.pageMax)))
    }
    try checkRequired(draft)
    return draft
  }

  /// The tenant of the profile, but where a tenant would be changed or lost by not being named.
  private func fillTenant(_ draft: inout RequestDraft) {
    guard !draft.has("tenant_id"), let tenant = surroundings["tenant"] else { return }
    let isTarget = command.positional?.path == ["tenant_id"]
    if isTarget, command.isWrite, words.global("tenant") == nil { return }
    draft.set("tenant_id", .string(tenant))
  }

  private func checkRequired(_ draft: RequestDraft) throws(Failure) {
    for field in command.asked.fields where !draft.has(field.name) && field.oneofIndex == nil {
      guard field.options.option(OptionsV1.FieldRule.self)?.required == true else { continue }
      if field.name == "tenant_id", command.positional?.path != ["tenant_id"] {
        throw .usage(
          "no tenant is named", hints: ["name it with --tenant, MUSTER_TENANT or muster profile set"])
      }
      throw .usage(
        "\(missing(field)) is missing", hints: ["such as: muster \(command.cli.example)"])
    }
    if let positional = command.positional, positional.path.count == 2, positional.path.last == "id",
      draft.tree.value(at: positional.path[...]) == nil, command.cli.example.contains("_01jc")
    {
      throw .usage("ID is missing", hints: ["such as: muster \(command.cli.example)"])
    }
  }

  private func missing(_ field: FieldSchema) -> String {
    if command.positional?.path == [field.name] {
      return command.list[path: [field.name]]?.name.uppercased() ?? field.name
    }
    if command.list.body?.name == field.name {
      let needed = command.list.flags.filter {
        $0.path.count == 2 && $0.path.first == field.name && $0.rule.required
      }
      if let first = needed.first { return "--\(first.name)" }
      return "what to \(command.entry.verb)"
    }
    return "--\(command.list[path: [field.name]]?.name ?? field.name)"
  }

  // MARK: A key that is shown once

  /// Signs in with it, when that is asked for, and leaves it out of what is shown.
  private func keyed(_ answer: [UInt8]) async throws(Failure) -> [UInt8] {
    guard let name = words.global("save-profile") else { return answer }
    guard !name.isEmpty, name == Places.fileName(name) else {
      throw .usage("--save-profile takes letters, digits, dots, dashes and underscores")
    }
    let tree = try command.response.tree(answer)
    guard let key = tree["api_key"]?.string, !key.isEmpty else { return answer }
    do throws(Failure) {
      try await Entrance.enter(name, key: key, surroundings)
    } catch {
      // The key is shown once: whoever cannot be signed in has to have it.
      ByteOutput(.errors).tryWrite("not signed in: \(error.message)\n")
      return answer
    }
    ByteOutput(.errors).tryWrite("signed in as profile \(name)\n")
    do throws(WireError) {
      return try command.response.bytes(json: tree.setting(["api_key"], nil).text)
    } catch {
      throw .wire(error)
    }
  }

  // MARK: Pages

  private func pages(
    _ first: RequestDraft, _ limit: Int?, _ connection: Connection, _ printer: AnswerPrinter,
    _ style: OutputStyle
  ) async throws(Failure) -> ExitCode {
    var draft = first
    var left = limit
    var held: [[UInt8]] = []
    // JSON and YAML are one document, however many pages it came in.
    let isHeld = style.format == .json || style.format == .yaml
    var hasMore = false
    while true {
      let answer = try await connection.unary(command, try draft.bytes())
      if isHeld { held.append(answer) } else { try printer.print(answer) }
      let count = try printer.rowCount(answer)
      if let now = left { left = max(0, now - count) }
      let token = try nextToken(answer)
      hasMore = !token.isEmpty
      guard hasMore, left != 0 else { break }
      draft.set("page_token", .string(token))
      if let left { draft.set("page_size", .number(String(min(left, Self.pageMax)))) }
    }
    if isHeld { try printer.print(pages: held) }
    if hasMore, !words.has("quiet"), words.global("limit") == nil {
      let shown = limit ?? 0
      ByteOutput(.errors).tryWrite("\(shown) are shown and there are more; --all or --limit N shows them\n")
    }
    return .done
  }

  private func nextToken(_ answer: [UInt8]) throws(Failure) -> String {
    guard let field = command.response.field(named: "next_page_token") else { return "" }
    return try command.response.tree(answer)[field.name]?.string ?? ""
  }
}

/// Whether a batch was taken in part only.
enum PartialSuccess {
  static func isPartial(_ answer: [UInt8], _ command: RPCCommand) throws(Failure) -> Bool {
    guard command.isWrite else { return false }
    let tree = try command.response.tree(answer)
    let place = RowPlace(command)
    let rowErrors = errorFields(place.schema)
    return place.isList && !rowErrors.isEmpty
      && place.rows(tree).contains { row in rowErrors.contains { row[$0] != nil } }
      || errorFields(command.response).contains { !(tree[$0]?.elements ?? []).isEmpty }
  }

  private static func errorFields(_ schema: MessageSchema) -> [String] {
    schema.fields.filter { $0.typeName == "muster.type.v1.RowError" }.map(\.name)
  }
}

/// What is asked before something is done that is not easily undone.
struct Confirmation {
  private let command: RPCCommand
  private let words: ParsedWords

  init(_ command: RPCCommand, _ words: ParsedWords) {
    (self.command, self.words) = (command, words)
  }

  private var mayAsk: Bool {
    Terminal.isTerminal(.input) && Terminal.isTerminal(.errors) && !words.has("no-input")
  }

  func ask(about draft: RequestDraft) throws(Failure) {
    if words.has("dry-run") || command.cli.confirm == .unspecified { return }
    let target = command.positional.flatMap { draft.tree.value(at: $0.path[...])?.string } ?? ""
    let action = "\(command.entry.verb) \(target.isEmpty ? "the \(command.entry.noun)" : target)"
    if command.cli.confirm == .nameValue { return try askForName(target, action) }
    if words.has("yes") { return }
    guard mayAsk else {
      throw .usage(
        "it is not done without a yes: add --yes", hints: [Comments.firstSentence(command.comment)])
    }
    let words = Comments.firstSentence(command.comment).asOneLine
    let answer = Terminal.answer(to: "\(words)\n\(action.asOneLine)? [y/N] ") ?? ""
    guard ["y", "yes"].contains(answer.lowercased()) else {
      throw Failure(.failed, "nothing was done")
    }
  }

  private func askForName(_ target: String, _ action: String) throws(Failure) {
    if let given = words.global("confirm") {
      guard given == target, !target.isEmpty else {
        throw .usage("--confirm \(ValueKind.shown(given)) is not \(ValueKind.shown(target)), which is to go")
      }
      return
    }
    guard mayAsk else {
      throw .usage("it cannot be undone: add --confirm \(target.asOneLine)")
    }
    let words = Comments.firstSentence(command.comment).asOneLine
    let answer = Terminal.answer(
      to: "\(words) It cannot be undone.\nType \(target.asOneLine) to \(action.asOneLine): ")
    guard answer == target, !target.isEmpty else { throw Failure(.failed, "nothing was done") }
  }
}
