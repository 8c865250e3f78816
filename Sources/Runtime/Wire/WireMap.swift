/// A protobuf map: one value a key, the last one sent wins.
///
/// Not a `Dictionary<String, V>`, in which "é" as one scalar and as two would be one key.
public struct WireMap<Key: WireKeyCodec, Value: Equatable & Sendable>: Equatable, Sendable {
  @usableFromInline var entries: [Key.Stored: Value] = [:]

  public init() {}

  @inlinable public var count: Int { entries.count }
  @inlinable public var isEmpty: Bool { entries.isEmpty }

  @inlinable public subscript(_ key: Key.Value) -> Value? {
    get { entries[Key.stored(key)] }
    set { entries[Key.stored(key)] = newValue }
  }

  /// The entries in the order of their keys.
  @inlinable public func sorted() -> [(key: Key.Value, value: Value)] {
    entries.sorted { Key.precedes($0.key, $1.key) }.map { (Key.key($0.key), $0.value) }
  }
}

extension WireMap: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Key.Value, Value)...) {
    for (key, value) in elements {
      self[key] = value
    }
  }
}

/// Text that is equal to another only byte for byte.
public struct ExactText: Hashable, Sendable {
  public let text: String

  @inlinable public init(_ text: String) {
    self.text = text
  }

  @inlinable public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    // No byte of UTF-8: texts that follow each other cannot be mistaken for one.
    hasher.combine(UInt8(0xFF))
  }
}
