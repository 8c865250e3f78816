import Glibc
import MusterLoop
import Synchronization

/// What happened, in order, whoever saw it.
final class Record<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  var all: [Element] { elements.withLock { $0 } }
  func add(_ element: Element) { elements.withLock { $0.append(element) } }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Two ends that do not block.
func socketPair() -> (Int32, Int32) {
  var ends: [Int32] = [-1, -1]
  let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
  let result = unsafe socketpair(AF_UNIX, kind, 0, &ends)
  precondition(result == 0, "socketpair failed")
  return (ends[0], ends[1])
}

func write(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  let count = unsafe Glibc.write(descriptor, bytes, bytes.count)
  precondition(count == bytes.count, "write failed")
}

/// Whether something can be read within the time.
func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
  var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return unsafe poll(&waited, 1, milliseconds) == 1
}

/// A handler made of closures; what they touch belongs to the loop of the test.
final class Handler: DescriptorHandler, TimerHandler, EndOfTurnFlush {
  var isFlushRequested = false
  var onReadable: () -> Void = {}
  var onWritable: () -> Void = {}
  var onHungUp: () -> Void = {}
  var onTimer: () -> Void = {}
  var onFlush: () -> Void = {}

  func readable() { onReadable() }
  func writable() { onWritable() }
  func hungUp() { onHungUp() }
  func timerFired(_ id: TimerID) { onTimer() }
  func flush() { onFlush() }
}

/// Runs a test on a loop of its own and stops it.
func withLoop(_ body: (EventLoop) async throws -> Void) async throws {
  let loop = try EventLoop.start()
  do {
    try await body(loop)
  } catch {
    await loop.stop()
    throw error
  }
  await loop.stop()
}
