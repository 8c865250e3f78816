import MusterTortureAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the protobuf specification says of fields that come more than once.
struct MergingTests {
  @Test func `the last scalar wins`() throws {
    let message = try Scalars(bytes: hex("18 05 72 01 61 18 06 72 01 62 68 01 68 00"))
    #expect(message.int32Value == 6 && message.stringValue == "b" && !message.boolValue)
  }

  @Test func `a zero that was sent wins over what came before`() throws {
    #expect(try Scalars(bytes: hex("18 05 18 00")).int32Value == 0)
    #expect(try Optionals(bytes: hex("18 05 18 00")).int32Value == 0)
  }

  @Test func `messages are merged field by field`() throws {
    let message = try Optionals(bytes: hex("8a 01 04 18 05 20 06 8a 01 05 18 07 72 01 61"))
    #expect(
      message.messageValue
        == .with {
          $0.int32Value = 7
          $0.int64Value = 6
          $0.stringValue = "a"
        })
  }

  @Test func `messages that lead back to themselves are merged too`() throws {
    let tree = try Tree(bytes: hex("12 05 0a 01 61 1a 00 12 06 12 00 1a 02 0a 00"))
    #expect(tree.child?.name == "a")
    #expect(tree.child?.child == Tree())
    #expect(tree.child?.children == [Tree(), Tree()])
  }

  @Test func `repeated fields are joined, unknown enum values included`() throws {
    var message = try Repeateds(bytes: hex("1a 02 01 02 72 01 61 8a 01 00"))
    try message.merge(bytes: hex("18 03 72 01 62 8a 01 02 18 05 82 01 01 07"), policy: .client)
    #expect(message.int32Values == [1, 2, 3])
    #expect(message.stringValues == ["a", "b"])
    #expect(message.messageValues == [Scalars(), .with { $0.int32Value = 5 }])
    #expect(message.colorValues.map(\.rawValue) == [7])
  }

  @Test func `maps take new keys and replace old values whole`() throws {
    var message = try Maps(bytes: hex("62 06 0a0161 120131  8a 01 09 0a0161 1204 1805 2006"))
    try message.merge(
      bytes: hex("62 06 0a0161 120132 62 06 0a0162 120133 8a 01 07 0a0161 1202 1807"),
      policy: .client)
    #expect(message.stringMap == ["a": "2", "b": "3"])
    #expect(message.messageMap == ["a": .with { $0.int32Value = 7 }])
  }

  @Test func `a message that comes twice in one map entry is merged`() throws {
    let message = try Maps(bytes: hex("8a 01 0b 0a0161 1202 1805 1202 2006"))
    #expect(
      message.messageMap
        == [
          "a": .with {
            $0.int32Value = 5
            $0.int64Value = 6
          }
        ])
  }

  @Test(arguments: [
    ("another member", "10 05 2a 01 61", Oneofs.Choice.stringValue("a")),
    ("the same member", "10 05 10 06", .int32Value(6)),
    ("its default", "10 05 10 00", .int32Value(0)),
    ("a message after a scalar", "10 05 42 02 18 07", .messageValue(.with { $0.int32Value = 7 })),
    ("a scalar after a message", "42 02 18 07 20 01", .boolValue(true)),
    ("another message", "42 02 18 07 4a 03 0a 01 78", .treeValue(.with { $0.name = "x" })),
    (
      "a message, another member, the message", "42 02 18 07 10 05 42 02 20 08",
      .messageValue(.with { $0.int64Value = 8 })
    ),
  ])
  func `the last member of a oneof wins`(_ words: String, _ bytes: String, _ choice: Oneofs.Choice)
    throws
  {
    #expect(try Oneofs(bytes: hex(bytes)).choice == choice)
  }

  @Test func `the same message member of a oneof is merged`() throws {
    let merged = Scalars.with {
      $0.int32Value = 9
      $0.int64Value = 8
    }
    #expect(try Oneofs(bytes: hex("42 02 18 07 42 04 20 08 18 09")).choice == .messageValue(merged))
    let tree = try Tree(bytes: hex("2a 03 0a 01 61 2a 02 12 00"))
    #expect(
      tree.link
        == .linked(
          .with {
            $0.name = "a"
            $0.child = Tree()
          }))
  }

  @Test(arguments: FuzzTests.seeds) func `joined bytes are merged messages`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let pieces = ScalarCase.all.map(\.bytes)
    for _ in 0..<200 {
      let first = (0..<4).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
      let second = (0..<4).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
      var merged = try Scalars(bytes: first)
      try merged.merge(bytes: second, policy: .client)
      #expect(try Scalars(bytes: first + second) == merged, "seed \(seed)")
    }
  }
}
