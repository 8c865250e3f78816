/// What a file for people says: one document of keys and values.
package struct YAMLDocument: Hashable, Sendable {
  package static let bytesMax = 1 << 20
  /// Mappings and sequences within each other.
  package static let depthMax = 8
  package static let nodesMax = 10_000

  package let entries: [Entry]

  package struct Entry: Hashable, Sendable {
    package let key: String
    package let place: Place
    package let value: Node
  }

  package struct Node: Hashable, Sendable {
    package let place: Place
    package let content: Content
  }

  package enum Content: Hashable, Sendable {
    /// As it is written, without its quotes: what it means is for whoever asked.
    case text(String)
    /// Nothing, `~` or `null`, unquoted.
    case nothing
    case sequence([Node])
    case mapping([Entry])
  }

  /// Both count from 1.
  package struct Place: Hashable, Sendable {
    package let line: Int
    package let column: Int
  }

  /// Of an empty text, or one of comments alone, no entries. Anchors, aliases, tags, keys that are not text
  /// or stand twice, and a second document are refused: a person who writes them expects more than is there.
  package init(_ bytes: [UInt8]) throws(YAMLError) {
    guard bytes.count <= Self.bytesMax else {
      throw YAMLError(1, 1, "it has \(bytes.count) bytes, the limit is \(Self.bytesMax)")
    }
    // The mark that some editors begin a text with.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var reader = YAMLReader(try YAMLEvents(Array(bytes.dropFirst(start))))
    entries = try reader.document()
  }
}

package struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  package let place: YAMLDocument.Place
  package let cause: String

  init(_ line: Int, _ column: Int, _ cause: String) {
    place = YAMLDocument.Place(line: line, column: column)
    self.cause = cause
  }

  init(_ place: YAMLDocument.Place, _ cause: String) {
    (self.place, self.cause) = (place, cause)
  }

  package var description: String { "\(place.line):\(place.column): \(cause)" }
}
