import MusterTortureAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// Damaged messages: any may be refused, none may end the process.
struct FuzzTests {
  static let everything = Everything.with { message in
    message.scalars = try? Scalars(bytes: ScalarCase.oneOfEach.flatMap(\.bytes))
    message.optionals = .with {
      $0.int32Value = 0
      $0.stringValue = "text"
      $0.messageValue = .with { $0.floatValue = -0.0 }
    }
    message.repeateds = .with {
      $0.doubleValues = [.nan, -.infinity, .leastNonzeroMagnitude]
      $0.sint64Values = [.min, .max]
      $0.stringValues = ["", "e\u{301}", "é"]
      $0.messageValues = [Scalars(), .with { $0.int64Value = .min }]
      $0.unpackedInt32Values = [1, -1]
    }
    message.maps = .with {
      $0.stringMap = ["a": "1", "é": "2", "e\u{301}": "3"]
      $0.int64Map = [.min: .max]
      $0.boolMap = [true: false]
      $0.messageMap = ["": Scalars()]
    }
    message.oneofs = .with { $0.choice = .timeValue(.with { $0.seconds = -62_135_596_800 }) }
    message.tree = .with {
      $0.child = .with { $0.children = [.with { $0.name = "leaf" }, Tree()] }
      $0.link = .leaf(.with { $0.back = Tree() })
    }
    message.wellKnown = .with {
      $0.timestamp = .with { $0.seconds = 253_402_300_799 }
      $0.duration = .with { $0.nanos = -1 }
      $0.fieldMask = .with { $0.paths = ["first_name", "span.seconds"] }
      $0.int64Wrapper = .with { $0.value = .min }
      $0.timestampMap = ["t": .with { $0.nanos = 1 }]
    }
    message.more = [Everything(), .with { $0.scalars = Scalars() }]
  }

  static let bounded = TortureV1.EchoRequest.with {
    $0.tenantID = "tenant_01h455vb4pex5vsknk084sn02q"
    $0.bounded = .with {
      $0.name = "name"
      $0.email = "jane@example.com"
      $0.count = .max
      $0.limit = .min
      $0.time = .with { $0.seconds = .min }
      $0.span = .with { $0.seconds = .max }
      $0.anySpan = .with { $0.nanos = .min }
      $0.ratio = .nan
      $0.kind = .pause(.with { $0.seconds = .min })
    }
    $0.labels = ["a": "b"]
  }

  static var seeds: [UInt64] { [1, 2, .random(in: .min ... .max)] }

  @Test(arguments: seeds) func `damaged bytes are refused or come back`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let start = Self.everything.bytes()
    for round in 0..<1_500 {
      let bytes = Self.damage(start, &random)
      guard let message = try? Everything(bytes: bytes) else { continue }
      // What was taken reads back to itself; NaN forbids comparing messages instead of bytes.
      let encoded = message.bytes()
      #expect(try Everything(bytes: encoded).bytes() == encoded, "seed \(seed), round \(round)")
      _ = try? message.json()
    }
  }

  @Test(arguments: seeds) func `whatever decodes can be checked`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let start = Self.bounded.bytes()
    for round in 0..<2_000 {
      let bytes = Self.damage(start, &random)
      guard let message = try? TortureV1.EchoRequest(bytes: bytes, policy: .server) else {
        continue
      }
      #expect(message.violations().count <= 100, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: seeds) func `damaged JSON is refused or comes back`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let start = Array(try Self.everything.json().utf8)
    var taken = 0
    for round in 0..<1_500 {
      let text = Self.damage(start, &random)
      guard let message = try? Everything(json: text), let json = try? message.json() else {
        continue
      }
      taken += 1
      #expect(try Everything(json: json).bytes() == message.bytes(), "seed \(seed), round \(round)")
    }
    #expect(taken > 5, "seed \(seed)")
  }

  /// One to four bytes changed, cut out, repeated or put in.
  private static func damage(_ start: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let favourites: [UInt8] = [0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x22, 0x2D, 0x30, 0x39, 0x65, 0x5C]
    var bytes = start
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] = favourites.randomElement(using: &random) ?? 0
      case 2: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 3: bytes.remove(at: place)
      case 4: bytes.insert(favourites.randomElement(using: &random) ?? 0, at: place)
      default: bytes.insert(contentsOf: bytes[place..<min(place + 8, bytes.count)], at: place)
      }
    }
    return bytes
  }
}
