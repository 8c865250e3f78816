/// JSON of a token, a key or an issuer: small, from a stranger, and read in one way only.
///
/// A name that stands twice is refused, since two readers would choose differently; a NUL too, which C ends a
/// text at and PostgreSQL cannot store.
package indirect enum StrictJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number written as an integer that fits; exact.
  case integer(Int64)
  /// Every other number, as it was written.
  case number(String)
  case string(String)
  case array([StrictJSON])
  case object(Object)

  /// Names as they were written, in order.
  package struct Object: Hashable, Sendable {
    package let members: [Member]

    package subscript(_ name: String) -> StrictJSON? {
      members.first { $0.name.isSameBytes(as: name) }?.value
    }
  }

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: StrictJSON
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  package var array: [StrictJSON]? {
    if case .array(let values) = self { values } else { nil }
  }

  package var object: Object? {
    if case .object(let object) = self { object } else { nil }
  }
}

extension StrictJSON {
  /// Deep enough for every claim there is, and for no attack on the stack.
  static let depthMax = 16

  /// Nil for what is not one JSON object.
  package static func object(_ text: [UInt8]) -> Object? {
    // The reader takes UTF-8 as it comes.
    guard String(validating: text, as: UTF8.self) != nil else { return nil }
    var reader = StrictJSONReader(text)
    return reader.document()?.object
  }
}

extension String {
  /// Swift takes two texts that look alike for equal; a name, an issuer or an algorithm is its bytes.
  package func isSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
