/// SplitMix64: the same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Noise, and requests with noise in them.
enum RandomRequests {
  private static let whole = Array(
    "GET /readyz?x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-Y: z\r\n\r\n".utf8)

  static func next(_ random: inout SeededRandom) -> [UInt8] {
    if Int.random(in: 0..<4, using: &random) == 0 {
      return (0..<Int.random(in: 0..<200, using: &random)).map { _ in .random(in: 0 ... .max, using: &random)
      }
    }
    var bytes = whole
    for _ in 0..<Int.random(in: 0..<4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = .random(in: 0 ... .max, using: &random)
      case 1: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
      case 2: bytes.remove(at: place)
      default: bytes.removeLast(bytes.count - place)
      }
      if bytes.isEmpty { return bytes }
    }
    return bytes
  }
}
