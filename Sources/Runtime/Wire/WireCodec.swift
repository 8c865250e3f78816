/// How one protobuf scalar type is written and read. A Swift type alone does not tell: `int32`, `sint32`
/// and `sfixed32` are all `Int32`.
package protocol WireCodec<Value> {
  associatedtype Value: Equatable & Sendable

  /// The low three bits of the tag: 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes.
  static var wireType: UInt32 { get }
  /// What a field without presence is when it was not sent, and a map value that is missing.
  static var defaultValue: Value { get }

  static func isDefault(_ value: Value) -> Bool
  static func write(_ value: Value, to encoder: inout WireEncoder)
  static func read(from decoder: inout WireDecoder) throws(WireError) -> Value
  /// Reads a value that came before already: the last scalar wins, messages are merged.
  static func merge(into value: inout Value, from decoder: inout WireDecoder) throws(WireError)
}

extension WireCodec {
  @inlinable package static func merge(
    into value: inout Value, from decoder: inout WireDecoder
  ) throws(WireError) {
    value = try read(from: &decoder)
  }
}

/// A scalar that can be the key of a map.
package protocol WireKeyCodec: WireCodec {
  /// What entries are found by: for text its bytes, because Swift's strings are equal when they look alike.
  associatedtype Stored: Hashable & Sendable

  static func stored(_ key: Value) -> Stored
  static func key(_ stored: Stored) -> Value
  /// The order of deterministic output: numbers by value, text by its bytes.
  static func precedes(_ left: Stored, _ right: Stored) -> Bool
}

extension WireKeyCodec where Stored == Value {
  @inlinable package static func stored(_ key: Value) -> Stored { key }
  @inlinable package static func key(_ stored: Stored) -> Value { stored }
}

extension WireKeyCodec where Stored == Value, Value: Comparable {
  @inlinable package static func precedes(_ left: Stored, _ right: Stored) -> Bool { left < right }
}

// MARK: Varints

package enum WireInt32: WireKeyCodec {
  package typealias Stored = Int32
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: Int32 { 0 }
  @inlinable package static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable package static func write(_ value: Int32, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: Int64(value)))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Int32 {
    Int32(truncatingIfNeeded: try decoder.varint())
  }
}

package enum WireInt64: WireKeyCodec {
  package typealias Stored = Int64
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: Int64 { 0 }
  @inlinable package static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable package static func write(_ value: Int64, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: value))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Int64 {
    Int64(bitPattern: try decoder.varint())
  }
}

package enum WireUInt32: WireKeyCodec {
  package typealias Stored = UInt32
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: UInt32 { 0 }
  @inlinable package static func isDefault(_ value: UInt32) -> Bool { value == 0 }
  @inlinable package static func write(_ value: UInt32, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(value))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt32 {
    UInt32(truncatingIfNeeded: try decoder.varint())
  }
}

package enum WireUInt64: WireKeyCodec {
  package typealias Stored = UInt64
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: UInt64 { 0 }
  @inlinable package static func isDefault(_ value: UInt64) -> Bool { value == 0 }
  @inlinable package static func write(_ value: UInt64, to encoder: inout WireEncoder) {
    encoder.varint(value)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt64 {
    try decoder.varint()
  }
}

/// Zigzag: small negative numbers are short.
package enum WireSInt32: WireKeyCodec {
  package typealias Stored = Int32
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: Int32 { 0 }
  @inlinable package static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable package static func write(_ value: Int32, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(UInt32(bitPattern: (value << 1) ^ (value >> 31))))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Int32 {
    let raw = UInt32(truncatingIfNeeded: try decoder.varint())
    return Int32(bitPattern: raw >> 1) ^ -Int32(bitPattern: raw & 1)
  }
}

/// Zigzag: small negative numbers are short.
package enum WireSInt64: WireKeyCodec {
  package typealias Stored = Int64
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: Int64 { 0 }
  @inlinable package static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable package static func write(_ value: Int64, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Int64 {
    let raw = try decoder.varint()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }
}

package enum WireBool: WireKeyCodec {
  package typealias Stored = Bool
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: Bool { false }
  @inlinable package static func isDefault(_ value: Bool) -> Bool { !value }
  @inlinable package static func write(_ value: Bool, to encoder: inout WireEncoder) {
    encoder.varint(value ? 1 : 0)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Bool {
    try decoder.varint() != 0
  }
  @inlinable package static func precedes(_ left: Bool, _ right: Bool) -> Bool { !left && right }
}

package enum WireEnumOf<E: WireEnum>: WireCodec {
  @inlinable package static var wireType: UInt32 { 0 }
  @inlinable package static var defaultValue: E { E(rawValue: 0) }
  @inlinable package static func isDefault(_ value: E) -> Bool { value.rawValue == 0 }
  @inlinable package static func write(_ value: E, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: Int64(value.rawValue)))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> E {
    E(rawValue: Int32(truncatingIfNeeded: try decoder.varint()))
  }
}

// MARK: Fixed sizes

package enum WireFixed32: WireKeyCodec {
  package typealias Stored = UInt32
  @inlinable package static var wireType: UInt32 { 5 }
  @inlinable package static var defaultValue: UInt32 { 0 }
  @inlinable package static func isDefault(_ value: UInt32) -> Bool { value == 0 }
  @inlinable package static func write(_ value: UInt32, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt32 {
    try decoder.fixed()
  }
}

package enum WireFixed64: WireKeyCodec {
  package typealias Stored = UInt64
  @inlinable package static var wireType: UInt32 { 1 }
  @inlinable package static var defaultValue: UInt64 { 0 }
  @inlinable package static func isDefault(_ value: UInt64) -> Bool { value == 0 }
  @inlinable package static func write(_ value: UInt64, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt64 {
    try decoder.fixed()
  }
}

package enum WireSFixed32: WireKeyCodec {
  package typealias Stored = Int32
  @inlinable package static var wireType: UInt32 { 5 }
  @inlinable package static var defaultValue: Int32 { 0 }
  @inlinable package static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable package static func write(_ value: Int32, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Int32 {
    try decoder.fixed()
  }
}

package enum WireSFixed64: WireKeyCodec {
  package typealias Stored = Int64
  @inlinable package static var wireType: UInt32 { 1 }
  @inlinable package static var defaultValue: Int64 { 0 }
  @inlinable package static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable package static func write(_ value: Int64, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Int64 {
    try decoder.fixed()
  }
}

package enum WireFloat: WireCodec {
  @inlinable package static var wireType: UInt32 { 5 }
  @inlinable package static var defaultValue: Float { 0 }
  /// By its bits: minus zero is not the default.
  @inlinable package static func isDefault(_ value: Float) -> Bool { value.bitPattern == 0 }
  @inlinable package static func write(_ value: Float, to encoder: inout WireEncoder) {
    encoder.fixed(value.bitPattern)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Float {
    Float(bitPattern: try decoder.fixed())
  }
}

package enum WireDouble: WireCodec {
  @inlinable package static var wireType: UInt32 { 1 }
  @inlinable package static var defaultValue: Double { 0 }
  /// By its bits: minus zero is not the default.
  @inlinable package static func isDefault(_ value: Double) -> Bool { value.bitPattern == 0 }
  @inlinable package static func write(_ value: Double, to encoder: inout WireEncoder) {
    encoder.fixed(value.bitPattern)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> Double {
    Double(bitPattern: try decoder.fixed())
  }
}

// MARK: Length-delimited

package enum WireString: WireKeyCodec {
  package typealias Stored = TextKey
  @inlinable package static var wireType: UInt32 { 2 }
  @inlinable package static var defaultValue: String { "" }
  @inlinable package static func isDefault(_ value: String) -> Bool { value.isEmpty }
  @inlinable package static func write(_ value: String, to encoder: inout WireEncoder) {
    encoder.text(value)
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> String {
    try decoder.text()
  }
  @inlinable package static func stored(_ key: String) -> TextKey { TextKey(key) }
  @inlinable package static func key(_ stored: TextKey) -> String { stored.text }
  @inlinable package static func precedes(_ left: TextKey, _ right: TextKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

package enum WireBytes: WireCodec {
  @inlinable package static var wireType: UInt32 { 2 }
  @inlinable package static var defaultValue: [UInt8] { [] }
  @inlinable package static func isDefault(_ value: [UInt8]) -> Bool { value.isEmpty }
  @inlinable package static func write(_ value: [UInt8], to encoder: inout WireEncoder) {
    encoder.raw(array: value)
    encoder.varint(UInt64(value.count))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> [UInt8] {
    try decoder.bytes()
  }
}

/// A message as the value of a map or a oneof.
package enum WireMessageOf<M: WireMessage>: WireCodec {
  @inlinable package static var wireType: UInt32 { 2 }
  @inlinable package static var defaultValue: M { M() }
  @inlinable package static func isDefault(_ value: M) -> Bool { false }
  @inlinable package static func write(_ value: M, to encoder: inout WireEncoder) {
    let mark = encoder.count
    value.encode(into: &encoder)
    encoder.varint(UInt64(encoder.count - mark))
  }
  @inlinable package static func read(from decoder: inout WireDecoder) throws(WireError) -> M {
    var message = M()
    try decoder.fill(&message)
    return message
  }
  @inlinable package static func merge(
    into value: inout M, from decoder: inout WireDecoder
  ) throws(WireError) {
    try decoder.fill(&value)
  }
}
