import MusterTortureAPI
import MusterWire
import Testing

struct HostileBytesTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let code: WireError.Code

    init(_ words: String, _ bytes: String, _ code: WireError.Code) {
      testDescription = words
      self.bytes = hex(bytes)
      self.code = code
    }
  }

  @Test(arguments: [
    Refused("a varint of eleven bytes", "18 80 80 80 80 80 80 80 80 80 80 01", .malformed),
    Refused("a varint with a 65th bit", "30 ff ff ff ff ff ff ff ff ff 02", .malformed),
    Refused("a varint whose tenth byte goes on", "30 ff ff ff ff ff ff ff ff ff 81 00", .malformed),
    Refused("a varint without an end", "18 80", .truncated),
    Refused("a varint of nothing", "18", .truncated),
    Refused("a tag without an end", "80", .truncated),
    Refused("a tag of eleven bytes", "80 80 80 80 80 80 80 80 80 80 01 00", .malformed),
    Refused("a field number above 2^29", "80 80 80 80 10 00", .malformed),
    Refused("the greatest tag that 64 bits hold", "ff ff ff ff ff ff ff ff ff 01", .malformed),
    Refused("field 0 as a varint", "00 00", .malformed),
    Refused("field 0 as text", "02 00", .malformed),
    Refused("field 0 as eight bytes", "01 00 00 00 00 00 00 00 00", .malformed),
    Refused("field 0 as a group", "03 04", .malformed),
    Refused("field 0 in a long tag", "80 80 00 00", .malformed),
    Refused("a tag of six bytes", "80 88 80 80 80 00 04", .malformed),
    Refused("wire type 6", "1e 00", .malformed),
    Refused("wire type 7", "1f 00", .malformed),
    Refused("wire type 6 of an unknown field", "fe 7f 00", .malformed),
    Refused("the end of no group", "1c", .malformed),
    Refused("a group that is closed as another", "1b 24", .malformed),
    Refused("a group without an end", "1b 08 01", .truncated),
    Refused("a group with field 0 in it", "1b 00 00 1c", .malformed),
    Refused("four bytes of which three came", "4d 01 02 03", .truncated),
    Refused("eight bytes of which seven came", "51 01 02 03 04 05 06 07", .truncated),
    Refused("an unknown field of four bytes cut", "f5 7f 01 02 03", .truncated),
    Refused("an unknown field of eight bytes cut", "f1 7f 01 02 03 04 05 06 07", .truncated),
    Refused("a length one too long", "72 02 61", .truncated),
    Refused("a length of 2^31 - 1", "72 ff ff ff ff 07 61", .truncated),
    Refused("a length of 2^31", "72 80 80 80 80 08 61", .truncated),
    Refused("a length of 2^32 - 1", "7a ff ff ff ff 0f 61", .truncated),
    Refused("a length of 2^63 - 1", "7a ff ff ff ff ff ff ff ff 7f 61", .truncated),
    Refused("a length of 2^63", "72 80 80 80 80 80 80 80 80 80 01 61", .truncated),
    Refused("a length of 2^64 - 1", "7a ff ff ff ff ff ff ff ff ff 01 61", .truncated),
    Refused("an unknown field's length of 2^63", "fa 7f 80 80 80 80 80 80 80 80 80 01", .truncated),
    Refused(
      "an unknown field's length of 2^64 - 1", "fa 7f ff ff ff ff ff ff ff ff ff 01", .truncated),
  ])
  func `refuses what is no message`(_ item: Refused) {
    for policy in [WirePolicy.client, .server] {
      let error = #expect(throws: WireError.self) { try Scalars(bytes: item.bytes, policy: policy) }
      #expect(error?.code == item.code)
    }
  }

  @Test(arguments: [
    Refused("packed", "1a ff ff ff ff ff ff ff ff ff 01 00", .truncated),
    Refused("packed fixed", "4a 80 80 80 80 80 80 80 80 80 01 00", .truncated),
    Refused("message", "8a 01 ff ff ff ff ff ff ff ff ff 01 00", .truncated),
    Refused("a message longer than what is left", "8a 01 02 18", .truncated),
    Refused("a value longer than its message", "8a 01 02 72 05 61 61 61 61 61", .truncated),
    Refused("a varint that leaves its message", "8a 01 02 18 80 01", .truncated),
    Refused("a group that leaves its message", "8a 01 02 5b 18 01 5c", .truncated),
  ])
  func `a value ends where its message does`(_ item: Refused) {
    let error = #expect(throws: WireError.self) { try Repeateds(bytes: item.bytes) }
    #expect(error?.code == item.code)
  }

  @Test func `a key ends where its map entry does`() {
    #expect(throws: WireError.truncated) { try Maps(bytes: hex("62 03 0a 05 61 62 63 64 65")) }
  }

  @Test func `a message cut anywhere but between two fields is refused`() throws {
    let whole = ScalarCase.oneOfEach.flatMap(\.bytes)
    var boundaries: Set<Int> = [0]
    for item in ScalarCase.oneOfEach {
      boundaries.insert((boundaries.max() ?? 0) + item.bytes.count)
    }
    for end in 0...whole.count {
      let part = Array(whole[..<end])
      if boundaries.contains(end) {
        #expect(throws: Never.self, "cut at \(end)") { try Scalars(bytes: part) }
      } else {
        #expect(throws: WireError.truncated, "cut at \(end)") { try Scalars(bytes: part) }
      }
      // The same cut inside a message whose length says that it is whole.
      if end < whole.count {
        let nested = hex("0a") + varint(UInt64(whole.count)) + part
        #expect(throws: WireError.truncated, "cut at \(end)") { try Everything(bytes: nested) }
      }
    }
  }

  @Test func `the highest field number and old groups are passed over`() throws {
    let bytes = hex("f8 ff ff ff 0f 01 1b 08 01 12 01 61 1d 00 00 00 00 23 24 1c 18 05")
    #expect(try TortureV1.Empty(bytes: bytes, policy: .server) == TortureV1.Empty())
    #expect(try Scalars(bytes: hex("1b 08 01 23 24 1c 18 05"), policy: .server).int32Value == 5)
  }
}

// MARK: Depth

extension HostileBytesTests {
  /// `count` messages, each the only field of the one around it.
  static func nested(_ tag: String, _ count: Int) -> [UInt8] {
    var lengths: [Int] = [0]
    for _ in 1..<count {
      let inner = lengths[lengths.count - 1]
      lengths.append(hex(tag).count + varint(UInt64(inner)).count + inner)
    }
    return lengths.reversed().flatMap { hex(tag) + varint(UInt64($0)) }
  }

  @Test(arguments: [("child", "12"), ("children", "1a"), ("linked", "2a")])
  func `a hundred messages may nest, a hundred and one may not`(_ words: String, _ tag: String)
    throws
  {
    var tree: Tree? = try Tree(bytes: Self.nested(tag, 100))
    for _ in 0..<100 { tree = tree?.next }
    #expect(tree == Tree())
    #expect(tree?.next == nil)
    #expect(throws: WireError.tooDeep) { try Tree(bytes: Self.nested(tag, 101)) }
  }

  @Test func `a map's entries and a detour over another message count as depth`() throws {
    var named: [UInt8] = []
    var detour: [UInt8] = []
    for _ in 0..<50 {
      named = field("22", field("12", named))
      detour = field("32", field("0a", detour))
    }
    #expect(throws: Never.self) { try Tree(bytes: named) }
    #expect(throws: Never.self) { try Tree(bytes: detour) }
    #expect(throws: WireError.tooDeep) { try Tree(bytes: field("22", field("12", named))) }
    #expect(throws: WireError.tooDeep) { try Tree(bytes: field("32", field("0a", detour))) }
  }

  @Test func `unknown groups count as depth`() throws {
    #expect(throws: Never.self) { try Scalars(bytes: times(100, "1b") + times(100, "1c")) }
    #expect(throws: WireError.tooDeep) { try Scalars(bytes: times(101, "1b") + times(101, "1c")) }
    #expect(throws: WireError.tooDeep) { try Scalars(bytes: times(1_000_000, "1b")) }
  }

  @Test(arguments: ["12", "1a", "2a"])
  func `a hundred thousand messages in each other are an error and no crash`(_ tag: String) {
    let bytes = Self.nested(tag, 100_000)
    #expect(throws: WireError.tooDeep) { try Tree(bytes: bytes, policy: .server) }
    #expect(throws: WireError.tooDeep) {
      try Everything(bytes: field("32", bytes), policy: .server)
    }
  }

  @Test func `the widest message nests a hundred deep`() throws {
    let message = try Everything(bytes: Self.nested("42", 100))
    #expect(message.bytes() == Self.nested("42", 100))
    #expect(throws: WireError.tooDeep) { try Everything(bytes: Self.nested("42", 101)) }
  }

  @Test func `depth is given back when a message ends`() throws {
    #expect(try Tree(bytes: times(300, "1a 02 12 00")).children.count == 300)
    #expect(throws: Never.self) { try Scalars(bytes: times(300, "1b 23 24 1c")) }
    #expect(throws: Never.self) { try Tree(bytes: times(300, "22 02 12 00")) }
  }
}

extension Tree {
  /// The one message that this one holds.
  fileprivate var next: Tree? {
    if case .linked(let tree)? = link { return tree }
    return child ?? children.first
  }
}

extension WireError {
  static var tooDeep: WireError {
    WireError(.tooDeep, "messages are nested more than 100 deep")
  }
}
