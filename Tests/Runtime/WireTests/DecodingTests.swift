import MusterTortureAPI
import MusterWellKnownAPI
import MusterWire
import Testing

struct DecodingTests {
  @Test(arguments: ScalarCase.all + ScalarCase.oneOfEach)
  func `reads a field`(_ item: ScalarCase) throws {
    #expect(try Scalars(bytes: item.bytes) == item.message)
  }

  @Test func `no bytes are a message at its defaults`() throws {
    let message = try Scalars(bytes: [])
    #expect(message.int32Value == 0 && message.stringValue.utf8.isEmpty && !message.boolValue)
    #expect(message == Scalars())
  }

  @Test func `minus zero and NaN keep their bits`() throws {
    let zeros = try Scalars(bytes: hex("09 00 00 00 00 00 00 00 80 15 00 00 00 80"))
    #expect(zeros.doubleValue.bitPattern == 0x8000_0000_0000_0000)
    #expect(zeros.floatValue.bitPattern == 0x8000_0000)
    let odd = try Scalars(bytes: hex("09 01 00 00 00 00 00 f8 ff 15 02 00 c0 7f"))
    #expect(odd.doubleValue.bitPattern == 0xFFF8_0000_0000_0001)
    #expect(odd.floatValue.bitPattern == 0x7FC0_0002)
  }

  @Test(arguments: [
    ("a varint with needless bytes", "18 81 80 00", 1),
    ("a varint of ten bytes for one", "18 81 80 80 80 80 80 80 80 80 00", 1),
    ("more bits than the field has", "18 81 80 80 80 10", 1),
    ("2^32 + 2^31", "18 80 80 80 80 18", Int32.min),
    ("a tag with needless bytes", "98 80 00 01", 1),
  ])
  func `takes numbers that are longer than they need`(
    _ words: String, _ bytes: String, _ value: Int32
  ) throws {
    let message = try Scalars(bytes: hex(bytes))
    #expect(message.int32Value == value)
    #expect(message.unknownFields.isEmpty)
  }

  @Test(arguments: ["68 01", "68 02", "68 80 01", "68 80 80 80 80 80 80 80 80 80 01"])
  func `any bit set is true`(_ bytes: String) throws {
    #expect(try Scalars(bytes: hex(bytes)).boolValue)
  }

  @Test func `fields may come in any order`() throws {
    let message = try Scalars(bytes: hex("68 01 18 05 72 01 78 09 00 00 00 00 00 00 f8 3f"))
    #expect(message.boolValue && message.int32Value == 5 && message.doubleValue == 1.5)
    #expect(message.stringValue == "x")
  }

  @Test func `an optional field tells its default from its absence`() throws {
    let absent = try Optionals(bytes: [])
    #expect(absent.int32Value == nil && absent.stringValue == nil && absent.messageValue == nil)
    #expect(absent.boolValue == nil && absent.colorValue == nil && absent.doubleValue == nil)
    let present = try Optionals(
      bytes: hex("09 00 00 00 00 00 00 00 00 18 00 68 00 72 00 7a 00 80 01 00 8a 01 00"))
    #expect(present.doubleValue == 0 && present.int32Value == 0 && present.boolValue == false)
    #expect(
      present.stringValue == "" && present.bytesValue == [] && present.colorValue == .unspecified)
    #expect(present.messageValue == Scalars())
    #expect(present.optionalMessageValue == nil)
  }
}

// MARK: Repeated fields

extension DecodingTests {
  @Test(arguments: [
    ("packed", "1a 04 01 96 01 02"),
    ("one by one", "18 01 18 96 01 18 02"),
    ("mixed", "18 01 1a 03 96 01 02"),
    ("in two runs", "1a 01 01 1a 03 96 01 02"),
    ("with an empty run", "1a 00 1a 04 01 96 01 02 1a 00"),
  ])
  func `a packed field is read in either form`(_ words: String, _ bytes: String) throws {
    #expect(try Repeateds(bytes: hex(bytes)).int32Values == [1, 150, 2])
  }

  @Test(arguments: [
    ("one by one", "90 01 01 90 01 96 01"),
    ("packed", "92 01 03 01 96 01"),
  ])
  func `an unpacked field is read in either form`(_ words: String, _ bytes: String) throws {
    #expect(try Repeateds(bytes: hex(bytes)).unpackedInt32Values == [1, 150])
  }

  @Test func `every scalar type is read packed`() throws {
    let message = try Repeateds(
      bytes: hex(
        """
        0a 08 000000000000f83f  12 04 0000c03f  1a 02 0102  22 02 0304  2a 02 0506  32 02 0708
        3a 02 0102  42 02 0304  4a 04 01000000  52 08 0100000000000000
        5a 04 ffffffff  62 08 feffffffffffffff  6a 02 0100  82 01 02 0207
        """))
    #expect(message.doubleValues == [1.5] && message.floatValues == [1.5])
    #expect(message.int32Values == [1, 2] && message.int64Values == [3, 4])
    #expect(message.uint32Values == [5, 6] && message.uint64Values == [7, 8])
    #expect(message.sint32Values == [-1, 1] && message.sint64Values == [-2, 2])
    #expect(message.fixed32Values == [1] && message.fixed64Values == [1])
    #expect(message.sfixed32Values == [-1] && message.sfixed64Values == [-2])
    #expect(message.boolValues == [true, false])
    #expect(message.colorValues == [.green, .init(rawValue: 7)])
  }

  @Test func `strings, bytes and messages repeat one by one, empty ones included`() throws {
    let message = try Repeateds(
      bytes: hex("72 01 61 72 00 7a 01 ff 7a 00 8a 01 00 8a 01 02 18 05"))
    #expect(message.stringValues == ["a", ""])
    #expect(message.bytesValues == [[255], []])
    #expect(message.messageValues == [Scalars(), .with { $0.int32Value = 5 }])
  }

  @Test func `a packed run may not end inside a value`() {
    #expect(throws: WireError.truncated) { try Repeateds(bytes: hex("1a 02 01 96 01")) }
    #expect(throws: WireError.truncated) {
      try Repeateds(bytes: hex("4a 06 01 00 00 00 02 00 00 00"))
    }
  }
}

// MARK: Maps and oneofs

extension DecodingTests {
  @Test(arguments: [
    ("key and value", "0a 04 08 05 10 07", Int32(5), Int32(7)),
    ("value before key", "0a 04 10 07 08 05", 5, 7),
    ("no value", "0a 02 08 05", 5, 0),
    ("no key", "0a 02 10 07", 0, 7),
    ("nothing", "0a 00", 0, 0),
    ("the key twice", "0a 06 08 04 08 05 10 07", 5, 7),
    ("the value twice", "0a 06 08 05 10 06 10 07", 5, 7),
    ("a field that entries do not have", "0a 07 08 05 1a 01 78 10 07", 5, 7),
    ("the same key again", "0a 04 08 05 10 06 0a 04 08 05 10 07", 5, 7),
  ])
  func `reads a map entry`(_ words: String, _ bytes: String, _ key: Int32, _ value: Int32) throws {
    #expect(try Maps(bytes: hex(bytes)).int32Map == [key: value])
  }

  @Test func `reads maps of every type`() throws {
    let message = try Maps(
      bytes: hex(
        """
        12 04 0801 1002  1a 04 0801 1002  22 04 0801 1002  2a 04 0801 1002  32 04 0803 1004
        3a 0a 0d01000000 1502000000  42 12 090100000000000000 110200000000000000
        4a 0a 0dffffffff 15feffffff  52 12 09ffffffffffffffff 11feffffffffffffff
        5a 04 0801 1001  62 06 0a0161 120162  6a 06 0a0161 1201ff
        72 0c 0a0161 11000000000000f83f  7a 08 0a0161 150000c03f
        82 01 05 0a0161 1002  8a 01 07 0a0161 12021805
        """))
    #expect(
      message.int64Map == [1: 2] && message.uint32Map == [1: 2] && message.uint64Map == [1: 2])
    #expect(message.sint32Map == [-1: 1] && message.sint64Map == [-2: 2])
    #expect(message.fixed32Map == [1: 2] && message.fixed64Map == [1: 2])
    #expect(message.sfixed32Map == [-1: -2] && message.sfixed64Map == [-1: -2])
    #expect(message.boolMap == [true: true] && message.stringMap == ["a": "b"])
    #expect(message.bytesMap == ["a": [255]] && message.doubleMap == ["a": 1.5])
    #expect(message.floatMap == ["a": 1.5] && message.colorMap == ["a": .green])
    #expect(message.messageMap == ["a": .with { $0.int32Value = 5 }])
  }

  @Test(arguments: [
    ("double", "09 00 00 00 00 00 00 00 00", Oneofs.Choice.doubleValue(0)),
    ("int32", "10 05", .int32Value(5)),
    ("sint64", "18 01", .sint64Value(-1)),
    ("bool", "20 00", .boolValue(false)),
    ("string", "2a 00", .stringValue("")),
    ("bytes", "32 01 ff", .bytesValue([255])),
    ("enum", "38 02", .colorValue(.green)),
    ("message", "42 00", .messageValue(Scalars())),
    ("recursive message", "4a 03 0a 01 78", .treeValue(.with { $0.name = "x" })),
    ("timestamp", "52 02 08 05", .timeValue(.with { $0.seconds = 5 })),
  ])
  func `reads each member of a oneof`(_ words: String, _ bytes: String, _ choice: Oneofs.Choice)
    throws
  {
    let message = try Oneofs(bytes: hex(bytes))
    #expect(message.choice == choice)
    #expect(message.other == nil)
  }

  @Test func `two oneofs do not disturb each other or the field between`() throws {
    let message = try Oneofs(bytes: hex("10 05 62 01 6c 5a 01 62"))
    #expect(message.choice == .int32Value(5))
    #expect(message.other == .left("l"))
    #expect(message.between == "b")
  }
}

extension WireError {
  static var truncated: WireError { WireError(.truncated, "the message ends inside a field") }
}
