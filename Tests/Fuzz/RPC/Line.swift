import Dispatch
import Glibc
import MusterLoop

/// The fuzzer's end of a connection whose other end belongs to a loop.
struct Line: ~Copyable {
  private let ours: Int32
  let theirs: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    precondition(unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0, "no pair of sockets is to be had")
    (ours, theirs) = (ends[0], ends[1])
  }

  deinit { close(ours) }

  /// Each chunk is read by the loop before the next is sent. Ends when the loop has closed its end.
  func play(_ script: Script, _ loop: EventLoop) {
    let turn = Signal()
    for chunk in script.chunks {
      guard send(chunk) else { break }
      turn.wait(for: loop)
      _ = takeAll()
    }
    shutdown(ours, Int32(SHUT_WR))
    // Whoever does not close is caught by libFuzzer's time limit.
    while takeAll() { wait(POLLIN) }
  }

  /// False when the other side reads no more.
  private func send(_ chunk: [UInt8]) -> Bool {
    var sent = 0
    while sent < chunk.count {
      let count = unsafe chunk.withUnsafeBytes { bytes in
        // `sent` is below the chunk's count.
        unsafe Glibc.send(
          ours, UnsafeRawBufferPointer(rebasing: bytes[sent...]).baseAddress, bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else {
        guard errno == EAGAIN, takeAll() else { return false }
        wait(POLLIN | POLLOUT)
      }
    }
    return true
  }

  /// Throws away what has come. False when nothing will come any more.
  private func takeAll() -> Bool {
    unsafe withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while true {
        let count = unsafe recv(ours, buffer.baseAddress, buffer.count, 0)
        if count <= 0 { return count < 0 && errno == EAGAIN }
      }
    }
  }

  private func wait(_ events: Int32) {
    var waited = pollfd(fd: ours, events: Int16(events), revents: 0)
    _ = unsafe poll(&waited, 1, -1)
  }
}

/// What a thread can wait for.
final class Signal: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func give() { semaphore.signal() }
  func wait() { semaphore.wait() }

  /// Until the loop has seen to all that was there for it.
  func wait(for loop: EventLoop) {
    loop.execute { self.give() }
    wait()
  }
}
