/// The named values that travel beside the messages, repeated names in the order they were sent.
///
/// Kept as bytes: most calls carry some that nobody reads.
package struct Metadata: Sendable, Equatable {
  private struct Field: Equatable {
    var nameEnd: Int
    var valueEnd: Int
  }

  /// Names and values, one after another.
  private var bytes: [UInt8] = []
  private var fields: [Field] = []

  package init() {}

  package var isEmpty: Bool { fields.isEmpty }

  /// A name ends in `-bin` when its values are bytes; theirs are text in base64 only on the wire.
  package static func isBinary(_ name: String) -> Bool { name.hasSuffix("-bin") }

  package mutating func add(_ name: String, _ value: String) {
    add(name.utf8, value.utf8)
  }

  package mutating func add(_ name: String, bytes value: [UInt8]) {
    add(name.utf8, value)
  }

  package mutating func add(_ name: some Sequence<UInt8>, _ value: some Sequence<UInt8>) {
    bytes.append(contentsOf: name)
    let nameEnd = bytes.count
    bytes.append(contentsOf: value)
    fields.append(Field(nameEnd: nameEnd, valueEnd: bytes.count))
  }

  package mutating func add(_ other: Metadata) {
    for entry in other.entries { add(entry.name.utf8, entry.bytes) }
  }

  /// The texts under a name.
  package subscript(_ name: String) -> [String] {
    self[bytes: name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The values under a name that ends in `-bin`.
  package subscript(bytes name: String) -> [[UInt8]] {
    var values: [[UInt8]] = []
    forEach { found, value in
      if found.elementsEqual(name.utf8) { values.append(Array(value)) }
    }
    return values
  }

  package struct Entry: Sendable, Equatable {
    package let name: String
    package let bytes: [UInt8]

    package var value: String { String(decoding: bytes, as: UTF8.self) }
  }

  package var entries: [Entry] {
    var entries: [Entry] = []
    forEach { entries.append(Entry(name: String(decoding: $0, as: UTF8.self), bytes: Array($1))) }
    return entries
  }

  package func forEach(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
    var start = 0
    for field in fields {
      body(bytes[start..<field.nameEnd], bytes[field.nameEnd..<field.valueEnd])
      start = field.valueEnd
    }
  }
}
