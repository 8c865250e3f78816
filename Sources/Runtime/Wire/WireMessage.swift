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
}

/// A protobuf enum: a number with names for the known ones, so that a newer sender's value survives.
public protocol WireEnum: RawRepresentable, Hashable, Sendable where RawValue == Int32 {
  init(rawValue: Int32)

  /// The values of the proto, aliases aside, in its order.
  static var allKnown: [Self] { get }

  /// The proto's name for the number; nil for a number it does not have.
  var name: String? { get }
}

extension WireEnum {
  public var isKnown: Bool { name != nil }
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
