/// A number from some words, the same on every machine and for ever: picks rest on it. It hides nothing.
struct StableHash {
  /// FNV-1a over the bytes, then the finish of SplitMix64.
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    // No text holds this byte, so two texts are not one.
    add(UInt8(0xff))
  }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  var value: UInt64 {
    var mixed = state &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// Evenly from 0 up to the bound, which is above 0.
  func below(_ bound: UInt64) -> UInt64 { value.multipliedFullWidth(by: bound).high }
}
