import MusterTortureAPI
import MusterWire
import Testing

struct UnknownFieldsTests {
  /// Fields 101 to 104 of the four plain wire types, and a group, around a known field.
  static let strange = hex("ab 06 08 01 ac 06 a8 06 96 01 b1 06 0102030405060708")
  static let more = hex("ba 06 03 61 00 ff c5 06 01020304")

  @Test func `a client keeps what it does not know, in the order it came`() throws {
    let message = try Scalars(bytes: Self.strange + hex("18 05") + Self.more, policy: .client)
    #expect(message.int32Value == 5)
    #expect(message.unknownFields.bytes == Self.strange + Self.more)
  }

  @Test func `a client sends what it kept, after what it knows`() throws {
    let message = try Scalars(bytes: Self.strange + hex("18 05") + Self.more, policy: .client)
    #expect(message.bytes() == hex("18 05") + Self.strange + Self.more)
  }

  @Test func `a server drops what it does not know`() throws {
    let message = try Scalars(bytes: Self.strange + hex("18 05") + Self.more, policy: .server)
    #expect(message.unknownFields.isEmpty)
    #expect(message.bytes() == hex("18 05"))
  }

  @Test func `nested messages keep and drop alike`() throws {
    let inner = hex("18 05") + Self.strange
    for bytes in [
      field("0a", inner), field("12", field("8a 01", inner)),
      field("22", field("8a 01", field("0a", []) + field("12", inner))),
    ] {
      #expect(try Everything(bytes: bytes, policy: .client).bytes() == bytes)
      let served = try Everything(bytes: bytes, policy: .server).bytes()
      #expect(served.count == bytes.count - Self.strange.count)
      #expect(!served.contains(0xAB))
    }
    let oneof = field("42", inner)
    #expect(try Oneofs(bytes: oneof, policy: .client).bytes() == oneof)
    #expect(try Oneofs(bytes: oneof, policy: .server).bytes() == hex("42 02 18 05"))
  }

  @Test(arguments: [
    ("a number as text", "1a 01 78"), ("a number as four bytes", "1d 01 02 03 04"),
    ("text as a number", "70 05"), ("text as eight bytes", "71 01 02 03 04 05 06 07 08"),
    ("four bytes as a number", "48 05"), ("eight bytes as four", "0d 01 02 03 04"),
    ("an enum as text", "82 01 01 78"), ("a number as a group", "1b 1c"),
  ])
  func `a known field of another wire type is unknown`(_ words: String, _ bytes: String) throws {
    let kept = try Scalars(bytes: hex(bytes), policy: .client)
    var expected = Scalars()
    expected.unknownFields.bytes = hex(bytes)
    #expect(kept == expected)
    #expect(try Scalars(bytes: hex(bytes), policy: .server) == Scalars())
  }

  @Test func `messages, maps and oneofs of another wire type are unknown too`() throws {
    #expect(
      try Everything(bytes: hex("08 05"), policy: .client).unknownFields.bytes == hex("08 05"))
    #expect(try Maps(bytes: hex("60 05"), policy: .client).unknownFields.bytes == hex("60 05"))
    let oneof = try Oneofs(bytes: hex("12 01 78"), policy: .client)
    #expect(oneof.choice == nil && oneof.unknownFields.bytes == hex("12 01 78"))
  }

  @Test func `an enum value that this build does not know is kept, also by a server`() throws {
    let message = try Scalars(bytes: hex("80 01 07"), policy: .server)
    #expect(message.colorValue.rawValue == 7)
    #expect(!message.colorValue.isKnown)
    #expect(message.bytes() == hex("80 01 07"))
    #expect(try Maps(bytes: hex("82 01 02 10 07"), policy: .server).colorMap[""]?.rawValue == 7)
  }

  @Test func `merging appends what is unknown`() throws {
    var message = try Scalars(bytes: Self.strange, policy: .client)
    try message.merge(bytes: Self.more, policy: .client)
    #expect(message.unknownFields.bytes == Self.strange + Self.more)
  }

  @Test func `messages that differ only in what is unknown are different`() throws {
    #expect(try Scalars(bytes: Self.strange) != Scalars(bytes: Self.more))
  }
}
