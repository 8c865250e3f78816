import MusterRPC
import MusterTestTorture
import Testing

@testable import MusterTransport

extension MessageReader {
  mutating func append(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe append($0) } }

  mutating func takeNext() -> [UInt8]? {
    guard let frame = next else { return nil }
    defer { _ = take(frame) }
    return bytes(of: frame)
  }
}

@Suite struct `Message reader` {
  @Test func `finds a message that comes byte for byte`() throws {
    var reader = MessageReader(sizeMax: 100)
    let framed = RawFrame.message([1, 2, 3])
    for (place, byte) in framed.enumerated() {
      #expect(reader.next == nil)
      #expect(reader.isPartial == (place > 0))
      #expect(reader.announced == (place < 5 ? nil : 3))
      reader.append([byte])
      try reader.check()
    }
    #expect(!reader.isPartial)
    #expect(!reader.hasMoreThanOne)
    #expect(reader.takeNext() == [1, 2, 3])
    #expect(reader.count == 0)
  }

  @Test func `finds all that come at once, empty ones too`() throws {
    var reader = MessageReader(sizeMax: 100)
    reader.append(
      RawFrame.message([1]) + RawFrame.message([]) + RawFrame.message([2, 3], flags: 1) + [0, 0])
    #expect(reader.hasMoreThanOne)
    #expect(reader.takeNext() == [1])
    #expect(reader.takeNext() == [])
    #expect(reader.next?.isCompressed == true)
    let frame = try #require(reader.next)
    let lent = try unsafe reader.withBytes(of: frame) { bytes throws(RPCError) in unsafe Array(bytes) }
    #expect(lent == [2, 3])
    #expect(reader.take(frame) == 7)
    #expect(reader.takeNext() == nil)
    #expect(reader.count == 2)
    #expect(reader.isPartial)
  }

  @Test(
    arguments: [
      ([0, 0, 0, 0, 100], nil), ([1, 0, 0, 0, 100], nil), ([0, 0, 0, 0], nil),
      ([0, 0, 0, 0, 101], "MESSAGE_TOO_LARGE"),
      ([0, 255, 255, 255, 255], "MESSAGE_TOO_LARGE"), ([2, 0, 0, 0, 0], "PROTOCOL_BROKEN"),
      ([255, 255, 255, 255, 255], "PROTOCOL_BROKEN"),
    ] as [([UInt8], String?)])
  func `judges a message by its prefix`(_ prefix: [UInt8], _ reason: String?) async {
    var reader = MessageReader(sizeMax: 100)
    reader.append(prefix)
    let judged = reader
    let error = await failure { () async throws(RPCError) in try judged.check() }
    #expect(error?.reason == reason)
  }

  @Test func `keeps its place through any pieces`() {
    let messages = (0..<500).map { number in
      [UInt8](repeating: UInt8(number & 255), count: number * 7 % 3_001)
    }
    let stream = messages.flatMap { RawFrame.message($0) }
    for step in [1, 7, 1_000, 100_000, stream.count] {
      var reader = MessageReader(sizeMax: 5_000)
      var found: [[UInt8]] = []
      for start in stride(from: 0, to: stream.count, by: step) {
        reader.append(Array(stream[start..<min(start + step, stream.count)]))
        // Not all at once, so that the rest is moved.
        for _ in 0..<2 {
          if let message = reader.takeNext() { found.append(message) }
        }
      }
      while let message = reader.takeNext() { found.append(message) }
      #expect(found == messages)
    }
  }
}

@Suite struct `Gzip of messages` {
  private func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    unsafe bytes.withUnsafeBytes { unsafe Gzip.deflate($0) }
  }

  @Test(arguments: [1_024, 65_536, 65_537, 1_000_000])
  func `brings back what it made smaller`(_ count: Int) throws {
    let plain = (0..<count).map { UInt8($0 / 64 & 255) }
    let small = try #require(deflate(plain))
    #expect(small.count < plain.count)
    #expect(try Gzip.inflate(small, sizeMax: count) == plain)
  }

  @Test func `makes nothing of what would not shrink`() {
    #expect(deflate([]) == nil)
    #expect(deflate([1, 2, 3]) == nil)
    #expect(deflate((0..<5_000).map { _ in UInt8.random(in: 0...255) }) == nil)
  }

  @Test func `stops at the limit`() async throws {
    let bomb = try #require(deflate([UInt8](repeating: 0, count: 10_000_000)))
    for limit in [0, 1, 65_535, 65_536, 9_999_999] {
      let error = await failure { () async throws(RPCError) in _ = try Gzip.inflate(bomb, sizeMax: limit) }
      #expect(error?.reason == "MESSAGE_TOO_LARGE")
    }
    #expect(try Gzip.inflate(bomb, sizeMax: 10_000_000).count == 10_000_000)
  }

  @Test func `refuses what is cut, changed, followed by more, or nothing like it`() async throws {
    let good = try #require(deflate([UInt8](repeating: 7, count: 5_000)))
    var changed = good
    changed[changed.count - 5] ^= 1
    let bad: [[UInt8]] = [
      [], [0], Array(good.dropLast()), Array(good.prefix(12)), changed, good + [0], good + good,
    ]
    for bytes in bad {
      let error = await failure { () async throws(RPCError) in _ = try Gzip.inflate(bytes, sizeMax: 100_000) }
      #expect(error?.reason == "PROTOCOL_BROKEN", "\(bytes.prefix(4))")
    }
  }
}
