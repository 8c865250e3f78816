package import MusterCrypto
package import MusterLoop
package import MusterRPC
import Synchronization

/// Serves RPCs over HTTP/2 on the loops of a group.
package final class GRPCServer: Sendable {
  private let group: LoopGroup
  private let configuration: ServerConfiguration
  private let loops: [ServerConnections]
  private let load = ServerLoad()
  private let admission: ConnectionAdmission
  private let listeners = Mutex<[Listener]>([])

  package init(
    _ handlers: [MethodHandler], _ configuration: ServerConfiguration, on group: LoopGroup,
    unanswered: (any UnansweredCalls)? = nil
  ) {
    self.group = group
    self.configuration = configuration
    admission = ConnectionAdmission(configuration)
    let router = Router(handlers)
    let (load, admission) = (load, admission)
    loops = group.loops.map { loop in
      ServerConnections(ServerLoop(loop, router, configuration, load, unanswered), group, admission)
    }
  }

  /// Calls at work now.
  package var running: Int { load.count }

  /// Connections that are open now.
  package var connectionCount: Int { admission.count }

  /// Begins to accept, in the clear unless there is TLS; answers where, which matters for port 0.
  package func listen(
    on address: SocketAddress, tls: TLSServerContext? = nil
  ) async throws(LoopError) -> SocketAddress {
    try await listen(on: ListeningSocket(at: address), tls: tls) ?? address
  }

  /// The same on a socket that listens already; nil when its address is none of the internet's.
  package func listen(
    on listening: consuming ListeningSocket, tls: TLSServerContext?
  ) async throws(LoopError) -> SocketAddress? {
    let loops = loops
    let listener = Listener(listening, group) { socket, peer, loop in
      loops[loop.index].accept(socket, peer, tls)
    }
    try await listener.start()
    listeners.withLock { $0.append(listener) }
    return listener.address
  }

  /// Lets the calls that are at work end: no connection is accepted, each client is told to go elsewhere,
  /// and at the end of the grace what is still open is closed. Says how many calls were cut off so.
  @discardableResult
  package func shutDown(grace: Duration) async -> Int {
    for listener in listeners.withLock({ $0 }) { await listener.stop() }
    let end = LoopTime.now() + grace
    return await withTaskGroup(of: Int.self) { tasks in
      for loop in loops {
        tasks.addTask { await loop.drain(until: end) }
      }
      return await tasks.reduce(0, +)
    }
  }
}

/// Counts connections, altogether and by address; touched when one comes or goes.
final class ConnectionAdmission: Sendable {
  private struct Counts {
    var all = 0
    var byHost: [String: Int] = [:]
  }

  private let max: Int
  private let perHostMax: Int?
  private let counts = Mutex(Counts())

  init(_ configuration: ServerConfiguration) {
    max = configuration.connectionsMax
    perHostMax = configuration.connectionsPerAddressMax
  }

  var count: Int { counts.withLock { $0.all } }

  func enter(_ peer: SocketAddress?) -> Bool {
    let host = peer?.host ?? ""
    return counts.withLock { counts in
      guard counts.all < max else { return false }
      if let perHostMax {
        guard counts.byHost[host, default: 0] < perHostMax else { return false }
        counts.byHost[host, default: 0] += 1
      }
      counts.all += 1
      return true
    }
  }

  func leave(_ peer: SocketAddress?) {
    let host = peer?.host ?? ""
    counts.withLock { counts in
      counts.all -= 1
      guard perHostMax != nil, let count = counts.byHost[host] else { return }
      counts.byHost[host] = count > 1 ? count - 1 : nil
    }
  }
}
