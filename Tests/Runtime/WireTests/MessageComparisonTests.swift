import MusterTortureAPI
import MusterWellKnownAPI
import Testing

@testable import MusterWire

struct MessageComparisonTests {
  private static let plain = Bounded.with {
    ($0.name, $0.tags) = ("name", ["a", "b"])
    $0.time = .with { ($0.seconds, $0.nanos) = (1_795_290_514, 130_396_000) }
    $0.span = .with { $0.seconds = 5 }
  }

  private static func size(_ messages: [Bounded]) -> Int {
    // As a message in a message, so that the length before it tells of the time too.
    let bytes = TortureV1.EchoRequest.with { $0.many = messages }.bytes()
    return MessageComparison.sizeWithoutTimes(bytes[...], TortureV1.EchoRequest.schema, TortureV1.pool)
  }

  @Test func `names the fields that two messages of a kind differ in`() {
    var other = Self.plain
    other.tags = ["a"]
    other.span?.seconds = 6
    #expect(MessageComparison.differing(Self.plain, other) == ["span", "tags"])
    #expect(MessageComparison.differing(Self.plain, Self.plain) == [])
  }

  @Test(arguments: [(0, 0), (1, 0), (1_795_290_514, 999_999_000), (-62_135_596_800, 1)] as [(Int64, Int32)])
  func `takes messages for as large as each other that differ in times`(_ seconds: Int64, _ nanos: Int32) {
    var other = Self.plain
    other.time = .with { ($0.seconds, $0.nanos) = (seconds, nanos) }
    #expect(Self.size([other]) == Self.size([Self.plain]))
    other.time = nil
    #expect(Self.size([other]) == Self.size([Self.plain]))
  }

  @Test func `counts everything else`() {
    var other = Self.plain
    other.count = 1
    #expect(Self.size([other]) == Self.size([Self.plain]) + 2)
    other.span?.nanos = 300
    #expect(Self.size([other]) == Self.size([Self.plain]) + 5)
    #expect(Self.size([Self.plain, Bounded()]) == Self.size([Self.plain]) + 1)
  }
}
