import Glibc
import Synchronization
import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Listener of a group` {
  @Test(arguments: ["127.0.0.1", "::1"])
  func `hands each connection to the loop with the fewest, on that loop`(_ host: String) async throws {
    let group = try LoopGroup.start(loops: 3)
    let connections = Connections()
    let listener = try await listen(host, group, connections)
    var clients: [Int32] = []
    for _ in 0..<9 { clients.append(try connect(listener)) }
    while connections.count < 9 { await Task.yield() }
    #expect(group.connectionCounts == [3, 3, 3])
    #expect(connections.areAllOnTheirLoop)

    group.closeConnection(on: group.loops[1])
    clients.append(try connect(listener))
    while connections.count < 10 { await Task.yield() }
    #expect(group.connectionCounts == [3, 3, 3])

    await listener.stop()
    #expect(await eventually { (try? close(connect(listener))) == nil })
    connections.closeAll()
    for client in clients {
      #expect(isReadable(client, within: 5_000))
      close(client)
    }
    await group.stop()
  }

  @Test func `takes over a descriptor, and starts again on the same port`() async throws {
    let group = try LoopGroup.start(loops: 1)
    let connections = Connections()
    let address = try #require(SocketAddress("127.0.0.1", port: 0))
    let made = try ListeningSocket(at: address)
    let given = fcntl(made.descriptor, F_DUPFD_CLOEXEC, 0)
    let bound = made.address
    _ = consume made
    let adopted = try ListeningSocket(adopting: given)
    #expect(adopted.address == bound)
    let listener = Listener(adopted, group) { socket, _, _ in connections.add(socket.release(), true) }
    try await listener.start()
    close(try connect(listener))
    while connections.count < 1 { await Task.yield() }

    let taken = #expect(throws: LoopError.self) { _ = try ListeningSocket(at: try #require(bound)) }
    #expect(taken?.code == .addressInUse)
    await listener.stop()
    connections.closeAll()
    #expect(await eventually { (try? { _ = try ListeningSocket(at: #require(bound)) }()) != nil })
    await group.stop()
  }

  @Test func `waits when descriptors are exhausted, turns away who waits longer, and goes on`() async {
    await #expect(processExitsWith: .success) {
      let group = try LoopGroup.start(loops: 1)
      let connections = Connections()
      let listener = try await listen("127.0.0.1", group, connections)
      guard let address = listener.address else { preconditionFailure("no address") }
      let clients = try (0..<3).map { _ in try Socket.stream(address).release() }
      // libdispatch opens its own now, and neither in the reserve's place nor in vain, which would end the
      // process. A sleep of a millisecond can be over before it is armed, and then opens nothing.
      try await Task.sleep(for: .milliseconds(100))
      var limit = rlimit(rlim_cur: 64, rlim_max: 64)
      // Linux's RLIMIT_NOFILE, which Swift imports as a number of another type.
      let isLimited = unsafe setrlimit(__rlimit_resource_t(7), &limit) == 0
      precondition(isLimited, "setrlimit failed")
      var filling: [Int32] = []
      // Twice, for a descriptor that somebody held for a moment.
      for _ in 0..<2 {
        while case let number = dup(0), number >= 0 { filling.append(number) }
        usleep(10_000)
      }

      let start = LoopTime.now()
      begin(clients[0], address)
      // Closed, so readable: turned away, and not before a second try.
      precondition(isReadable(clients[0], within: 10_000), "the one who waits is left waiting")
      precondition(LoopTime.now() - start >= Listener.retryAfter, "turned away at the first try")
      precondition(connections.count == 0, "a connection came from nowhere")

      for number in filling.prefix(8) { close(number) }
      // The first is taken by the second try, the next because it accepts again.
      for client in 1...2 {
        begin(clients[client], address)
        precondition(blocks { connections.count == client }, "nobody takes who comes although there is room")
        precondition(!isReadable(clients[client], within: 100), "turned away although there is room")
      }
      await listener.stop()
      await group.stop()
    }
  }

  @Test func `turns nobody away for whom there is room by then`() async throws {
    let group = try LoopGroup.start(loops: 1)
    let connections = Connections()
    let listener = try await listen("127.0.0.1", group, connections)
    let client = try await group.loops[0].perform {
      // The loop has yet to hear of it: as if a descriptor had come free after accepting failed.
      let client = try connect(listener)
      #expect(listener.turnAway())
      return client
    }
    await group.loops[0].perform {}
    #expect(connections.count == 1)
    #expect(!isReadable(client, within: 0))
    await listener.stop()
    connections.closeAll()
    close(client)
    await group.stop()
  }
}

private func begin(_ client: Int32, _ address: SocketAddress) {
  try? unsafe address.withSystemAddress { address, length throws(LoopError) in
    _ = unsafe Glibc.connect(client, address, length)
  }
}

/// Tries for ten seconds. A process that another test starts holds our descriptors until it is another
/// program, and a port stays taken as long.
private func eventually(_ condition: () -> Bool) async -> Bool {
  let end = LoopTime.now() + .seconds(10)
  while LoopTime.now() < end {
    if condition() { return true }
    await Task.yield()
  }
  return false
}

/// Blocks for up to ten seconds, so that a failure ends the process and does not leave it spinning.
private func blocks(until condition: () -> Bool) -> Bool {
  let end = LoopTime.now() + .seconds(10)
  while LoopTime.now() < end {
    if condition() { return true }
    usleep(1_000)
  }
  return false
}

private func listen(_ host: String, _ group: LoopGroup, _ connections: Connections) async throws -> Listener {
  guard let address = SocketAddress(host, port: 0) else { preconditionFailure("no address") }
  let listener = Listener(try ListeningSocket(at: address), group) { socket, peer, loop in
    connections.add(socket.release(), loop.isInLoop && peer != nil)
  }
  try await listener.start()
  return listener
}

private func connect(_ listener: Listener) throws -> Int32 {
  let address = try #require(listener.address)
  let socket = try Socket.connecting(to: address)
  var waited = pollfd(fd: socket.descriptor, events: Int16(POLLOUT), revents: 0)
  _ = unsafe poll(&waited, 1, 5_000)
  try socket.finishConnecting()
  return socket.release()
}

/// Descriptors that a listener handed out, and whether each came as it should.
private final class Connections: Sendable {
  private let taken = Mutex<[(descriptor: Int32, isRight: Bool)]>([])

  var count: Int { taken.withLock { $0.count } }
  var areAllOnTheirLoop: Bool { taken.withLock { $0.allSatisfy(\.isRight) } }
  func add(_ descriptor: Int32, _ isRight: Bool) { taken.withLock { $0.append((descriptor, isRight)) } }
  func closeAll() { taken.withLock { for connection in $0 { close(connection.descriptor) } } }
}
