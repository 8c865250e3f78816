import MusterCore
import MusterCrypto
import MusterHTTP2
import MusterLoop
import MusterOptionsAPI
import MusterRPC
import MusterTransport
import MusterWire

/// A connection to the server that the surroundings name, as whom they say.
final class Connection: Sendable {
  let surroundings: Surroundings
  let endpoint: String
  private let transport: HTTP2ClientTransport
  private let credential: Credential
  private let timeout: Duration
  /// Both end with the process.
  private let group: LoopGroup
  private let lookups: BlockingPool

  init(_ surroundings: Surroundings) throws(Failure) {
    self.surroundings = surroundings
    timeout = try surroundings.timeout()
    credential = try Credential(surroundings)
    let (host, port) = try surroundings.address()
    endpoint = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    var configuration = ClientConfiguration(host: host, port: port, tls: try Self.tls(surroundings))
    configuration.serverName = surroundings["server-name"]
    configuration.connectTimeout = .seconds(5)
    configuration.metadata.add("x-muster-client", "muster/\(Build.version)")
    // A person waits: one try more, soon, and then the words why not.
    configuration.retry.attemptsMax = 3
    configuration.messageMax = 64 * 1024 * 1024
    do throws(LoopError) {
      group = try LoopGroup.start(loops: 1)
      lookups = try BlockingPool(threads: 1)
    } catch {
      throw Failure(.failed, "no thread could be started: \(error.message)")
    }
    transport = HTTP2ClientTransport(configuration, on: group, lookups: lookups)
  }

  private static func tls(_ surroundings: Surroundings) throws(Failure) -> TLSClientContext? {
    if surroundings.isPlaintext { return nil }
    var identity: TLSIdentity?
    switch (surroundings["cert-file"], surroundings["key-file"]) {
    case (let certificate?, let key?): identity = TLSIdentity(certificateFile: certificate, keyFile: key)
    case (nil, nil): break
    default: throw .usage("--cert-file and --key-file go together")
    }
    do throws(TLSError) {
      return try TLSClientContext(authoritiesFile: surroundings["ca-file"], identity: identity)
    } catch {
      throw .usage("TLS: \(error)")
    }
  }

  // MARK: Calls

  /// One question and its answer.
  func unary(_ command: RPCCommand, _ request: [UInt8]) async throws(Failure) -> [UInt8] {
    var isSecondTry = false
    while true {
      do throws(RPCError) {
        let options = try await options(timeout: timeout, isAnonymous: command.rule.scope == .public)
        let answer: RawMessage = try await transport.unary(command.method, RawMessage(raw: request), options)
        return answer.unknownFields.bytes
      } catch {
        if !isSecondTry, await mayRenew(error.code) {
          isSecondTry = true
          continue
        }
        throw explained(error, command)
      }
    }
  }

  /// A stream that is open; its messages are taken with `next`.
  func open(_ command: RPCCommand) async throws(Failure) -> any ClientCall {
    do throws(RPCError) {
      // A stream goes on until it ends, or somebody ends it.
      let limit = surroundings.source("timeout") == "default" ? nil : timeout
      return try await transport.open(command.method, try await options(timeout: limit, isAnonymous: false))
    } catch {
      throw explained(error, command)
    }
  }

  func send(_ bytes: [UInt8], on call: any ClientCall, _ command: RPCCommand) async throws(Failure) {
    do throws(RPCError) {
      try await call.send(RawMessage(raw: bytes))
    } catch {
      throw explained(error, command)
    }
  }

  func next(_ call: any ClientCall, _ command: RPCCommand) async throws(Failure) -> [UInt8]? {
    do throws(RPCError) {
      return try await call.receive(RawMessage.self)?.unknownFields.bytes
    } catch {
      throw explained(error, command)
    }
  }

  func finish(_ call: any ClientCall, _ command: RPCCommand) async throws(Failure) {
    do throws(RPCError) {
      try await call.finish()
    } catch {
      throw explained(error, command)
    }
  }

  private func options(timeout: Duration?, isAnonymous: Bool) async throws(RPCError) -> CallOptions {
    var options = CallOptions()
    options.timeout = timeout
    if !isAnonymous, let token = try await token() {
      options.metadata.add("authorization", "Bearer \(token)")
    }
    return options
  }

  // MARK: Tokens

  private func token() async throws(RPCError) -> String? {
    switch credential {
    case .none: return nil
    case .token(let token): return token
    case .kept(let path):
      guard let kept = KeptTokens.read(path) else { return nil }
      if kept.isGood(at: WallClock.seconds()) || kept.refresh.isEmpty { return kept.access }
      return try await renewed(path, after: kept.access) ?? kept.access
    }
  }

  /// One process at a time spends a refresh token: a second use of it would end the sign-in.
  private func renewed(_ path: String, after spent: String) async throws(RPCError) -> String? {
    guard let command = RPCCommand.find("token", "refresh") else { return nil }
    var lock: FileLock?
    for _ in 0..<100 {
      lock = (try? FileLock("\(path).lock")) ?? nil
      if lock != nil { break }
      try? await Task.sleep(for: .milliseconds(100))
    }
    defer { lock?.release() }
    guard let kept = KeptTokens.read(path) else { return nil }
    // Another process was quicker.
    if kept.access != spent, kept.isGood(at: WallClock.seconds()) { return kept.access }
    let tree = JSONValue.stated([
      ("refresh_token", .string(kept.refresh)), ("request_id", .string(RequestIDs.fresh())),
    ])
    guard let request = try? command.request.bytes(json: tree.text) else { return nil }
    var options = CallOptions()
    options.timeout = timeout
    let answer: RawMessage = try await transport.unary(command.method, RawMessage(raw: request), options)
    var names = JSONOptions()
    names.usesProtoNames = true
    guard let text = try? command.response.json(answer.unknownFields.bytes, names),
      let value = try? JSONValue(text), let made = KeptTokens(value)
    else { return nil }
    // What cannot be kept is good for this call all the same.
    try? made.write(path)
    return made.access
  }

  /// Of a stream, which a server ends when the token does.
  func mayRenew(_ failure: Failure) async -> Bool { await mayRenew(failure.status) }

  /// A kept token that the server no longer takes may be made new, once.
  private func mayRenew(_ status: StatusCode?) async -> Bool {
    guard status == .unauthenticated, case .kept(let path) = credential,
      let kept = KeptTokens.read(path), !kept.refresh.isEmpty
    else { return false }
    let token = try? await renewed(path, after: kept.access)
    return token != nil && token != kept.access
  }

  // MARK: Errors

  /// With what to try that the server cannot know.
  private func explained(_ error: RPCError, _ command: RPCCommand) -> Failure {
    var failure = Failure(error, flag: command.flagName)
    switch error.code {
    case .unavailable where error.reason == "CONNECTION_LOST" || error.reason.isEmpty:
      failure.message = "\(endpoint) cannot be reached: \(error.message.asOneLine)"
      failure.hints = [
        "the endpoint is from \(surroundings.source("endpoint") ?? ""); "
          + (surroundings.isPlaintext ? "it is called without TLS" : "--plaintext calls it without TLS")
      ]
    case .unauthenticated where error.reason == "CREDENTIALS_INVALID":
      let words: String
      switch credential {
      case .none: words = "sign in: muster login --api-key-file FILE, or name a token with --token-file"
      case .token(let token):
        words = "the token is from \(surroundings.source("token-file") ?? surroundings.source("token") ?? "")"
        tellEnd(of: token, &failure)
      case .kept(let path):
        words = "sign in again: muster login --api-key-file FILE"
        if let kept = KeptTokens.read(path) { tellEnd(of: kept.access, &failure) }
      }
      failure.hints = [words]
    default: break
    }
    return failure
  }

  /// A server does not say to strangers what is wrong with a token; that its time is over, it says itself.
  private func tellEnd(of token: String, _ failure: inout Failure) {
    let now = WallClock.seconds()
    guard let end = TokenText.end(of: token), end <= now else { return }
    failure.message =
      "\(StatusCode.unauthenticated.name) CREDENTIALS_INVALID: the token expired"
      + " \(DurationText.relative(end, now: now))"
  }

  func close() async {
    await transport.close()
  }
}

/// What makes a repeat of a write safe.
enum RequestIDs {
  static func fresh() -> String { "cli-" + TypeID(prefix: "r", bits: UUIDv7.next()).description.dropFirst(2) }
}
