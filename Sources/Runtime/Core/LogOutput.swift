import Glibc
import Synchronization

/// Writes lines to a descriptor that may be anything: a terminal, a file on a full disk, a pipe that nobody
/// reads or that is closed, a socket.
final class LogOutput: Sendable {
  enum Patience {
    /// Only what is taken at once; by one who must not wait.
    case none
    case unlimited
  }

  private struct State {
    var rest: ArraySlice<UInt8> = []
    /// The last line was cut: the next one must not go on in it.
    var isTorn = false
  }

  private let descriptor: Int32
  private let kind: mode_t
  private let state = Mutex(State())
  private let lost = Atomic(0)
  private let busy = Atomic(0)

  init(descriptor: Int32) {
    self.descriptor = descriptor
    var facts = stat()
    // It writes into a variable of ours.
    kind = unsafe fstat(descriptor, &facts) == 0 ? facts.st_mode & S_IFMT : 0
  }

  /// Nothing is left over from an earlier call, and nobody is at it.
  var isIdle: Bool { busy.load(ordering: .acquiring) == 0 }

  /// Lines that could not be written since it was asked last.
  func takeLost() -> Int { lost.exchange(0, ordering: .relaxed) }

  /// Writes what is left over and then each batch, until there is none. Somebody without patience goes away
  /// when another is at it.
  func write(patience: Patience, _ next: () -> LogBatch?) {
    switch patience {
    case .none: _ = state.withLockIfAvailable { write(&$0, patience, next) }
    case .unlimited: state.withLock { write(&$0, patience, next) }
    }
  }

  private func write(_ state: inout State, _ patience: Patience, _ next: () -> LogBatch?) {
    busy.store(1, ordering: .releasing)
    while finish(&state, patience), let batch = next() {
      state.rest = state.isTorn ? [0x0a] + batch.bytes : batch.bytes[...]
      state.isTorn = false
    }
    if state.rest.isEmpty { busy.store(0, ordering: .releasing) }
  }

  /// False when there is something left over.
  private func finish(_ state: inout State, _ patience: Patience) -> Bool {
    while !state.rest.isEmpty {
      guard waitForRoom(patience) else { return false }
      let piece = piece(of: state.rest)
      let count = send(piece)
      if count > 0 {
        state.isTorn = piece[piece.startIndex + count - 1] != 0x0a
        state.rest = state.rest.dropFirst(count)
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        // No reader, no room on the disk, no descriptor: these lines are gone, later ones may be lucky.
        lost.add(state.rest.count { $0 == 0x0a }, ordering: .relaxed)
        state.rest = []
      }
    }
    return true
  }

  private func waitForRoom(_ patience: Patience) -> Bool {
    var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while true {
      // It writes into a variable of ours. A descriptor that is none is ready, and fails when it is written.
      let count = unsafe poll(&wish, 1, patience == .none ? 0 : -1)
      if count < 0 && errno == EINTR { continue }
      return count != 0
    }
  }

  /// A pipe that has room has it for so many bytes, and takes them whole; lines stay together where they can.
  private func piece(of rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard kind == S_IFIFO, rest.count > Int(PIPE_BUF) else { return rest }
    let piece = rest.prefix(Int(PIPE_BUF))
    return piece.lastIndex(of: 0x0a).map { piece[...$0] } ?? piece
  }

  private func send(_ piece: ArraySlice<UInt8>) -> Int {
    // Within the array, which lives for the call.
    unsafe piece.withUnsafeBytes { bytes in
      kind == S_IFSOCK
        ? unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
        : unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
  }
}
