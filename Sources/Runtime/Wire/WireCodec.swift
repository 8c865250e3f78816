/// How one protobuf scalar type is written and read. A Swift type alone does not tell: `int32`, `sint32`
/// and `sfixed32` are all `Int32`.
public protocol WireCodec<Value> {
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
  @inlinable public static func merge(
    into value: inout Value, from decoder: inout WireDecoder
  ) throws(WireError) {
    value = try read(from: &decoder)
  }
}

/// A scalar that can be the key of a map.
public protocol WireKeyCodec: WireCodec {
  /// What entries are found by: for text its bytes, because Swift's strings are equal when they look alike.
  associatedtype Stored: Hashable & Sendable

  static func stored(_ key: Value) -> Stored
  static func key(_ stored: Stored) -> Value
  /// The order of deterministic output: numbers by value, text by its bytes.
  static func precedes(_ left: Stored, _ right: Stored) -> Bool
}

extension WireKeyCodec where Stored == Value {
  @inlinable public static func stored(_ key: Value) -> Stored { key }
  @inlinable public static func key(_ stored: Stored) -> Value { stored }
}

extension WireKeyCodec where Stored == Value, Value: Comparable {
  @inlinable public static func precedes(_ left: Stored, _ right: Stored) -> Bool { left < right }
}

// MARK: Varints

public enum WireInt32: WireKeyCodec {
  public typealias Stored = Int32
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: Int32 { 0 }
  @inlinable public static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable public static func write(_ value: Int32, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: Int64(value)))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Int32 {
    Int32(truncatingIfNeeded: try decoder.varint())
  }
}

public enum WireInt64: WireKeyCodec {
  public typealias Stored = Int64
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: Int64 { 0 }
  @inlinable public static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable public static func write(_ value: Int64, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: value))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Int64 {
    Int64(bitPattern: try decoder.varint())
  }
}

public enum WireUInt32: WireKeyCodec {
  public typealias Stored = UInt32
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: UInt32 { 0 }
  @inlinable public static func isDefault(_ value: UInt32) -> Bool { value == 0 }
  @inlinable public static func write(_ value: UInt32, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(value))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt32 {
    UInt32(truncatingIfNeeded: try decoder.varint())
  }
}

public enum WireUInt64: WireKeyCodec {
  public typealias Stored = UInt64
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: UInt64 { 0 }
  @inlinable public static func isDefault(_ value: UInt64) -> Bool { value == 0 }
  @inlinable public static func write(_ value: UInt64, to encoder: inout WireEncoder) {
    encoder.varint(value)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt64 {
    try decoder.varint()
  }
}

/// Zigzag: small negative numbers are short.
public enum WireSInt32: WireKeyCodec {
  public typealias Stored = Int32
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: Int32 { 0 }
  @inlinable public static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable public static func write(_ value: Int32, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(UInt32(bitPattern: (value << 1) ^ (value >> 31))))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Int32 {
    let raw = UInt32(truncatingIfNeeded: try decoder.varint())
    return Int32(bitPattern: raw >> 1) ^ -Int32(bitPattern: raw & 1)
  }
}

/// Zigzag: small negative numbers are short.
public enum WireSInt64: WireKeyCodec {
  public typealias Stored = Int64
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: Int64 { 0 }
  @inlinable public static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable public static func write(_ value: Int64, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Int64 {
    let raw = try decoder.varint()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }
}

public enum WireBool: WireKeyCodec {
  public typealias Stored = Bool
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: Bool { false }
  @inlinable public static func isDefault(_ value: Bool) -> Bool { !value }
  @inlinable public static func write(_ value: Bool, to encoder: inout WireEncoder) {
    encoder.varint(value ? 1 : 0)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Bool {
    try decoder.varint() != 0
  }
  @inlinable public static func precedes(_ left: Bool, _ right: Bool) -> Bool { !left && right }
}

public enum WireEnumOf<E: WireEnum>: WireCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var defaultValue: E { E(rawValue: 0) }
  @inlinable public static func isDefault(_ value: E) -> Bool { value.rawValue == 0 }
  @inlinable public static func write(_ value: E, to encoder: inout WireEncoder) {
    encoder.varint(UInt64(bitPattern: Int64(value.rawValue)))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> E {
    E(rawValue: Int32(truncatingIfNeeded: try decoder.varint()))
  }
}

// MARK: Fixed sizes

public enum WireFixed32: WireKeyCodec {
  public typealias Stored = UInt32
  @inlinable public static var wireType: UInt32 { 5 }
  @inlinable public static var defaultValue: UInt32 { 0 }
  @inlinable public static func isDefault(_ value: UInt32) -> Bool { value == 0 }
  @inlinable public static func write(_ value: UInt32, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt32 {
    try decoder.fixed()
  }
}

public enum WireFixed64: WireKeyCodec {
  public typealias Stored = UInt64
  @inlinable public static var wireType: UInt32 { 1 }
  @inlinable public static var defaultValue: UInt64 { 0 }
  @inlinable public static func isDefault(_ value: UInt64) -> Bool { value == 0 }
  @inlinable public static func write(_ value: UInt64, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> UInt64 {
    try decoder.fixed()
  }
}

public enum WireSFixed32: WireKeyCodec {
  public typealias Stored = Int32
  @inlinable public static var wireType: UInt32 { 5 }
  @inlinable public static var defaultValue: Int32 { 0 }
  @inlinable public static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable public static func write(_ value: Int32, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Int32 {
    try decoder.fixed()
  }
}

public enum WireSFixed64: WireKeyCodec {
  public typealias Stored = Int64
  @inlinable public static var wireType: UInt32 { 1 }
  @inlinable public static var defaultValue: Int64 { 0 }
  @inlinable public static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable public static func write(_ value: Int64, to encoder: inout WireEncoder) {
    encoder.fixed(value)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Int64 {
    try decoder.fixed()
  }
}

public enum WireFloat: WireCodec {
  @inlinable public static var wireType: UInt32 { 5 }
  @inlinable public static var defaultValue: Float { 0 }
  /// By its bits: minus zero is not the default.
  @inlinable public static func isDefault(_ value: Float) -> Bool { value.bitPattern == 0 }
  @inlinable public static func write(_ value: Float, to encoder: inout WireEncoder) {
    encoder.fixed(value.bitPattern)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Float {
    Float(bitPattern: try decoder.fixed())
  }
}

public enum WireDouble: WireCodec {
  @inlinable public static var wireType: UInt32 { 1 }
  @inlinable public static var defaultValue: Double { 0 }
  /// By its bits: minus zero is not the default.
  @inlinable public static func isDefault(_ value: Double) -> Bool { value.bitPattern == 0 }
  @inlinable public static func write(_ value: Double, to encoder: inout WireEncoder) {
    encoder.fixed(value.bitPattern)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> Double {
    Double(bitPattern: try decoder.fixed())
  }
}

// MARK: Length-delimited

public enum WireString: WireKeyCodec {
  public typealias Stored = ExactText
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var defaultValue: String { "" }
  @inlinable public static func isDefault(_ value: String) -> Bool { value.isEmpty }
  @inlinable public static func write(_ value: String, to encoder: inout WireEncoder) {
    encoder.text(value)
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> String {
    try decoder.text()
  }
  @inlinable public static func stored(_ key: String) -> ExactText { ExactText(key) }
  @inlinable public static func key(_ stored: ExactText) -> String { stored.text }
  @inlinable public static func precedes(_ left: ExactText, _ right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

public enum WireBytes: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var defaultValue: [UInt8] { [] }
  @inlinable public static func isDefault(_ value: [UInt8]) -> Bool { value.isEmpty }
  @inlinable public static func write(_ value: [UInt8], to encoder: inout WireEncoder) {
    encoder.raw(array: value)
    encoder.varint(UInt64(value.count))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> [UInt8] {
    try decoder.bytes()
  }
}

/// A message as the value of a map or a oneof.
public enum WireMessageOf<M: WireMessage>: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var defaultValue: M { M() }
  @inlinable public static func isDefault(_ value: M) -> Bool { false }
  @inlinable public static func write(_ value: M, to encoder: inout WireEncoder) {
    let mark = encoder.count
    value.encode(into: &encoder)
    encoder.varint(UInt64(encoder.count - mark))
  }
  @inlinable public static func read(from decoder: inout WireDecoder) throws(WireError) -> M {
    var message = M()
    try decoder.fill(&message)
    return message
  }
  @inlinable public static func merge(
    into value: inout M, from decoder: inout WireDecoder
  ) throws(WireError) {
    try decoder.fill(&value)
  }
}
