import MusterTortureAPI
import MusterWire
import Testing

/// How much memory a few bytes can ask for.
struct LimitsTests {
  @Test(arguments: [
    ("varints one by one", "18 01"), ("strings", "72 00"), ("bytes", "7a 00"),
    ("messages", "8a 01 00"), ("enums", "80 01 01"),
  ])
  func `a field repeats ten thousand times and not once more`(_ words: String, _ entry: String) {
    #expect(throws: Never.self) { try Repeateds(bytes: times(10_000, entry)) }
    #expect(throws: WireError.tooMany) { try Repeateds(bytes: times(10_001, entry)) }
  }

  @Test(arguments: [("varints", "1a", "01"), ("bools", "6a", "01"), ("fixed", "4a", "00000000")])
  func `a packed run holds ten thousand values and not one more`(
    _ words: String, _ tag: String, _ value: String
  ) {
    #expect(throws: Never.self) { try Repeateds(bytes: field(tag, times(10_000, value))) }
    #expect(throws: WireError.tooMany) { try Repeateds(bytes: field(tag, times(10_001, value))) }
    let twoRuns = field(tag, times(10_000, value)) + field(tag, times(1, value))
    #expect(throws: WireError.tooMany) { try Repeateds(bytes: twoRuns) }
  }

  @Test func `four million packed bools and two million empty messages are refused`() {
    #expect(throws: WireError.tooMany) {
      try Repeateds(bytes: field("6a", Array(repeating: 1, count: 4_000_000)))
    }
    var kids: [UInt8] = []
    for _ in 0..<2_000_000 { kids += [0x1A, 0x00] }
    #expect(throws: WireError.tooMany) { try Tree(bytes: kids) }
  }

  @Test func `a map holds ten thousand entries and not one more`() throws {
    let entries = (0..<10_001).map { field("0a", [0x08] + varint(UInt64($0))) }
    #expect(try Maps(bytes: Array(entries[..<10_000].joined())).int32Map.count == 10_000)
    #expect(throws: WireError.tooMany) { try Maps(bytes: Array(entries.joined())) }
  }

  @Test func `entries of one key come out of the budget though one alone is kept`() throws {
    #expect(try Maps(bytes: times(20_000, "62 00")).stringMap == ["": ""])
    var bytes: [UInt8] = []
    for _ in 0..<1_000_000 { bytes += [0x62, 0x00] }
    #expect(throws: WireError.tooLarge) { try Maps(bytes: bytes) }
  }

  @Test func `a proto's own bound above the policy's counts, one below does not`() throws {
    let bytes = times(5, "01")
    var policy = WirePolicy.server
    policy.itemsMax = 4
    func read(max: Int) throws(WireError) -> [Int32] {
      try WireDecoder.over(bytes, policy: policy) { decoder throws(WireError) in
        var values: [Int32] = []
        for _ in bytes { try decoder.append(&values, WireInt32.self, max: max) }
        return values
      }
    }
    #expect(try read(max: 5).count == 5)
    let error = #expect(throws: WireError.self) { try read(max: 3) }
    #expect(error?.message == "a repeated field or map has more than 4 entries; split the message")
  }

  @Test func `texts share one budget`() {
    var policy = WirePolicy.server
    policy.memoryMax = 10_000
    let text = field("72", Array(repeating: 0x61, count: 4_000))
    #expect(throws: Never.self) { try Repeateds(bytes: text + text, policy: policy) }
    #expect(throws: WireError.tooLarge) { try Repeateds(bytes: text + text + text, policy: policy) }
    let blob = field("7a", Array(repeating: 0, count: 4_000))
    #expect(throws: Never.self) { try Repeateds(bytes: blob + text, policy: policy) }
    #expect(throws: WireError.tooLarge) { try Repeateds(bytes: blob + text + blob, policy: policy) }
  }

  /// Two bytes each on the wire, over a hundred each in memory.
  @Test func `empty messages are charged at their size in memory`() throws {
    let thousand = field("42", times(1_000, "42 00"))
    #expect(MemoryLayout<Everything>.stride * 150_000 > 16 << 20)
    #expect(throws: WireError.tooLarge) {
      try Everything(bytes: Array(repeatElement(thousand, count: 150).joined()))
    }
    #expect(try Everything(bytes: times(1_000, "42 00")).more.count == 1_000)
  }

  @Test(arguments: [
    ("child", HostileBytesTests.nested("12", 90)), ("children", HostileBytesTests.nested("1a", 90)),
    ("linked", HostileBytesTests.nested("2a", 90)), ("named", times(90, "22 02 12 00")),
  ])
  func `each message on the heap is charged`(_ words: String, _ bytes: [UInt8]) {
    var policy = WirePolicy.server
    policy.memoryMax = 90 * MemoryLayout<Tree>.stride - 1
    #expect(throws: WireError.tooLarge) { try Tree(bytes: bytes, policy: policy) }
    policy.memoryMax = 90 * (4 * MemoryLayout<Tree>.stride)
    #expect(throws: Never.self) { try Tree(bytes: bytes, policy: policy) }
  }

  @Test func `a million unknown fields cost a server nothing`() throws {
    var bytes: [UInt8] = []
    for _ in 0..<1_300_000 { bytes += [0x08, 0x01] }
    #expect(try TortureV1.Empty(bytes: bytes, policy: .server).unknownFields.isEmpty)
    #expect(try TortureV1.Empty(bytes: bytes, policy: .client).unknownFields.bytes == bytes)
  }

  @Test func `unknown fields that a client keeps come out of the budget`() throws {
    var policy = WirePolicy.client
    policy.memoryMax = 102
    #expect(throws: Never.self) {
      try TortureV1.Empty(bytes: field("0a", Array(repeating: 0, count: 100)), policy: policy)
    }
    #expect(throws: WireError.tooLarge) {
      try TortureV1.Empty(bytes: field("0a", Array(repeating: 0, count: 101)), policy: policy)
    }
  }
}

extension WireError {
  static var tooMany: WireError {
    WireError(.tooLarge, "a repeated field or map has more than 10000 entries; split the message")
  }
  static var tooLarge: WireError {
    WireError(.tooLarge, "the message would take more memory than allowed; split it")
  }
}
