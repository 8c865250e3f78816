import MusterTortureAPI
import MusterWellKnownAPI
import Testing

@testable import MusterWire

struct EncodingTests {
  @Test(arguments: ScalarCase.all + ScalarCase.oneOfEach)
  func `writes a field`(_ item: ScalarCase) {
    #expect(item.message.bytes() == item.bytes)
  }

  @Test func `an empty message is no bytes`() {
    #expect(Everything().bytes().isEmpty)
  }

  @Test func `fields are written by number, whatever order they were set in`() {
    let message = Scalars.with {
      $0.farthestValue = 1
      $0.stringValue = "x"
      $0.int32Value = 5
      $0.farValue = "y"
      $0.doubleValue = 1.5
    }
    #expect(
      message.bytes()
        == hex("09 000000000000f83f 18 05 72 01 78 82 80 01 01 79 f8 ff ff ff 0f 01"))
  }

  @Test func `a field without presence is left out at its default`() {
    let message = Scalars.with {
      $0.int32Value = 0
      $0.stringValue = ""
      $0.bytesValue = []
      $0.boolValue = false
      $0.doubleValue = 0
      $0.colorValue = .unspecified
    }
    #expect(message.bytes().isEmpty)
  }

  @Test func `minus zero is not the default`() {
    #expect(Scalars.with { $0.doubleValue = -0.0 }.bytes() == hex("09 00 00 00 00 00 00 00 80"))
    #expect(Scalars.with { $0.floatValue = -0.0 }.bytes() == hex("15 00 00 00 80"))
  }

  @Test func `NaN keeps its bits`() {
    let double = Double(bitPattern: 0xFFF8_0000_0000_0001)
    #expect(Scalars.with { $0.doubleValue = double }.bytes() == hex("09 01 00 00 00 00 00 f8 ff"))
  }

  @Test func `an optional field is written when it is set, its default included`() {
    let message = Optionals.with {
      $0.doubleValue = 0
      $0.int32Value = 0
      $0.boolValue = false
      $0.stringValue = ""
      $0.bytesValue = []
      $0.colorValue = .unspecified
      $0.messageValue = Scalars()
    }
    #expect(
      message.bytes() == hex("09 0000000000000000 18 00 68 00 72 00 7a 00 80 01 00 8a 01 00"))
    #expect(Optionals().bytes().isEmpty)
  }

  @Test(arguments: [
    ("int32", Oneofs.Choice.int32Value(0), "10 00"), ("bool", .boolValue(false), "20 00"),
    ("string", .stringValue(""), "2a 00"), ("bytes", .bytesValue([]), "32 00"),
    ("enum", .colorValue(.unspecified), "38 00"), ("message", .messageValue(Scalars()), "42 00"),
    ("sint64", .sint64Value(-1), "18 01"), ("double", .doubleValue(0), "09 0000000000000000"),
  ])
  func `a member of a oneof is written when it is set`(
    _ words: String, _ choice: Oneofs.Choice, _ bytes: String
  ) {
    #expect(Oneofs.with { $0.choice = choice }.bytes() == hex(bytes))
  }
}

// MARK: Repeated fields and maps

extension EncodingTests {
  @Test func `numbers are packed unless the proto says otherwise`() {
    let message = Repeateds.with {
      $0.int32Values = [1, 150, -1]
      $0.fixed32Values = [1, 2]
      $0.boolValues = [true, false]
      $0.colorValues = [.green, .unspecified]
      $0.unpackedInt32Values = [1, 150]
      $0.unpackedColorValues = [.red]
    }
    #expect(
      message.bytes()
        == hex(
          """
          1a 0d 01 9601 ffffffffffffffffff01  4a 08 01000000 02000000  6a 02 0100  82 01 02 0200
          90 01 01 90 01 9601  a0 01 01
          """))
  }

  @Test func `strings, bytes and messages repeat in order, empty ones included`() {
    let message = Repeateds.with {
      $0.stringValues = ["b", "", "a"]
      $0.bytesValues = [[], [255]]
      $0.messageValues = [.with { $0.int32Value = 5 }, Scalars()]
    }
    #expect(
      message.bytes() == hex("72 01 62 72 00 72 01 61 7a 00 7a 01 ff 8a 01 02 18 05 8a 01 00"))
  }

  @Test func `map entries are written by key, key and value always`() {
    let message = Maps.with {
      $0.int32Map = [1: 0, -1: 5, 0: 1]
      $0.uint64Map = [.max: 1, 1: 2]
      $0.sint32Map = [1: 1, -1: -1]
      $0.boolMap = [true: false, false: true]
    }
    #expect(
      message.bytes()
        == hex(
          """
          0a 0d 08ffffffffffffffffff01 1005  0a 04 0800 1001  0a 04 0801 1000
          22 04 0801 1002  22 0d 08ffffffffffffffffff01 1001
          2a 04 0801 1001  2a 04 0802 1002
          5a 04 0800 1001  5a 04 0801 1000
          """))
  }

  @Test func `text keys are written in the order of their bytes`() {
    let keys = ["é", "e\u{301}", "z", "Z", "a", "", "aa", "😀", "\u{FFFD}"]
    var expected: [UInt8] = []
    for key in ["", "5a", "61", "6161", "65cc81", "7a", "c3a9", "efbfbd", "f09f9880"] {
      expected += field("62", field("0a", hex(key)) + hex("12 00"))
    }
    for _ in 0..<10 {
      var message = Maps()
      for key in keys.shuffled() { message.stringMap[key] = "" }
      #expect(message.bytes() == expected)
    }
  }

  @Test func `equal maps are equal bytes however they were filled`() {
    var up = Maps()
    var down = Maps()
    for key in Int64(0)..<500 { up.int64Map[key] = key }
    for key in (Int64(0)..<600).reversed() { down.int64Map[key] = key }
    for key in Int64(500)..<600 { down.int64Map[key] = nil }
    #expect(up == down)
    #expect(up.bytes() == down.bytes())
  }
}

// MARK: Nesting and the buffer

extension EncodingTests {
  @Test(arguments: [127, 128, 16_383, 16_384, 2_097_151, 2_097_152])
  func `lengths around a message take the bytes they need`(_ count: Int) {
    let text = String(repeating: "a", count: count)
    let content = field("0a", Array(text.utf8))
    let tree = Tree.with { $0.child = .with { $0.children = [.with { $0.name = text }] } }
    #expect(tree.bytes() == field("12", field("1a", content)))
  }

  @Test func `a message that leads back to itself is set, changed and taken away`() {
    var tree = Tree.with { $0.child = .with { $0.name = "a" } }
    let copy = tree
    tree.child?.name = "b"
    #expect(tree.child?.name == "b" && copy.child?.name == "a")
    tree.child = nil
    #expect(tree == Tree() && tree.bytes().isEmpty)
  }

  @Test(arguments: [0, 1, 16]) func `the buffer grows from any size`(_ capacity: Int) {
    var encoder = WireEncoder(capacity: capacity)
    for item in ScalarCase.oneOfEach.reversed() { item.message.encode(into: &encoder) }
    #expect(encoder.bytes() == ScalarCase.oneOfEach.flatMap(\.bytes))
    #expect(encoder.count == ScalarCase.oneOfEach.reduce(0) { $0 + $1.bytes.count })
  }

  @Test func `a buffer serves one message after another`() {
    var encoder = WireEncoder(capacity: 8)
    Scalars.with { $0.stringValue = String(repeating: "x", count: 1_000) }.encode(into: &encoder)
    encoder.reset()
    #expect(encoder.count == 0 && encoder.bytes().isEmpty)
    Scalars.with { $0.int32Value = 150 }.encode(into: &encoder)
    #expect(encoder.bytes() == hex("18 96 01"))
  }

  @Test func `everything comes back as it was`() throws {
    let bytes = FuzzTests.everything.bytes()
    #expect(try Everything(bytes: bytes).bytes() == bytes)
  }

  @Test func `a timestamp is its seconds and nanos`() {
    let message = WellKnown.with {
      $0.timestamp = .with {
        $0.seconds = -1
        $0.nanos = 999_999_999
      }
    }
    #expect(message.bytes() == hex("0a 11 08 ffffffffffffffffff01 10 ff93ebdc03"))
  }
}
