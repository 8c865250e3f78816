/// Swift or Markdown text that is being written, line by line.
struct Source {
  private(set) var text = ""
  private var level = 0

  mutating func line(_ line: String = "") {
    text += (line.isEmpty ? "" : String(repeating: "  ", count: level) + line) + "\n"
  }

  /// A line that opens a brace, what is inside, and the line that closes it.
  mutating func block(
    _ opening: String, closing: String = "}", _ body: (inout Source) throws -> Void
  ) rethrows {
    line(opening)
    level += 1
    try body(&self)
    level -= 1
    line(closing)
  }
}

extension String {
  /// As a Swift string literal.
  var literal: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
