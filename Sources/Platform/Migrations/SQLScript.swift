/// The statements of a migration, taken apart at the semicolons that end one.
///
/// Each is sent by itself, so that a failure has a line and a transaction stays the runner's. What stands in
/// quotes, dollar quotes or comments ends nothing; `BEGIN ATOMIC` bodies are not understood.
struct SQLScript {
  struct Piece: Hashable {
    let sql: String
    /// Of its first word, counted from 1.
    let line: Int
  }

  private(set) var statements: [Piece] = []

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  /// Of the statement that is being read: where it begins, if it has begun.
  private var start: (place: Int, line: Int)?

  init(_ text: String) {
    bytes = Array(text.utf8)
    while place < bytes.count { step() }
    end()
  }

  private mutating func step() {
    switch bytes[place] {
    case UInt8(ascii: ";"):
      end()
      place += 1
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): advance(1)
    case UInt8(ascii: "-") where sees("--"): skipLine()
    case UInt8(ascii: "/") where sees("/*"): skipComment()
    default:
      if start == nil { start = (place, line) }
      skipWord()
    }
  }

  private mutating func skipWord() {
    switch bytes[place] {
    case UInt8(ascii: "'"): skipQuoted(hasEscapes: isEscapeString)
    case UInt8(ascii: "\""): skipQuoted(hasEscapes: false)
    case UInt8(ascii: "$"):
      if let tag = dollarTag { skip(until: tag) } else { advance(1) }
    default: advance(1)
    }
  }

  private mutating func end() {
    guard let (first, line) = start else { return }
    statements.append(Piece(sql: String(decoding: bytes[first..<place], as: UTF8.self), line: line))
    start = nil
  }

  /// `E'…'`, in which a backslash hides the quote.
  private var isEscapeString: Bool {
    guard place > 0, bytes[place - 1] | 0x20 == UInt8(ascii: "e") else { return false }
    return place < 2 || !Self.isInName(bytes[place - 2])
  }

  private mutating func skipQuoted(hasEscapes: Bool) {
    let quote = bytes[place]
    advance(1)
    while place < bytes.count, bytes[place] != quote {
      advance(hasEscapes && bytes[place] == UInt8(ascii: "\\") ? 2 : 1)
    }
    // A doubled quote is read as the end of one text and the start of another.
    advance(1)
  }

  /// `$$` or `$name$` at this place; `$1` and the dollar within a name are neither.
  private var dollarTag: [UInt8]? {
    if place > 0, Self.isInName(bytes[place - 1]) { return nil }
    let rest = bytes[(place + 1)...]
    guard let close = rest.firstIndex(where: { !Self.isInName($0) || $0 == UInt8(ascii: "$") }),
      bytes[close] == UInt8(ascii: "$")
    else { return nil }
    if let first = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return nil }
    return Array(bytes[place...close])
  }

  private mutating func skip(until tag: [UInt8]) {
    advance(tag.count)
    while place < bytes.count, !bytes[place...].starts(with: tag) { advance(1) }
    advance(tag.count)
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { advance(1) }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        advance(2)
      } else if sees("*/") {
        depth -= 1
        advance(2)
      } else {
        advance(1)
      }
    } while depth > 0 && place < bytes.count
  }

  private func sees(_ text: StaticString) -> Bool {
    bytes[place...].starts(with: "\(text)".utf8)
  }

  private mutating func advance(_ count: Int) {
    let end = min(place + count, bytes.count)
    line += bytes[place..<end].count { $0 == UInt8(ascii: "\n") }
    place = end
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}
