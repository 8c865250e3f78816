import MusterCore
import MusterRPC
import MusterTerminal
import MusterWire

extension Builtin {
  static let version = Builtin(
    words: ["version"], summary: "the version of this program and of the server", example: "version",
    about: "Prints both and warns when they differ. Commands refuse a server of another major version.",
    flags: [GlobalFlag(name: "client", words: "this program's alone: no server is asked")]
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let sink = try AnswerSink(words, mayPage: false)
    try sink.write("muster \(Build.version)\n")
    if words.has("client") {
      try sink.finish()
      return .done
    }
    let connection = try Connection(try Surroundings(words))
    let server: JSONValue
    do throws(Failure) {
      server = try await ServerVersion.information(connection)["server_info"] ?? .object([])
    } catch {
      try sink.finish()
      throw error
    }
    let version = server["version"]?.string ?? ""
    try sink.write("server \(version.asOneLine) at \(connection.endpoint)\n")
    try sink.write("protos \(server["api_version"]?.string?.asOneLine ?? "")\n")
    try sink.finish()
    try ServerVersion.refuse(version, connection.endpoint)
    if ServerVersion.minor(version) != ServerVersion.minor(Build.version) {
      ByteOutput(.errors).tryWrite(
        "muster version: the minor versions differ; what only the newer one has does not work\n")
    }
    return .done
  }

  static let status = Builtin(
    words: ["status"], summary: "how server and tenant are doing, on one screen", example: "status",
    about: "Server, caller, and the tenant's health, wizard, quotas and latest errors; for an operator the "
      + "installation's figures."
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let surroundings = try Surroundings(words)
    let connection = try Connection(surroundings)
    try await ServerVersion.check(connection)
    let style = OutputStyle(words)
    return try dispatch.say(
      try await StatusScreen(connection: connection, surroundings: surroundings, style: style).text())
  }

  private static let dataFlag = GlobalFlag(
    name: "data", short: "d", placeholder: "JSON",
    words: "the request; @FILE reads it, @- from standard input")

  static let apiCall = Builtin(
    words: ["api", "call"], summary: "call an RPC with JSON",
    example: #"api call LeadService/GetLead -d '{"id": "lead_01jc4x8y7kf3q9v2m5n6p7r8st"}'"#,
    about:
      "Calls any RPC of the protos with a request in JSON and prints the answer as "
      + "JSON, a stream a line each. "
      + "The tenant of the profile is filled in when the request names none.",
    usage: "SERVICE/METHOD [-d JSON]", flags: [dataFlag], positionals: 1
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    guard let name = words.positionals.first else { throw .usage("SERVICE/METHOD is missing") }
    return try await RawCall(words, dispatch.stopping).run(name)
  }

  static let apiList = Builtin(
    words: ["api", "list"], summary: "every RPC and its command", example: "api list",
    about: "Lists the RPCs that this program knows, each with the command that calls it."
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let rows = CommandEntry.all.map { [$0.rpc, "muster \($0.words)"] }
    return try dispatch.say(PlainTable.lines(["RPC", "COMMAND"], rows).joined(separator: "\n"))
  }
}

/// An RPC by its name, JSON in and JSON out.
struct RawCall {
  private let words: ParsedWords
  private let stopping: Stopping

  init(_ words: ParsedWords, _ stopping: Stopping) { (self.words, self.stopping) = (words, stopping) }

  func run(_ name: String) async throws(Failure) -> ExitCode {
    let command = try find(name)
    guard command.shape == .unary || command.shape == .serverStream else {
      throw .usage("\(name.asOneLine) takes a stream; muster \(command.entry.words) sends one")
    }
    var words = words
    let data = words.global("data") ?? "{}"
    let text = data.hasPrefix("@") ? try FileText.read(String(data.dropFirst())) : data
    if words.global("output") == nil {
      words.globals["output"] = [command.shape == .unary ? "json" : "jsonl"]
    }
    let request: [UInt8]
    do throws(WireError) {
      var tree = try JSONValue(text, depthMax: 100)
      let surroundings = try? Surroundings(words)
      if let tenant = surroundings?["tenant"], command.request.field(named: "tenant_id") != nil,
        tree["tenant_id"] == nil, tree["tenantId"] == nil
      {
        tree = tree.setting(["tenant_id"], .string(tenant))
      }
      request = try command.request.bytes(json: tree.text)
    } catch {
      throw .usage("the request: \(error.message)")
    }
    let connection = try Connection(try Surroundings(words))
    let sink = try AnswerSink(words)
    do throws(Failure) {
      let printer = try AnswerPrinter(command, OutputStyle(words), sink)
      if command.shape == .unary {
        try printer.print(try await connection.unary(command, request))
      } else {
        let call = try await connection.open(command)
        stopping.onStop { call.cancel() }
        try await connection.send(request, on: call, command)
        try await connection.finish(call, command)
        while let answer = try await connection.next(call, command) {
          try printer.print(answer)
          try sink.flush()
        }
      }
      try sink.finish()
    } catch {
      sink.abandon()
      throw error
    }
    return .done
  }

  /// By its full name, or by the service's last part.
  private func find(_ name: String) throws(Failure) -> RPCCommand {
    let found = CommandEntry.all.filter { entry in
      entry.rpc == name || entry.rpc.hasSuffix(".\(name)") || entry.method == name
    }
    guard let entry = found.first, let command = RPCCommand(entry) else {
      let known = CommandEntry.all.flatMap { entry in
        [entry.method, "\(entry.service.split(separator: ".").last ?? "")/\(entry.method)"]
      }
      throw .usage(
        "there is no RPC \(ValueKind.shown(name))",
        hints: Suggestion.hints(for: name, among: known) + ["muster api list shows all"])
    }
    return command
  }
}

/// What somebody who looks after a tenant, or the installation, wants to see first.
struct StatusScreen {
  let connection: Connection
  let surroundings: Surroundings
  let style: OutputStyle

  func text() async throws(Failure) -> String {
    let server = try await ServerVersion.information(connection)["server_info"] ?? .object([])
    var lines = [
      style.bold("Server") + "  \(connection.endpoint), Muster \(server["version"]?.string?.asOneLine ?? "")"
    ]
    let tenant = surroundings["tenant"].map { JSONValue.string($0) }
    let caller = try await connection.call("auth", "whoami", [("tenant_id", tenant)])["caller"] ?? .object([])
    lines += Identity.lines(caller, connection.endpoint, surroundings, style)
    if case .bool(true)? = caller["platform_admin"] { lines += try await installation() }
    if let id = caller["tenant_id"]?.string, !id.isEmpty {
      let answer = try await connection.call("tenant", "status", [("tenant_id", .string(id))])
      lines += [""] + block("Tenant", answer["tenant_status"] ?? .object([]), "tenant", "status")
      lines += try await quotas(id)
    }
    return lines.joined(separator: "\n")
  }

  private func installation() async throws(Failure) -> [String] {
    let stats = try await connection.call("server", "stats", [])["stats"] ?? .object([])
    return [""] + block("Installation, the last day", stats, "server", "stats")
  }

  private func block(_ title: String, _ value: JSONValue, _ noun: String, _ verb: String) -> [String] {
    guard let command = RPCCommand.find(noun, verb), let field = command.response.fields.first,
      let schema = command.response.message(of: field)
    else { return [] }
    // Who it is stands above, and an operator's list of tenants has a command of its own.
    let shown = ["tenant_id", "start_time", "end_time", "top_tenants"].reduce(value) { $0.setting([$1], nil) }
    return [style.bold(title)] + DetailText(style: style).lines(shown, schema).map { "  " + $0 }
  }

  private func quotas(_ tenant: String) async throws(Failure) -> [String] {
    // Whoever may not read usage sees the rest.
    guard let answer = try? await connection.call("quota", "list", [("tenant_id", .string(tenant))]),
      let quotas = answer["quotas"]?.elements, !quotas.isEmpty
    else { return [] }
    return ["", style.bold("Quotas")]
      + quotas.map { quota in
        let used = quota["used"]?["value"]?.string.flatMap(Double.init) ?? 0
        let limit = quota["effective_limit"]?["value"]?.string.flatMap(Double.init)
        return "  " + Bar.line(quota["key"]?.string ?? "", used, of: limit, style)
      }
  }
}

/// A figure beside others, as a bar.
enum Bar {
  private static let cells = 24

  static func line(_ name: String, _ value: Double, of most: Double?, _ style: OutputStyle) -> String {
    let title = PlainText.padded(PlainText.cut(name.asOneLine, to: 24), to: 24)
    guard let most, most > 0 else { return "\(title)  \(plain(value))" }
    let share = min(1, max(0, value / most))
    let filled = Int((share * Double(cells)).rounded())
    let bar =
      String(repeating: "█", count: filled) + style.faint(String(repeating: "·", count: cells - filled))
    return "\(title)  \(bar)  \(plain(value)) of \(plain(most))"
  }

  static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : value.description
  }
}
