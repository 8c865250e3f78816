/// What a column can be read as.
package protocol ColumnValue {
  static func accepts(_ type: PostgresType) -> Bool
  /// Nil when the bytes are not the binary form of the type.
  init?(_ type: PostgresType, _ bytes: ColumnBytes)
}

/// The binary form of one value, lent for as long as it is decoded.
@safe package struct ColumnBytes {
  private let bytes: UnsafeRawBufferPointer

  @unsafe init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
  }

  var count: Int { unsafe bytes.count }

  /// Nil unless it has exactly the integer's size.
  func integer<Value: FixedWidthInteger>(_: Value.Type = Value.self) -> Value? {
    guard count == Value.bitWidth / 8 else { return nil }
    // As many bytes as the integer has, aligned or not.
    return Value(bigEndian: unsafe bytes.loadUnaligned(as: Value.self))
  }

  /// Nil when it is not UTF-8, which a database of that encoding does not send.
  var text: String? {
    // Nearly all is ASCII, which needs no further check.
    guard isASCII else { return unsafe String(validating: bytes, as: UTF8.self) }
    return unsafe String(decoding: bytes.assumingMemoryBound(to: UInt8.self), as: UTF8.self)
  }

  private var isASCII: Bool {
    var place = 0
    var all: UInt64 = 0
    // Eight at a time, within the bytes.
    while place + 8 <= count {
      all |= unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place += 8
    }
    while place < count {
      all |= UInt64(unsafe bytes[place])
      place += 1
    }
    return all & 0x8080_8080_8080_8080 == 0
  }

  var array: [UInt8] { unsafe Array(bytes) }

  func dropFirst(_ count: Int) -> ColumnBytes {
    unsafe ColumnBytes(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(count)))
  }

  /// Takes so many from the front; nil when there are fewer.
  mutating func take(_ count: Int) -> ColumnBytes? {
    guard count >= 0, count <= self.count else { return nil }
    let taken = unsafe ColumnBytes(UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
    self = dropFirst(count)
    return taken
  }

  mutating func takeInteger() -> Int32? {
    take(4)?.integer()
  }

  /// The elements of a flat array without nulls.
  func elements<Element: ColumnValue>(_ expected: PostgresType) -> [Element]? {
    var rest = self
    guard let dimensions = rest.takeInteger(), rest.takeInteger() == 0,
      rest.takeInteger() == Int32(bitPattern: expected.oid)
    else { return nil }
    if dimensions == 0 { return [] }
    guard dimensions == 1, let count = rest.takeInteger(), count >= 0, rest.takeInteger() != nil else {
      return nil
    }
    var elements: [Element] = []
    for _ in 0..<count {
      guard let length = rest.takeInteger(), let bytes = rest.take(Int(length)),
        let element = Element(expected, bytes)
      else { return nil }
      elements.append(element)
    }
    return rest.count == 0 ? elements : nil
  }
}

extension Bool: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .bool }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let byte = bytes.integer(UInt8.self) else { return nil }
    self = byte != 0
  }
}

extension Int16: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .int2 }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let value = bytes.integer(Int16.self) else { return nil }
    self = value
  }
}

extension Int32: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .int4 || type == .int2 }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let value = type == .int2 ? Int16(type, bytes).map(Int32.init) : bytes.integer() else {
      return nil
    }
    self = value
  }
}

extension Int64: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool {
    type == .int8 || type == .int4 || type == .int2
  }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    if type == .int8 {
      guard let value = bytes.integer(Int64.self) else { return nil }
      self = value
    } else {
      guard let value = Int32(type, bytes) else { return nil }
      self = Int64(value)
    }
  }
}

/// A transaction's number.
extension UInt64: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .xid8 }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let value = bytes.integer(UInt64.self) else { return nil }
    self = value
  }
}

extension UInt128: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .uuid }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let value = bytes.integer(UInt128.self) else { return nil }
    self = value
  }
}

extension Double: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .float8 }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let bits = bytes.integer(UInt64.self) else { return nil }
    self.init(bitPattern: bits)
  }
}

extension PostgresTime: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .timestamptz }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let value = bytes.integer(Int64.self) else { return nil }
    self.init(microseconds: value)
  }
}

extension String: ColumnValue {
  private static let texts: [PostgresType] = [.text, .varchar, .jsonb, .json, .name]

  package static func accepts(_ type: PostgresType) -> Bool { type == .text || texts.contains(type) }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    var bytes = bytes
    // A `jsonb` begins with the version of its binary form.
    if type == .jsonb, bytes.take(1)?.integer(UInt8.self) != 1 { return nil }
    guard let text = bytes.text else { return nil }
    self = text
  }
}

extension Array: ColumnValue where Element: ArrayElement {
  package static func accepts(_ type: PostgresType) -> Bool { type == Element.arrayType }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let elements = Element.array(bytes) else { return nil }
    self = elements
  }
}

/// What a column's array can be read as an array of. A `bytea` is one of bytes.
package protocol ArrayElement {
  static var arrayType: PostgresType { get }
  static func array(_ bytes: ColumnBytes) -> [Self]?
}

extension UInt8: ArrayElement {
  package static var arrayType: PostgresType { .bytea }
  package static func array(_ bytes: ColumnBytes) -> [UInt8]? { bytes.array }
}

extension Int32: ArrayElement {
  package static var arrayType: PostgresType { .int4Array }
  package static func array(_ bytes: ColumnBytes) -> [Int32]? { bytes.elements(.int4) }
}

extension Int64: ArrayElement {
  package static var arrayType: PostgresType { .int8Array }
  package static func array(_ bytes: ColumnBytes) -> [Int64]? { bytes.elements(.int8) }
}

extension PostgresTime: ArrayElement {
  package static var arrayType: PostgresType { .timestamptzArray }
  package static func array(_ bytes: ColumnBytes) -> [PostgresTime]? { bytes.elements(.timestamptz) }
}

extension UInt128: ArrayElement {
  package static var arrayType: PostgresType { .uuidArray }
  package static func array(_ bytes: ColumnBytes) -> [UInt128]? { bytes.elements(.uuid) }
}

extension String: ArrayElement {
  package static var arrayType: PostgresType { .textArray }
  package static func array(_ bytes: ColumnBytes) -> [String]? { bytes.elements(.text) }
}
