import MusterOptionsAPI
import MusterRPC
import MusterWire

/// A command of the table with all that its proto says about it.
struct RPCCommand: Sendable {
  let entry: CommandEntry
  let rule: OptionsV1.MethodRule
  let cli: OptionsV1.CommandRule
  let comment: String
  let shape: CallShape
  let request: MessageSchema
  let response: MessageSchema
  /// What the flags fill: the request, or the header that a stream of requests begins with.
  let asked: MessageSchema
  let list: FlagList

  init?(_ entry: CommandEntry) {
    guard let pool = Protos.pool(entry.package),
      let method = pool.files.flatMap(\.services).first(where: { $0.fullName == entry.service })?
        .methods.first(where: { $0.name == entry.method }),
      let rule = method.options.option(OptionsV1.MethodRule.self), let cli = rule.cli,
      let request = pool.schema(method.inputType), let response = pool.schema(method.outputType)
    else { return nil }
    self.entry = entry
    self.rule = rule
    self.cli = cli
    comment = method.comment
    shape =
      switch (method.clientStreaming, method.serverStreaming) {
      case (false, false): .unary
      case (true, false): .clientStream
      case (false, true): .serverStream
      case (true, true): .bidirectional
      }
    self.request = request
    self.response = response
    let header = method.clientStreaming ? request.fields.first { $0.name == "header" } : nil
    asked = header.flatMap { request.message(of: $0) } ?? request
    list = FlagList(asked, noun: entry.noun)
  }

  static func find(_ noun: String, _ verb: String) -> RPCCommand? {
    CommandEntry.all.first { $0.noun == noun && $0.verb == verb }.flatMap(RPCCommand.init)
  }

  static func find(rpc: String) -> RPCCommand? {
    CommandEntry.all.first { $0.rpc == rpc }.flatMap(RPCCommand.init)
  }

  /// What a client needs of it; who may call it is the server's to say.
  var method: MethodInfo {
    MethodInfo(
      service: entry.service, name: entry.method, shape: shape, input: request.fullName,
      output: response.fullName, access: .anyone, effect: .write, audit: .none)
  }

  var isWrite: Bool { rule.effect == .write }
  var isWatch: Bool { entry.verb == "watch" }
  var isImport: Bool { shape == .bidirectional && asked.fullName != request.fullName }
  /// The answer comes in pages.
  var isPaged: Bool {
    asked.field(named: "page_token") != nil && response.field(named: "next_page_token") != nil
  }

  var positional: Flag? {
    cli.positional.isEmpty ? nil : list[path: cli.positional.split(separator: ".").map(String.init)]
  }

  /// The flag that answers for a field which the server found wrong.
  func flagName(_ path: String) -> String? {
    let plain = path.split(separator: ".").map { part in
      part.firstIndex(of: "[").map { String(part[..<$0]) } ?? String(part)
    }
    guard let flag = list[path: plain] else { return nil }
    if flag.path == positional?.path { return flag.name.uppercased() }
    return "--\(flag.name)"
  }
}

/// Where the rows of an answer are, and what they are.
struct RowPlace: Sendable {
  /// From the response on; empty when the response itself is the row.
  let path: [String]
  let schema: MessageSchema
  /// Rows of a plain kind have no fields of their own.
  let isList: Bool

  /// What the command says, or the repeated message of a list.
  init(_ command: RPCCommand) {
    let response = command.response
    var path = command.cli.rows.split(separator: ".").map(String.init)
    if path.isEmpty, command.isPaged || command.entry.verb == "list",
      let rows = response.fields.first(where: { $0.isRepeated && $0.kind == .message })
    {
      path = [rows.name]
    }
    var schema = response
    var isList = false
    for name in path {
      guard let field = schema.field(named: name), let below = schema.message(of: field) else { break }
      schema = below
      isList = field.isRepeated && !below.isMapEntry
    }
    guard isList else {
      (self.path, self.schema, self.isList) = ([], response, false)
      return
    }
    (self.path, self.schema, self.isList) = (path, schema, true)
  }

  /// The rows of an answer that was read by the proto's names.
  func rows(_ answer: JSONValue) -> [JSONValue] {
    if !isList { return [answer] }
    var value: JSONValue? = answer
    for name in path { value = value?[name] }
    return value?.elements ?? []
  }
}
