import MusterCrypto
import MusterLoop
import MusterRPC
import MusterTestAuthority
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Synchronization

@testable import MusterTransport

/// What brings calls from client to server; a call means the same over each.
enum Carrier: String, CaseIterable, Sendable {
  case inProcess, clear, tls

  func transport(serving handlers: [MethodHandler]) async throws -> any ClientTransport {
    switch self {
    case .inProcess: InProcessTransport(handlers)
    case .clear: try await ServedTransport(handlers, isSecure: false)
    case .tls: try await ServedTransport(handlers, isSecure: true)
    }
  }

  func transport(
    _ change: (inout TortureService) -> Void = { _ in }
  ) async throws -> any ClientTransport {
    try await transport(serving: TortureV1.handlers(TortureService(change)))
  }

  func client(_ change: (inout TortureService) -> Void = { _ in }) async throws -> TortureV1.Client {
    TortureV1.Client(try await transport(change))
  }
}

/// A client with a server of its own, which goes when the client does.
private final class ServedTransport: ClientTransport {
  private let server: TestServer
  private let transport: HTTP2ClientTransport

  init(_ handlers: [MethodHandler], isSecure: Bool) async throws {
    server = try await TestServer(handlers, isSecure: isSecure)
    transport = try server.client()
  }

  deinit {
    let server = server
    // A call that is still held may end.
    Task { await server.stop(grace: .seconds(10)) }
  }

  func open(_ method: MethodInfo, _ options: CallOptions) async throws(RPCError) -> any ClientCall {
    ServedCall(call: try await transport.open(method, options), transport: self)
  }
}

private struct ServedCall: ClientCall {
  let call: any ClientCall
  /// The server is there as long as the call.
  let transport: ServedTransport

  var answered: AnswerMetadata { call.answered }

  func send(_ message: some WireMessage) async throws(RPCError) { try await call.send(message) }
  func finish() async throws(RPCError) { try await call.finish() }
  func receive<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M? { try await call.receive(type) }
  func cancel() { call.cancel() }
}

/// A server on loopback, on the loops that all tests share.
final class TestServer: Sendable {
  static let loops = try! LoopGroup.start(loops: 2)
  static let lookups = try! BlockingPool(threads: 1)
  static let secrets = try! TestSecrets()

  let server: GRPCServer
  let address: SocketAddress
  private let isSecure: Bool

  init(
    _ handlers: [MethodHandler], isSecure: Bool = false, port: UInt16 = 0,
    limits: (inout ServerConfiguration) -> Void = { _ in }
  ) async throws {
    var configuration = ServerConfiguration()
    limits(&configuration)
    self.isSecure = isSecure
    server = GRPCServer(handlers, configuration, on: Self.loops)
    let asked = SocketAddress("127.0.0.1", port: port)!
    address = try await Self.listen(server, asked, isSecure ? Self.secrets.server : nil)
  }

  /// The server before, on the same port, may still be on its way out.
  private static func listen(
    _ server: GRPCServer, _ address: SocketAddress, _ tls: TLSServerContext?
  ) async throws -> SocketAddress {
    for _ in 0..<1_000 {
      if let found = try? await server.listen(on: address, tls: tls) { return found }
      try await Task.sleep(for: .milliseconds(5))
    }
    return try await server.listen(on: address, tls: tls)
  }

  convenience init(
    isSecure: Bool = false, port: UInt16 = 0, _ change: (inout TortureService) -> Void = { _ in },
    limits: (inout ServerConfiguration) -> Void = { _ in }
  ) async throws {
    try await self.init(
      TortureV1.handlers(TortureService(change)), isSecure: isSecure, port: port, limits: limits)
  }

  func client(
    _ change: (inout ClientConfiguration) -> Void = { _ in }
  ) throws -> HTTP2ClientTransport {
    try Self.client(to: address.port, tls: isSecure ? Self.secrets.client : nil, change)
  }

  static func client(
    to port: UInt16, tls: TLSClientContext? = nil, _ change: (inout ClientConfiguration) -> Void = { _ in }
  ) throws -> HTTP2ClientTransport {
    var configuration = ClientConfiguration(host: "127.0.0.1", port: port, tls: tls)
    change(&configuration)
    return HTTP2ClientTransport(configuration, on: loops, lookups: lookups)
  }

  func stop(grace: Duration = .zero) async { await server.shutDown(grace: grace) }
}

/// Certificates that the tests issue for themselves.
final class TestSecrets: Sendable {
  let server: TLSServerContext
  let client: TLSClientContext
  /// Trusts somebody else.
  let stranger: TLSClientContext

  init() throws {
    let (authority, another) = (try TestAuthority(), try TestAuthority("Another authority"))
    // Their files go when they go.
    defer { withExtendedLifetime((authority, another)) {} }
    server = try TLSServerContext(authority.issue())
    client = try TLSClientContext(authoritiesFile: authority.file)
    stranger = try TLSClientContext(authoritiesFile: another.file)
  }
}
