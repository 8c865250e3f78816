import MusterTortureAPI

typealias Scalars = TortureV1.Scalars
typealias Optionals = TortureV1.Optionals
typealias Repeateds = TortureV1.Repeateds
typealias Maps = TortureV1.Maps
typealias Oneofs = TortureV1.Oneofs
typealias Tree = TortureV1.Tree
typealias WellKnown = TortureV1.WellKnown
typealias Everything = TortureV1.Everything
typealias Bounded = TortureV1.Bounded

/// The bytes that pairs of hexadecimal digits stand for; spaces and lines are for the reader.
func hex(_ text: String) -> [UInt8] {
  let digits = text.compactMap(\.hexDigitValue)
  precondition(digits.count % 2 == 0, "half a byte in \(text)")
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// `count` times the same bytes.
func times(_ count: Int, _ text: String) -> [UInt8] {
  Array(repeatElement(hex(text), count: count).joined())
}

/// A varint, written here once more so that the codec is not measured with itself.
func varint(_ value: UInt64) -> [UInt8] {
  value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
}

/// A length-delimited field.
func field(_ tag: String, _ content: [UInt8]) -> [UInt8] {
  hex(tag) + varint(UInt64(content.count)) + content
}

/// A random sequence that a seed repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
