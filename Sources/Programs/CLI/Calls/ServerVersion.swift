import MusterCore
import MusterWire

/// Whether this program and the server understand each other: those of one major version do.
enum ServerVersion {
  /// So long a server is taken to be of the version that it last told.
  private static let keptSeconds: Int64 = 3_600

  /// A call before the first one to a server, which costs a round trip an hour. What the server does not
  /// answer is the next call's to say.
  static func check(_ connection: Connection) async throws(Failure) {
    let path = Places.state.map { "\($0)/servers/\(Places.fileName(connection.endpoint))" }
    if let path, let known = kept(path) { return try refuse(known, connection.endpoint) }
    guard let version = await ask(connection) else { return }
    try refuse(version, connection.endpoint)
    guard let path, let slash = path.lastIndex(of: "/") else { return }
    // A place that cannot be written costs the next command the same question.
    try? Files.makeFolder(String(path[..<slash]))
    try? Files.replace(path, with: "\(version) \(WallClock.seconds())\n")
  }

  private static func kept(_ path: String) -> String? {
    guard let bytes = Files.bytes(path, most: 256) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let time = Int64(words[1]) else { return nil }
    let age = WallClock.seconds() - time
    return (0..<keptSeconds).contains(age) ? String(words[0]) : nil
  }

  static func ask(_ connection: Connection) async -> String? {
    (try? await information(connection))?["server_info"]?["version"]?.string
  }

  static func information(_ connection: Connection) async throws(Failure) -> JSONValue {
    guard let command = RPCCommand.find("server", "info") else {
      throw Failure(.failed, "the protos have no server info")
    }
    return try await connection.tree(command, JSONValue.object([]))
  }

  static func refuse(_ version: String, _ endpoint: String) throws(Failure) {
    guard major(version) != major(Build.version) else { return }
    throw Failure(
      .conflict,
      "\(endpoint) is Muster \(version.asOneLine), this is muster \(Build.version): their major versions"
        + " differ",
      hints: ["install the muster of the server's version"])
  }

  static func major(_ version: String) -> Substring? { version.split(separator: ".").first }

  /// The first two numbers: a newer one has more that this program does not know.
  static func minor(_ version: String) -> [Substring] { Array(version.split(separator: ".").prefix(2)) }
}

extension Connection {
  /// An RPC by the proto's names, for commands that make something of its answer.
  func tree(_ command: RPCCommand, _ request: JSONValue) async throws(Failure) -> JSONValue {
    let bytes: [UInt8]
    do throws(WireError) {
      bytes = try command.request.bytes(json: request.text)
    } catch {
      throw .wire(error)
    }
    return try await tree(command, bytes)
  }

  private func tree(_ command: RPCCommand, _ request: [UInt8]) async throws(Failure) -> JSONValue {
    let answer = try await unary(command, request)
    return try command.response.tree(answer)
  }

  /// The RPC of a command, by its noun and verb.
  func call(_ noun: String, _ verb: String, _ request: [(String, JSONValue?)]) async throws(Failure)
    -> JSONValue
  {
    guard let command = RPCCommand.find(noun, verb) else {
      throw Failure(.failed, "the protos have no \(noun) \(verb)")
    }
    return try await tree(command, .stated(request))
  }
}
