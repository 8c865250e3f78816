import Glibc
import Testing

@testable import MusterLoop

@Suite struct `Socket that does not block` {
  @Test func `moves bytes, says when it would block, and when the other side ends`() throws {
    let (one, other) = socketPair()
    let near = Socket(adopting: one)
    let far = Socket(adopting: other)
    #expect(try read(far) == nil)
    #expect(try near.write([1, 2, 3].span) == .bytes(3))
    #expect(try read(far) == [1, 2, 3])
    try near.endWriting()
    #expect(try read(far) == [])
    // The other direction stays.
    #expect(try far.write([4].span) == .bytes(1))
    #expect(try read(near) == [4])
  }

  @Test func `takes what fits and blocks for the rest`() throws {
    let (one, other) = socketPair()
    let near = Socket(adopting: one)
    let far = Socket(adopting: other)
    let many = [UInt8](repeating: 7, count: 1 << 20)
    guard case .bytes(let count) = try near.write(many.span) else {
      Issue.record("nothing was written")
      return
    }
    #expect(count < many.count)
    #expect(try near.write(many.span) == .blocked)
    #expect(try read(far)?.count == 64)
  }

  @Test func `throws when the other side is gone, and no signal ends the process`() throws {
    let (one, other) = socketPair()
    close(other)
    let near = Socket(adopting: one)
    let error = #expect(throws: LoopError.self) { try near.write([1].span) }
    #expect(error?.code == .connectionLost)
    #expect(error?.number == EPIPE)
  }

  @Test func `closes its descriptor when it ends`() {
    let (one, other) = socketPair()
    do { _ = Socket(adopting: one) }
    #expect(isReadable(other, within: 0))
    close(other)
  }

  @Test(
    arguments: [
      (EMFILE, .descriptorsExhausted), (ENFILE, .descriptorsExhausted), (ENOMEM, .memoryExhausted),
      (EADDRINUSE, .addressInUse), (ECONNRESET, .connectionLost), (ECONNREFUSED, .connectionRefused),
      (EACCES, .accessDenied), (EIO, .system),
    ] as [(Int32, LoopError.Code)])
  func `names what the system answers`(_ number: Int32, _ code: LoopError.Code) {
    let error = LoopError(number, in: "call")
    #expect(error.code == code)
    #expect(error.number == number)
    #expect(error.message.hasPrefix("call: "))
  }

  /// Up to 64 bytes, none at the end, nil when it would block.
  private func read(_ socket: borrowing Socket) throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 64)
    var span = buffer.mutableSpan
    switch try socket.read(into: &span) {
    case .bytes(let count): return Array(buffer.prefix(count))
    case .blocked: return nil
    case .ended: return []
    }
  }
}

@Suite struct `Socket address` {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1:8080"), ("0.0.0.0", "0.0.0.0:8080"), ("::1", "[::1]:8080"),
    ("::", "[::]:8080"), ("2001:DB8::0:1", "[2001:db8::1]:8080"),
  ])
  func `is read from numbers and written back`(_ host: String, _ text: String) {
    let address = SocketAddress(host, port: 8_080)
    #expect(address?.description == text)
    #expect(address?.port == 8_080)
  }

  @Test(arguments: ["localhost", "", "127.0.0.256", "127.1", "[::1]", "::1%lo", "1.2.3.4:80"])
  func `is nothing else`(_ host: String) {
    #expect(SocketAddress(host, port: 80) == nil)
  }
}
