/// Cells as CSV has them (RFC 4180); texts such that a spreadsheet takes none for a formula.
struct CSVText {
  static func line(_ cells: [String], delimiter: Character = ",") -> String {
    cells.map { cell($0, delimiter) }.joined(separator: String(delimiter)) + "\r\n"
  }

  /// What begins so is a formula to spreadsheets. The apostrophe in front is taken away again by an import;
  /// one that was there already gets a second, so that nothing is lost.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return "=+-@\t\r'".unicodeScalars.contains(first) ? "'" + text : text
  }

  static func unguarded(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    guard scalars.popFirst() == "'", let second = scalars.first, "=+-@\t\r'".unicodeScalars.contains(second)
    else { return text }
    return String(scalars)
  }

  private static func cell(_ text: String, _ delimiter: Character) -> String {
    let isPlain = !text.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "\n" || scalar == "\r" || Character(scalar) == delimiter
    }
    let hasEdge = text.hasPrefix(" ") || text.hasSuffix(" ")
    return isPlain && !hasEdge ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
