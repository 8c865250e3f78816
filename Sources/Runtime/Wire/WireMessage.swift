/// A protobuf message as a Swift value. Every conformance is generated.
public protocol WireMessage: Equatable, Sendable {
  init()

  /// The names and kinds of the fields: what JSON and masks work by.
  static var schema: MessageSchema { get }

  /// Fields that the sender knew and this build does not.
  var unknownFields: UnknownFields { get set }

  /// Merges the fields that the decoder reads into the message, up to the end of the message's bytes.
  mutating func decode(from decoder: inout WireDecoder) throws(WireError)

  /// Writes the fields, last one first: the encoder fills its buffer from the end.
  func encode(into encoder: inout WireEncoder)

  /// Adds every breach of the bounds that the proto states.
  func validate(into violations: inout Violations)
}

extension WireMessage {
  public func validate(into violations: inout Violations) {}

  public init(bytes: [UInt8], policy: WirePolicy = .client) throws(WireError) {
    self.init()
    try merge(bytes: bytes, policy: policy)
  }

  public mutating func merge(bytes: [UInt8], policy: WirePolicy) throws(WireError) {
    try WireDecoder.over(bytes, policy: policy) { decoder throws(WireError) in
      try decode(from: &decoder)
    }
  }

  /// Decodes from memory that the caller keeps alive during the call.
  @unsafe public mutating func merge(
    buffer: UnsafeRawBufferPointer, policy: WirePolicy
  ) throws(WireError) {
    var decoder = unsafe WireDecoder(buffer, policy: policy)
    try decode(from: &decoder)
  }

  /// The message's bytes: fields by number, map entries by key, the same bytes for equal messages.
  public func bytes() -> [UInt8] {
    var encoder = WireEncoder()
    encode(into: &encoder)
    return encoder.bytes()
  }

  package func violations() -> [FieldViolation] {
    var violations = Violations()
    validate(into: &violations)
    return violations.list
  }
}

/// The raw bytes of fields that a message does not know, tags included, in the order they came.
public struct UnknownFields: Equatable, Sendable {
  public var bytes: [UInt8] = []

  public init() {}

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  @inlinable public var isEmpty: Bool { bytes.isEmpty }

  /// Adds a message that is written already, as a field of the one that these are of.
  package mutating func appendMessage(_ message: Span<UInt8>, as number: UInt32) {
    FieldBytes.append(UInt64(number) << 3 | 2, to: &bytes)
    FieldBytes.append(UInt64(message.count), to: &bytes)
    unsafe message.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}

/// A protobuf enum: a number with names for the known ones, so that a newer sender's value survives.
public protocol WireEnum: RawRepresentable, Hashable, Sendable where RawValue == Int32 {
  init(rawValue: Int32)

  /// The values of the proto, aliases aside, in its order.
  static var allKnown: [Self] { get }

  /// The proto's name for the number; nil for a number it does not have.
  var name: String? { get }

  /// The names by which the values are stored.
  static var storedNames: StoredNames { get }
}

extension WireEnum {
  public var isKnown: Bool { name != nil }
}

/// How the values of an enum are written down for good: the proto's names in lower case, without what all
/// of them begin with.
public struct StoredNames: Sendable {
  private struct Entry {
    let number: Int32
    let name: String
    let bytes: [UInt8]
  }

  private let entries: [Entry]

  /// Zero is no value, and has no name.
  package init(_ names: [(Int32, String)]) {
    entries = names.map { Entry(number: $0, name: $1, bytes: Array($1.utf8)) }
  }

  /// 0 for a text that this version does not know.
  package func number(_ text: Span<UInt8>) -> Int32 {
    for entry in entries where entry.bytes.count == text.count {
      var index = 0
      while index < text.count, entry.bytes[index] == text[index] { index += 1 }
      if index == text.count { return entry.number }
    }
    return 0
  }

  /// Empty for no value, and for one that this version does not know.
  package func name(_ number: Int32) -> String {
    for entry in entries where entry.number == number { return entry.name }
    return ""
  }
}

/// A nested message behind a pointer: one whose type leads back to its own message, which a struct cannot
/// hold, or one so large that structs around it would be slow to move.
public struct Boxed<Value: Equatable & Sendable>: Equatable, Sendable {
  @usableFromInline enum Storage: Equatable, Sendable {
    case empty
    indirect case value(Value)
  }

  @usableFromInline var storage = Storage.empty

  public init() {}

  @inlinable public var isEmpty: Bool {
    if case .empty = storage { true } else { false }
  }

  @inlinable public var value: Value? {
    get {
      if case .value(let value) = storage { value } else { nil }
    }
    set {
      storage = newValue.map { .value($0) } ?? .empty
    }
  }
}

extension WireMessage {
  /// A message and what is set in it, in one expression.
  package static func with(_ populate: (inout Self) -> Void) -> Self {
    var message = Self()
    populate(&message)
    return message
  }
}
