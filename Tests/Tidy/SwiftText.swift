/// Swift source taken apart into code, the content of string literals, and comments. Each part keeps its
/// place; the rest of the line is blank. Enough of the grammar for that: no regex literals.
struct SwiftText {
  private(set) var code = ""
  private(set) var literals = ""
  private(set) var comments = ""

  private enum Mode {
    /// Inside the parentheses of an interpolation, or at the top.
    case code(parentheses: Int)
    case literal(hashes: Int, isMultiline: Bool)
    case line
    case block(depth: Int)
  }

  private enum Part { case code, literal, comment }

  private var parts: [[UInt8]] = [[], [], []]
  private let bytes: [UInt8]
  private var place = 0
  private var modes = [Mode.code(parentheses: 0)]

  init(_ text: String) {
    bytes = Array(text.utf8)
    while place < bytes.count { step() }
    code = String(decoding: parts[0], as: UTF8.self)
    literals = String(decoding: parts[1], as: UTF8.self)
    comments = String(decoding: parts[2], as: UTF8.self)
  }

  private mutating func step() {
    switch modes[modes.count - 1] {
    case .code(let parentheses): stepCode(parentheses)
    case .literal(let hashes, let isMultiline): stepLiteral(hashes, isMultiline)
    case .line:
      if bytes[place] == UInt8(ascii: "\n") { modes.removeLast() }
      take(1, as: .comment)
    case .block(let depth):
      if sees("*/") {
        take(2, as: .comment)
        if depth == 1 { modes.removeLast() } else { modes[modes.count - 1] = .block(depth: depth - 1) }
      } else if sees("/*") {
        take(2, as: .comment)
        modes[modes.count - 1] = .block(depth: depth + 1)
      } else {
        take(1, as: .comment)
      }
    }
  }

  private mutating func stepCode(_ parentheses: Int) {
    if sees("//") {
      modes.append(.line)
      return take(2, as: .comment)
    }
    if sees("/*") {
      modes.append(.block(depth: 1))
      return take(2, as: .comment)
    }
    var hashes = 0
    while place + hashes < bytes.count && bytes[place + hashes] == UInt8(ascii: "#") { hashes += 1 }
    let quotes = String(repeating: "#", count: hashes)
    if sees(quotes + "\"\"\"") || sees(quotes + "\"") {
      let isMultiline = sees(quotes + "\"\"\"")
      modes.append(.literal(hashes: hashes, isMultiline: isMultiline))
      return take(hashes + (isMultiline ? 3 : 1), as: .code)
    }
    switch bytes[place] {
    case UInt8(ascii: "("): modes[modes.count - 1] = .code(parentheses: parentheses + 1)
    case UInt8(ascii: ")"):
      // The one that closes an interpolation leads back into its literal.
      if parentheses == 1 && modes.count > 1 {
        modes.removeLast()
      } else {
        modes[modes.count - 1] = .code(parentheses: parentheses - 1)
      }
    default: break
    }
    take(1, as: .code)
  }

  private mutating func stepLiteral(_ hashes: Int, _ isMultiline: Bool) {
    let marks = String(repeating: "#", count: hashes)
    if sees((isMultiline ? "\"\"\"" : "\"") + marks) {
      modes.removeLast()
      take((isMultiline ? 3 : 1) + hashes, as: .code)
    } else if sees("\\" + marks + "(") {
      modes.append(.code(parentheses: 1))
      take(2 + hashes, as: .code)
    } else if sees("\\" + marks) {
      take(min(2 + hashes, bytes.count - place), as: .literal)
    } else {
      // One that is not closed ends with its line.
      if bytes[place] == UInt8(ascii: "\n") && !isMultiline { modes.removeLast() }
      take(1, as: .literal)
    }
  }

  private func sees(_ text: String) -> Bool {
    bytes[place...].starts(with: text.utf8)
  }

  private mutating func take(_ count: Int, as part: Part) {
    let chosen = part == .code ? 0 : part == .literal ? 1 : 2
    for byte in bytes[place..<place + count] {
      for index in 0..<3 {
        let isNewline = byte == UInt8(ascii: "\n")
        parts[index].append(index == chosen || isNewline ? byte : UInt8(ascii: " "))
      }
    }
    place += count
  }
}
