import MusterCore
import MusterCrypto
import MusterHTTP2
import MusterHealth
import MusterLoop
import MusterTransport

/// The services on a socket, until a signal.
struct InteropServer {
  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  func run(until requests: AsyncStream<Signals.Request>) async throws {
    let handlers = Handlers(options)
    let tls = try options.tls.map { files in
      try TLSServerContext(
        TLSIdentity(certificateFile: files.certificate, keyFile: files.key),
        clients: files.clientCA.map { .required(authoritiesFile: $0) } ?? .none)
    }
    let group = try LoopGroup.start()
    let server = GRPCServer(handlers.all, configuration, on: group)
    guard let asked = SocketAddress(options.listen.host, port: options.listen.port) else { return }
    let address = try await server.listen(on: asked, tls: tls)
    Console.answer("listening \(address)")
    for await request in requests {
      guard request == .reload else { break }
      do {
        _ = try tls?.reload()
      } catch {
        Console.complain("interop-server: \(error)")
      }
    }
    handlers.health.shutDown()
    await server.shutDown(grace: options.drainGrace ?? .seconds(10))
    await group.stop()
  }

  private var configuration: ServerConfiguration {
    var configuration = ServerConfiguration()
    if let max = options.maxStreams { configuration.http2.streamsMax = max }
    if let max = options.maxMessage { configuration.messageMax = max }
    if let time = options.keepaliveTime { configuration.http2.keepaliveTime = time }
    if let timeout = options.keepaliveTimeout { configuration.http2.keepaliveTimeout = timeout }
    if let min = options.pingMin { configuration.http2.pingIntervalMin = min }
    configuration.http2.idleMax = options.maxIdle
    configuration.http2.ageMax = options.maxAge
    configuration.http2.ageGrace = options.maxAgeGrace
    if let max = options.callsMax { configuration.callsMax = max }
    if let timeout = options.prefaceTimeout {
      configuration.http2.prefaceTimeout = timeout
      configuration.http2.headersTimeout = timeout
    }
    if let timeout = options.stallTimeout { configuration.http2.stallTimeout = timeout }
    if let timeout = options.messageTimeout { configuration.messageTimeout = timeout }
    configuration.callTimeoutMax = options.timeoutMax
    return configuration
  }
}
