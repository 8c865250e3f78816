import MusterCore

/// Values as bytes in one spelling, of which no two lists of values have the same: each stands behind its
/// length, and what is null has the length that nothing has.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// The label says what the bytes are of, so that no hash of one thing is one of another.
  init(_ label: StaticString) {
    add("\(label)")
  }

  mutating func add(_ value: some Sequence<UInt8>) {
    let value = Array(value)
    add(length: UInt32(truncatingIfNeeded: value.count))
    bytes += value
  }

  mutating func add(_ text: String) { add(text.utf8) }

  mutating func add(_ number: Int64) { add(Self.bigEndian(UInt64(bitPattern: number))) }

  mutating func add(_ id: IDBits) { add(Self.bigEndian(id.bits)) }

  mutating func addNull() { add(length: .max) }

  mutating func add(_ texts: [String]) {
    add(Int64(texts.count))
    for text in texts { add(text) }
  }

  private mutating func add(length: UInt32) { bytes += Self.bigEndian(length) }

  static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: Number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
