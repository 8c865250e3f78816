import MusterCore
import MusterCrypto
import MusterHTTP2
import MusterLoop
import MusterRPC

/// The connections of one loop.
///
/// `@unchecked Sendable`: what changes belongs to the loop.
final class ServerConnections: @unchecked Sendable {
  private let work: ServerLoop
  private let group: LoopGroup
  private let admission: ConnectionAdmission
  private var connections: [ObjectIdentifier: HTTP2Connection] = [:]
  private var drainEnd: LoopTime?
  private var drained: CheckedContinuation<Int, Never>?
  /// Calls that had not ended when the time for it was over.
  private var cut = 0

  init(_ work: ServerLoop, _ group: LoopGroup, _ admission: ConnectionAdmission) {
    self.work = work
    self.group = group
    self.admission = admission
  }

  /// On the loop.
  func accept(_ socket: consuming Socket, _ peer: SocketAddress?, _ tls: TLSServerContext?) {
    guard admission.enter(peer) else { return group.closeConnection(on: work.loop) }
    guard let tls else { return start(Channel(socket), peer) }
    do throws(TLSError) {
      let secured = try tls.connection(on: socket.descriptor)
      start(Channel(socket, secured), peer)
    } catch {
      Log.write(.error, "tls_failed", ["cause": "\(error)"])
      left(peer)
    }
  }

  private func start(_ channel: consuming Channel, _ peer: SocketAddress?) {
    let connection = HTTP2Connection.start(
      channel, .server, work.configuration.http2, peer: peer, on: work.http2, owner: self)
    // It may have failed at once.
    guard !connection.isClosed else { return }
    connections[ObjectIdentifier(connection)] = connection
    if let drainEnd { connection.drain(graceUntil: drainEnd) }
  }

  private func left(_ peer: SocketAddress?) {
    admission.leave(peer)
    group.closeConnection(on: work.loop)
  }

  /// Ends when no connection is left, and says how many calls were cut off for that.
  func drain(until end: LoopTime) async -> Int {
    await withCheckedContinuation { continuation in
      work.loop.execute { [self] in
        drainEnd = end
        drained = continuation
        for connection in connections.values { connection.drain(graceUntil: end) }
        resumeIfDrained()
      }
    }
  }

  private func resumeIfDrained() {
    guard drainEnd != nil, connections.isEmpty else { return }
    work.runners.close()
    drained.take()?.resume(returning: cut)
  }
}

extension ServerConnections: HTTP2ConnectionOwner {
  func opened(_ stream: HTTP2Stream, on connection: HTTP2Connection) {
    let readAhead = connection.attachment as? ReadAhead ?? ReadAhead()
    connection.attachment = readAhead
    stream.handler = ServerStream(stream, connection, readAhead, work)
  }

  func goAway(_ connection: HTTP2Connection, lastStream: Int32, _ code: HTTP2Code) {}

  func closed(_ connection: HTTP2Connection, _ problem: String?) {
    connections[ObjectIdentifier(connection)] = nil
    if drainEnd != nil { cut += connection.streamsCut }
    left(connection.peer)
    resumeIfDrained()
  }
}
