import MusterLoop

/// One request and its answer. Belongs to its loop, which holds it while the socket is open.
final class OperationsConnection {
  /// From the first moment to the last, however slow the other side is.
  static let timeoutDefault = Duration.seconds(5)
  /// What is read of those who go on sending after their answer.
  private static let discardedMax = 64 * 1024

  private enum Phase {
    case reading(RequestReader)
    /// The page is made elsewhere.
    case waiting
    /// The rest of the answer.
    case writing(ArraySlice<UInt8>)
    /// Answered: waits for the other side's end and throws away what comes before it. A socket that is
    /// closed with unread bytes resets the connection, and the answer may be lost on its way.
    case lingering(discarded: Int)
    case closed
  }

  private let loop: EventLoop
  private let pages: OperationsPages
  private let pool: BlockingPool
  private let left: () -> Void
  private var socket: Socket?
  private var registration: RegistrationID?
  private var timer: TimerID?
  private var phase = Phase.reading(RequestReader())

  /// On the loop. `left` is called once, when the socket is closed.
  static func start(
    _ socket: consuming Socket, on loop: EventLoop, _ pages: OperationsPages, _ pool: BlockingPool,
    _ timeout: Duration, left: @escaping () -> Void
  ) {
    let descriptor = socket.descriptor
    let connection = OperationsConnection(socket, loop, pages, pool, left)
    do throws(LoopError) {
      connection.registration = try loop.register(descriptor, .read, connection)
      connection.timer = loop.schedule(connection, at: .now() + timeout)
    } catch {
      connection.close()
    }
  }

  private init(
    _ socket: consuming Socket, _ loop: EventLoop, _ pages: OperationsPages, _ pool: BlockingPool,
    _ left: @escaping () -> Void
  ) {
    (self.loop, self.pages, self.pool, self.left) = (loop, pages, pool, left)
    self.socket = consume socket
  }

  private func close() {
    if case .closed = phase { return }
    phase = .closed
    if let timer { loop.cancel(timer) }
    if let registration { loop.deregister(registration) }
    socket = nil
    left()
  }

  private func wait(for interest: Interest) {
    guard let registration else { return }
    // Changing what is registered allocates nothing in the kernel and cannot fail.
    try? loop.setInterest(interest, of: registration)
  }
}

extension OperationsConnection: DescriptorHandler, TimerHandler {
  func readable() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    switch read(into: &buffer) {
    case .bytes(let count): received(buffer.prefix(count))
    case .blocked: return
    case .ended, nil: close()
    }
  }

  func writable() {
    guard case .writing(let rest) = phase else { return }
    switch write(rest) {
    case .bytes(let count):
      let left = rest.dropFirst(count)
      phase = .writing(left)
      if left.isEmpty { linger() }
    case .blocked: return
    case .ended, nil: close()
    }
  }

  func hungUp() { close() }
  func timerFired(_ id: TimerID) { close() }

  private func received(_ bytes: ArraySlice<UInt8>) {
    switch phase {
    case .reading(var reader):
      let outcome = reader.feed(bytes)
      phase = .reading(reader)
      switch outcome {
      case .more: return
      case .request(let request):
        switch pages.answer(request) {
        case .now(let response): answer(response)
        case .later(let make): answerLater(make)
        }
      case .refused(let status): answer(OperationsResponse(status, "\(status.phrase)\n"))
      }
    case .lingering(let discarded):
      let sum = discarded + bytes.count
      phase = .lingering(discarded: sum)
      if sum > Self.discardedMax { close() }
    // Nobody asks twice.
    case .waiting, .writing, .closed: return
    }
  }

  private func answerLater(_ make: @escaping @Sendable () -> OperationsResponse) {
    phase = .waiting
    let (here, pool) = (LoopBound(self, on: loop), pool)
    Task(executorPreference: loop) {
      let made = try? await pool.run(make)
      here.execute { connection in
        // Its time may be over.
        guard case .waiting = connection.phase else { return }
        connection.answer(made ?? OperationsResponse(.unavailable, "too many ask at once; ask again\n"))
      }
    }
  }

  private func answer(_ response: OperationsResponse) {
    phase = .writing(response.bytes[...])
    wait(for: .write)
    writable()
  }

  private func linger() {
    phase = .lingering(discarded: 0)
    do throws(LoopError) {
      try socket?.endWriting()
      wait(for: .read)
    } catch {
      close()
    }
  }

  /// Nil when the connection is broken.
  private func read(into buffer: inout [UInt8]) -> Socket.Transfer? {
    var span = buffer.mutableSpan
    return try? socket?.read(into: &span)
  }

  private func write(_ bytes: ArraySlice<UInt8>) -> Socket.Transfer? {
    try? socket?.write(bytes.span)
  }
}
