import MusterCrypto
import MusterHTTP2
import MusterLoop

/// One try at one address, up to the server's first word of HTTP/2. Belongs to the link's loop; after its
/// end is told it does nothing more.
final class ConnectAttempt {
  enum End: Sendable {
    case connected(HTTP2Connection)
    case failed(String)
  }

  private let address: SocketAddress
  private let configuration: ClientConfiguration
  private let work: HTTP2Loop
  private var tell: ((End) -> Void)?

  private var socket: Socket?
  private var registration: RegistrationID?
  private var timer: TimerID?
  private var connection: HTTP2Connection?

  /// Begins at once. `tell` is called once, perhaps before this returns.
  init(
    _ address: SocketAddress, _ configuration: ClientConfiguration, _ work: HTTP2Loop,
    _ tell: @escaping (End) -> Void
  ) {
    self.address = address
    self.configuration = configuration
    self.work = work
    self.tell = tell
    do throws(LoopError) {
      let socket = try Socket.connecting(to: address)
      registration = try work.loop.register(socket.descriptor, .write, self)
      self.socket = consume socket
      timer = work.loop.schedule(self, at: LoopTime.now() + configuration.connectTimeout)
    } catch {
      end(.failed(error.message))
    }
  }

  func cancel() {
    tell = nil
    letGo()
    connection.take()?.close(nil)
  }

  private func end(_ end: End) {
    let tell = tell.take()
    letGo()
    if case .failed(let problem) = end {
      connection.take()?.close(problem)
      tell?(.failed("\(address): \(problem)"))
    } else {
      connection = nil
      tell?(end)
    }
  }

  private func letGo() {
    if let timer { work.loop.cancel(timer) }
    timer = nil
    deregister()
    socket = nil
  }

  private func deregister() {
    if let registration { work.loop.deregister(registration) }
    registration = nil
  }
}

extension ConnectAttempt: DescriptorHandler, TimerHandler {
  func readable() {}
  func hungUp() { writable() }

  func writable() {
    deregister()
    guard let socket = socket.take() else { return }
    do throws(LoopError) {
      try socket.finishConnecting()
    } catch {
      return end(.failed(error.message))
    }
    guard let tls = configuration.tls else { return start(Channel(socket)) }
    do throws(TLSError) {
      let secured = try tls.connection(
        on: socket.descriptor, to: configuration.serverName ?? configuration.host)
      start(Channel(socket, secured))
    } catch {
      end(.failed("\(error)"))
    }
  }

  private func start(_ channel: consuming Channel) {
    var http2 = configuration.http2
    // The attempt's own timer began before.
    http2.prefaceTimeout = configuration.connectTimeout
    let connection = HTTP2Connection.start(
      channel, .client, http2, peer: address, on: work, owner: self)
    // It may have failed at once, and told so.
    if tell != nil { self.connection = connection } else { connection.close(nil) }
  }

  func timerFired(_ id: TimerID) {
    timer = nil
    end(.failed("no connection within \(configuration.connectTimeout)"))
  }
}

extension ConnectAttempt: HTTP2ConnectionOwner {
  func opened(_ stream: HTTP2Stream, on connection: HTTP2Connection) {}

  func greeted(_ connection: HTTP2Connection) { end(.connected(connection)) }

  func goAway(_ connection: HTTP2Connection, lastStream: Int32, _ code: HTTP2Code) {
    end(.failed("the server takes no calls: \(code)"))
  }

  func closed(_ connection: HTTP2Connection, _ problem: String?) {
    self.connection = nil
    end(.failed(problem ?? "the server has closed the connection"))
  }
}
