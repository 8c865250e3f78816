import MusterCore
import MusterRPC
import MusterTerminal
import MusterWire

/// Writes the answers of one command in the form that was asked for, as they come.
final class AnswerPrinter {
  private let command: RPCCommand
  private let style: OutputStyle
  private let place: RowPlace
  private let sink: AnswerSink
  private var table: TableText?
  private var csv: [Column] = []
  private let cells = CellText(isExact: true)
  private var documentCount = 0

  init(_ command: RPCCommand, _ style: OutputStyle, _ sink: AnswerSink) throws(Failure) {
    self.command = command
    self.style = style
    self.sink = sink
    place = RowPlace(command)
    var columns: [Column] = []
    for name in style.fields {
      guard let column = Column(name, in: place.schema) else {
        let known = Column.all(place.schema).map(\.title)
        throw .usage(
          "--fields: \(place.schema.name) has no field \(ValueKind.shown(name))",
          hints: Suggestion.hints(for: name, among: known))
      }
      columns.append(column)
    }
    let isRowed = place.isList || command.shape == .serverStream
    switch style.format {
    case .table where isRowed || !columns.isEmpty:
      table = TableText(columns.isEmpty ? Column.shown(place.schema) : columns, style)
    case .csv: csv = columns.isEmpty ? Column.all(place.schema).filter { !$0.isSecret } : columns
    default: break
    }
  }

  /// One message of the answer.
  func print(_ bytes: [UInt8], rowsMax: Int = .max) throws(Failure) {
    switch style.format {
    case .json:
      var options = JSONOptions()
      options.isPretty = true
      try write([try command.response.text(bytes, options)])
    case .yaml:
      let tree = try command.response.tree(bytes, usesProtoNames: false)
      try write((documentCount > 0 ? ["---"] : []) + YAMLText.lines(tree))
    case .jsonl where !place.isList: try write([try command.response.text(bytes)])
    case .jsonl:
      let rows = rows(try command.response.tree(bytes, usesProtoNames: false), named: \.jsonName)
      try write(rows.prefix(rowsMax).map(\.text))
    case .table, .csv, .name:
      let answer = try command.response.tree(bytes)
      try printRows(answer, Array(place.rows(answer).prefix(rowsMax)))
    }
    documentCount += 1
  }

  /// Pages as the one answer that they are parts of: all rows, and the last page's token.
  func print(pages: [[UInt8]]) throws(Failure) {
    guard pages.count > 1, let field = command.response.field(named: place.path.first ?? "") else {
      for page in pages { try print(page) }
      return
    }
    var rows: [JSONValue] = []
    var whole = JSONValue.object([])
    for page in pages {
      whole = try command.response.tree(page, usesProtoNames: false)
      rows += whole[field.jsonName]?.elements ?? []
    }
    whole = whole.setting([field.jsonName], .array(rows))
    try write(style.format == .yaml ? YAMLText.lines(whole) : whole.prettyLines)
  }

  /// The place of the rows is known by the proto's names.
  private func rows(_ answer: JSONValue, named name: (FieldSchema) -> String) -> [JSONValue] {
    var value: JSONValue? = answer
    var schema: MessageSchema? = command.response
    for part in place.path {
      guard let field = schema?.field(named: part) else { return [] }
      value = value?[name(field)]
      schema = schema?.message(of: field)
    }
    return value?.elements ?? []
  }

  private func printRows(_ answer: JSONValue, _ rows: [JSONValue]) throws(Failure) {
    if style.format == .name { return try write(rows.compactMap { Self.name($0, place.isList) }) }
    if style.format == .csv {
      if style.fields.isEmpty, !place.isList, let written = answer["csv"]?.string {
        return try sink.write(written)
      }
      var text = ""
      if documentCount == 0, style.hasHeaders { text += CSVText.line(csv.map(\.title)) }
      for row in rows { text += CSVText.line(csv.map { csvCell($0, row) }) }
      return try sink.write(text)
    }
    if table != nil {
      let lines = rows.isEmpty ? [] : table?.lines(rows) ?? []
      return try write(lines)
    }
    // A call may have taken a while.
    var late = style
    late.now = WallClock.seconds()
    try write(DetailText(style: late).lines(answer, command.response))
  }

  private func csvCell(_ column: Column, _ row: JSONValue) -> String {
    let text = cells.text(column.value(in: row), column)
    switch column.kind {
    case .integer, .real: return column.isRepeated ? CSVText.guarded(text) : text
    default: return CSVText.guarded(text)
    }
  }

  /// The id of a thing, or of the one thing that an answer wraps.
  private static func name(_ row: JSONValue, _ isRow: Bool) -> String? {
    if let id = row["id"]?.string ?? row["name"]?.string ?? row["key"]?.string { return id }
    guard case .object(let members) = row, !isRow else { return nil }
    for member in members {
      if case .object = member.value, let id = name(member.value, true) { return id }
    }
    return nil
  }

  /// How many rows an answer has.
  func rowCount(_ bytes: [UInt8]) throws(Failure) -> Int {
    place.rows(try command.response.tree(bytes)).count
  }

  private func write(_ lines: [String]) throws(Failure) {
    guard !lines.isEmpty else { return }
    try sink.write(lines.joined(separator: "\n") + "\n")
  }
}

extension JSONValue {
  /// As the proto's JSON is written: two spaces a level.
  var prettyLines: [String] {
    switch self {
    case .object(let members) where !members.isEmpty:
      return Self.block(members.map { (Self.quoted($0.name) + ": ", $0.value) }, "{", "}")
    case .array(let elements) where !elements.isEmpty:
      return Self.block(elements.map { ("", $0) }, "[", "]")
    default: return [text]
    }
  }

  private static func block(
    _ parts: [(name: String, value: JSONValue)], _ opening: String, _ closing: String
  ) -> [String] {
    var lines = [opening]
    for (index, part) in parts.enumerated() {
      var inner = part.value.prettyLines
      if let first = inner.first { inner[0] = part.name + first }
      if index < parts.count - 1, let last = inner.indices.last { inner[last] += "," }
      lines += inner.map { "  " + $0 }
    }
    return lines + [closing]
  }
}

/// Where answers go: standard output, a pager before it, or a file that is there when it is whole.
final class AnswerSink {
  private var output: ByteOutput
  private var pager: Pager?
  private var pagerText = ""
  private let file: String?
  private let pagerCommand: String?
  private let linesMax: Int
  private let isInPlace: Bool

  init(_ words: ParsedWords, mayPage: Bool = true) throws(Failure) {
    file = words.global("out")
    if let file {
      // A device or a pipe is written to as it is; it cannot be put in place when all is well.
      isInPlace = FileFacts(file).map { !$0.isFile } ?? false
      do throws(OutputError) {
        output = try .file(isInPlace ? file : Self.part(file))
      } catch {
        throw .output(error)
      }
    } else {
      isInPlace = true
      output = ByteOutput(.output)
    }
    let isPaged =
      mayPage && file == nil && !words.has("no-pager") && Terminal.isTerminal(.output)
      && Terminal.isTerminal(.input)
    pagerCommand = isPaged ? Environment.value("MUSTER_PAGER") ?? Environment.value("PAGER") ?? "less" : nil
    linesMax = Terminal.lines(.output) ?? 24
  }

  private static func part(_ file: String) -> String { "\(file).part" }

  func write(_ text: String) throws(Failure) {
    guard pagerCommand != nil else { return try write(through: output, text) }
    // As long as it fits on the screen there is nothing to page.
    pagerText += text
    if pager == nil, pagerText.utf8.count(where: { $0 == 0x0A }) >= linesMax { startPager() }
    if let pager {
      let held = pagerText
      pagerText = ""
      try write(through: pager.output, held)
    }
  }

  /// What has been written so far is seen now: for streams.
  func flush() throws(Failure) {
    do throws(OutputError) {
      if pager == nil, !pagerText.isEmpty {
        try output.write(pagerText)
        pagerText = ""
      }
      try (pager?.output ?? output).flush()
    } catch {
      throw .output(error)
    }
  }

  private func write(through output: ByteOutput, _ text: String) throws(Failure) {
    do throws(OutputError) {
      try output.write(text)
    } catch {
      throw .output(error)
    }
  }

  private func startPager() {
    guard let pagerCommand, pagerCommand != "cat" else { return }
    // As clig.dev has it: leaves what fits alone, colours as they are, the screen as it was.
    let command = pagerCommand == "less" ? "less -FIRX" : pagerCommand
    pager = Pager(command)
  }

  func finish() throws(Failure) {
    if let process = pager?.processID {
      do throws(OutputError) {
        try pager?.output.flush()
      } catch {
        // Whoever has seen enough closes the pager; that is no failure.
        if !error.isReaderGone { throw .output(error) }
      }
      pager = nil
      Pager.wait(process)
      return
    }
    try flush()
    guard let file else { return }
    do throws(OutputError) {
      try output.finish()
    } catch {
      if !isInPlace { Files.remove(Self.part(file)) }
      throw .output(error)
    }
    if isInPlace { return }
    do throws(FileError) {
      try Files.move(Self.part(file), to: file)
    } catch {
      throw .file(error)
    }
  }

  /// Half of an answer is worse than none.
  func abandon() {
    if let process = pager?.processID {
      try? pager?.output.flush()
      pager = nil
      Pager.wait(process)
    } else {
      try? flush()
    }
    if let file, !isInPlace { Files.remove(Self.part(file)) }
  }
}
