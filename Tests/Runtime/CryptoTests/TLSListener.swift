import Glibc
import MusterCrypto
import Synchronization

/// A server on loopback for clients that are other programs: says `hello` to each that says something, and
/// ends. One thread, poll(2).
final class TLSListener {
  struct Served: Sendable {
    var error: TLSError?
    var version = ""
    var cipher = ""
    var negotiatedProtocol: String?
    var isResumed = false
    var peer: TLSPeer?
    var received = ""
  }

  let port: UInt16
  private let listener: Int32
  private let work: Work
  private let thread: pthread_t

  /// What the thread is given; the listener joins it.
  private final class Work: Sendable {
    let context: TLSServerContext
    let listener: Int32
    let served = Mutex<[Served]>([])

    init(_ context: TLSServerContext, _ listener: Int32) {
      self.context = context
      self.listener = listener
    }
  }

  init(_ context: TLSServerContext) {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isListening = unsafe withUnsafeMutablePointer(to: &address) { address in
      unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    precondition(isListening, "no port on loopback")
    port = UInt16(bigEndian: address.sin_port)
    let work = Work(context, listener)
    self.work = work
    var thread = pthread_t()
    let started = unsafe pthread_create(
      &thread, nil,
      { work in
        guard let work = unsafe work else { return nil }
        let own = unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue()
        while TLSListener.serveNext(own) {}
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    precondition(started == 0, "no thread")
    self.thread = thread
  }

  /// Ends the thread and tells what it has seen.
  func finish() -> [Served] {
    shutdown(listener, Int32(SHUT_RDWR))
    pthread_join(thread, nil)
    close(listener)
    return work.served.withLock { $0 }
  }

  private static func serveNext(_ work: Work) -> Bool {
    let descriptor = accept(work.listener, nil, nil)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var served = Served()
    do throws(TLSError) {
      var connection = try work.context.connection(on: descriptor)
      try serve(&connection, descriptor, &served)
    } catch {
      served.error = error
    }
    work.served.withLock { $0.append(served) }
    return true
  }

  private static func serve(
    _ connection: inout TLSConnection, _ descriptor: Int32, _ served: inout Served
  ) throws(TLSError) {
    while true {
      let progress = try connection.handshake()
      if progress == .done { break }
      guard wait(descriptor, progress == .wantsRead ? POLLIN : POLLOUT) else { return }
    }
    served.version = connection.version
    served.cipher = connection.cipher
    served.negotiatedProtocol = connection.negotiatedProtocol
    served.isResumed = connection.isResumed
    served.peer = connection.peer
    while true {
      guard let bytes = try connection.receive() else {
        guard wait(descriptor, POLLIN) else { return }
        continue
      }
      served.received = String(decoding: bytes, as: UTF8.self)
      if !bytes.isEmpty { _ = try connection.send("hello\n") }
      connection.closeNotify()
      return
    }
  }

  private static func wait(_ descriptor: Int32, _ event: Int32) -> Bool {
    var waited = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return unsafe poll(&waited, 1, 10_000) == 1
  }
}
