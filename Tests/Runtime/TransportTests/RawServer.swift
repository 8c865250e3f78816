import Glibc
import MusterLoop
import MusterTestTorture

/// A server that says what it is told to, whatever its client says. One connection after another.
final class RawServer: Sendable {
  enum Step: Sendable {
    case write([UInt8])
    /// Until the client has sent so many header blocks on this connection.
    case awaitRequests(Int)
    /// Until the client closes.
    case stay
  }

  let port: UInt16
  let connections = Shared(0)
  private let listener: Int32
  private let thread = try! BlockingPool(threads: 1)

  init(_ steps: [Step]) {
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
    let (thread, connections) = (thread, connections)
    Task {
      _ = try? await thread.run {
        while true {
          let client = accept(descriptor, nil, nil)
          guard client >= 0 else { return }
          connections.change { $0 += 1 }
          RawConnection(client).play(steps)
          close(client)
        }
      }
    }
  }

  func stop() async {
    shutdown(listener, Int32(SHUT_RDWR))
    await thread.stop()
    close(listener)
  }
}

private struct RawConnection {
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  func play(_ steps: [RawServer.Step]) {
    var frames = Frames()
    for step in steps {
      switch step {
      case .write(let bytes):
        var sent = 0
        while sent < bytes.count {
          let count = unsafe bytes.withUnsafeBytes {
            unsafe send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
          }
          guard count > 0 else { return }
          sent += count
        }
      case .awaitRequests(let count):
        while frames.requests < count { guard read(&frames) else { return } }
      case .stay:
        while read(&frames) {}
      }
    }
  }

  private func read(_ frames: inout Frames) -> Bool {
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&waited, 1, 10_000) == 1 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    frames.append(buffer[..<count])
    return true
  }

  /// Counts header blocks in what a client sends.
  private struct Frames {
    private var bytes: [UInt8] = []
    private var isPrefaceOver = false
    private(set) var requests = 0

    mutating func append(_ more: ArraySlice<UInt8>) {
      bytes += more
      if !isPrefaceOver {
        guard bytes.count >= 24 else { return }
        bytes.removeFirst(24)
        isPrefaceOver = true
      }
      while bytes.count >= 9 {
        let length = Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])
        guard bytes.count >= 9 + length else { return }
        if bytes[3] == 1 { requests += 1 }
        bytes.removeFirst(9 + length)
      }
    }
  }
}

/// Frames of HTTP/2, right and wrong ones.
enum RawFrame {
  static func make(_ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
    Array(number(UInt32(payload.count))[1...]) + [type, flags] + number(stream) + payload
  }

  static func number(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  static func settings(_ entries: [(UInt16, UInt32)] = []) -> [UInt8] {
    make(4, 0, 0, entries.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] + number($1) })
  }

  static func headers(_ stream: UInt32, _ fields: [(String, String)], isLast: Bool = false) -> [UInt8] {
    make(1, isLast ? 5 : 4, stream, block(fields))
  }

  /// Literals that enter no table.
  static func block(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { [0] + text($0) + text($1) }
  }

  private static func text(_ text: String) -> [UInt8] {
    var rest = text.utf8.count
    if rest < 127 { return [UInt8(rest)] + text.utf8 }
    var bytes: [UInt8] = [127]
    rest -= 127
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)] + text.utf8
  }

  static func data(_ stream: UInt32, _ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
    make(0, isLast ? 1 : 0, stream, bytes)
  }

  static func message(_ bytes: [UInt8], flags: UInt8 = 0) -> [UInt8] {
    [flags] + number(UInt32(bytes.count)) + bytes
  }

  static func reset(_ stream: UInt32, _ code: UInt32) -> [UInt8] { make(3, 0, stream, number(code)) }

  static func goAway(_ lastStream: UInt32, _ code: UInt32 = 0) -> [UInt8] {
    make(7, 0, 0, number(lastStream) + number(code))
  }

  static let head = [(":status", "200"), ("content-type", "application/grpc")]
}
