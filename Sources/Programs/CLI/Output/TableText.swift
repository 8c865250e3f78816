import MusterOptionsAPI
import MusterWire

/// Rows in columns, as wide as they are, or as the terminal allows.
struct TableText {
  let columns: [Column]
  let style: OutputStyle
  private let cells: CellText
  /// Kept between the parts of a stream, so that its columns stay where they are.
  private var widths: [Int]
  private var hasHeader = false

  private static let gap = 2
  private static let widthMin = 6

  init(_ columns: [Column], _ style: OutputStyle) {
    self.columns = columns
    self.style = style
    cells = CellText(hasRelativeTimes: style.hasRelativeTimes, now: style.now)
    widths = columns.map { PlainText.width($0.title) }
  }

  mutating func lines(_ rows: [JSONValue]) -> [String] {
    let texts = rows.map { row in columns.map { cell($0, row) } }
    for row in texts {
      for (index, text) in row.enumerated() { widths[index] = max(widths[index], PlainText.width(text)) }
    }
    guard let fitted = fitted() else { return stacked(texts) }
    var lines: [String] = []
    if !hasHeader, style.hasHeaders {
      lines.append(style.bold(line(columns.map { $0.title.uppercased() }, fitted) { $0 }))
    }
    hasHeader = true
    for row in texts { lines.append(line(row, fitted, style.marked)) }
    return lines
  }

  private func cell(_ column: Column, _ row: JSONValue) -> String {
    PlainText.visible(cells.text(column.value(in: row), column), keepsLines: false)
  }

  /// The widest give way first; nil when even narrow columns do not fit.
  private func fitted() -> [Int]? {
    guard let most = style.width, let last = widths.indices.last else { return widths }
    var fitted = widths
    var total = fitted.reduce(0, +) + Self.gap * last
    while total > most {
      guard let widest = fitted.indices.max(by: { fitted[$0] < fitted[$1] }), fitted[widest] > Self.widthMin
      else { return nil }
      // An id that is cut is of no use: others go before it.
      let others = fitted.indices.filter { !columns[$0].title.hasSuffix("id") && fitted[$0] > Self.widthMin }
      let chosen = others.max { fitted[$0] < fitted[$1] } ?? widest
      if columns[chosen].title.hasSuffix("id") { return nil }
      fitted[chosen] -= 1
      total -= 1
    }
    return fitted
  }

  private func line(_ texts: [String], _ widths: [Int], _ mark: (String) -> String) -> String {
    var line = ""
    for (index, text) in texts.enumerated() where index < widths.count {
      // Of an RPC the end tells most.
      let isMethod = columns[index].path.last == "method"
      let cut = PlainText.cut(text, to: widths[index], keepsEnd: isMethod)
      let isLast = index == texts.count - 1
      line += mark(isLast ? cut : PlainText.padded(cut, to: widths[index]))
      if !isLast { line += String(repeating: " ", count: Self.gap) }
    }
    return line
  }

  /// A row below another, a line a field: for windows that are too narrow.
  private mutating func stacked(_ rows: [[String]]) -> [String] {
    let width = columns.map { PlainText.width($0.title) }.max() ?? 0
    var lines: [String] = []
    for row in rows {
      if hasHeader || !lines.isEmpty { lines.append("") }
      hasHeader = true
      for (column, text) in zip(columns, row) where !text.isEmpty {
        lines.append(
          style.bold(PlainText.padded(column.title.uppercased(), to: width)) + "  " + style.marked(text))
      }
    }
    return lines
  }
}

/// One thing, a line a field.
struct DetailText {
  let style: OutputStyle

  func lines(_ value: JSONValue, _ schema: MessageSchema) -> [String] {
    var lines: [(name: String, text: String)] = []
    var lists: [String] = []
    collect(value, schema, [], &lines, &lists)
    let width = lines.map { PlainText.width($0.name) }.max() ?? 0
    return lines.flatMap { name, text -> [String] in
      let parts = PlainText.visible(text, keepsLines: true).split(
        separator: "\n", omittingEmptySubsequences: false)
      return parts.enumerated().map { index, part in
        let head = PlainText.padded(index == 0 ? name : "", to: width)
        return style.bold(head) + "  " + style.marked(String(part))
      }
    } + lists
  }

  /// Things within a thing, as a table of those fields that any of them has.
  private func list(_ elements: [JSONValue], _ schema: MessageSchema) -> [String] {
    let named = schema.options.option(OptionsV1.ResourceRule.self)?.columns ?? []
    let all = named.isEmpty ? Column.all(schema).filter { !$0.kind.isNested } : Column.shown(schema)
    let used = all.filter { column in elements.contains { column.value(in: $0) != nil } }.prefix(8)
    var narrow = style
    narrow.width = style.width.map { max(20, $0 - 2) }
    var table = TableText(Array(used), narrow)
    return table.lines(elements).map { "  " + $0 }
  }

  /// An answer that wraps one thing and nothing else is that thing.
  private func collect(
    _ value: JSONValue, _ schema: MessageSchema, _ path: [String],
    _ lines: inout [(name: String, text: String)], _ lists: inout [String]
  ) {
    guard case .object(let members) = value else { return }
    let cells = CellText(hasRelativeTimes: style.hasRelativeTimes, now: style.now)
    for member in members {
      guard let field = schema.field(named: member.name), let column = Column(field.name, in: schema) else {
        continue
      }
      let isWrapped = path.isEmpty && members.count == 1
      let name = isWrapped ? path : path + [field.name]
      if case .message(let below) = column.kind {
        if !column.isRepeated {
          collect(member.value, below, name, &lines, &lists)
          continue
        }
        if let elements = member.value.elements, !elements.isEmpty {
          lists += ["", style.bold(name.isEmpty ? field.name : name.joined(separator: "."))]
          lists += list(elements, below)
          continue
        }
      }
      let title = name.isEmpty ? field.name : name.joined(separator: ".")
      lines.append((title, cells.text(member.value, column)))
    }
  }
}
