import MusterCore
import MusterOptionsAPI
import MusterWire

/// What the columns of a CSV are among the fields of a row.
struct ImportColumns: Sendable {
  /// Nil for a column that is passed over.
  private let columns: [(title: String, column: Column?)]
  private let schema: MessageSchema
  private let now = WallClock.seconds()

  /// `header` is the file's first line, `mapping` what was said about its columns.
  init(_ header: [String], mapping: [String], schema: MessageSchema) throws(Failure) {
    self.schema = schema
    var mapped: [String: String] = [:]
    for text in mapping {
      guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
        throw .usage("--map takes COLUMN=FIELD, not \(ValueKind.shown(text))")
      }
      mapped[Self.plain(String(text[..<equals]))] = String(text[text.index(after: equals)...])
    }
    var columns: [(title: String, column: Column?)] = []
    var seen: [String: String] = [:]
    var known = Set<String>()
    for cell in header {
      let title = CSVText.unguarded(String(cell.trimmingSpaces))
      let plain = Self.plain(title)
      known.insert(plain)
      let column = try Self.column(title, mapped[plain], schema)
      if let column, let other = seen.updateValue(title, forKey: column.title) {
        throw .usage(
          "the columns \(ValueKind.shown(other)) and \(ValueKind.shown(title)) are both \(column.title)")
      }
      columns.append((title, column))
    }
    for name in mapped.keys where !known.contains(name) {
      throw .usage(
        "--map: there is no column \(ValueKind.shown(name))",
        hints: Suggestion.hints(for: name, among: Array(known)))
    }
    guard columns.contains(where: { $0.column != nil }) else {
      let most = Column.all(schema).filter { !$0.isOutputOnly }.map(\.title).prefix(8).joined(separator: ", ")
      throw .usage(
        "no column of the first line is a field of \(schema.name)",
        hints: ["its fields are \(most) and more; --map COLUMN=FIELD says what a column is"])
    }
    self.columns = columns
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  private static func column(
    _ title: String, _ mapped: String?, _ schema: MessageSchema
  ) throws(Failure) -> Column? {
    if mapped == "-" || mapped == "" { return nil }
    // What an import has put beside the rows that were not taken.
    if mapped == nil, title.hasPrefix("_") { return nil }
    let name = mapped ?? plain(title)
    if let column = Column(name, in: schema) { return column.isOutputOnly ? nil : column }
    // What people call columns: `Email Address`, `Company Name`, `First`.
    let all = Column.all(schema).filter { !$0.isOutputOnly }
    if mapped == nil {
      let squeezed = name.filter { $0 != "_" }
      if let found = all.first(where: { $0.title.filter { $0 != "_" } == squeezed }) { return found }
      for (words, field) in usual where words.contains(name) {
        if let column = Column(field, in: schema) { return column }
      }
    }
    throw .usage(
      "the column \(ValueKind.shown(title)) is no field of \(schema.name)",
      hints: Suggestion.hints(for: name, among: all.map(\.title))
        + ["--map '\(title.asOneLine)=FIELD' says what it is, --map '\(title.asOneLine)=-' passes it over"])
  }

  private static let usual: [(words: Set<String>, field: String)] = [
    (["e_mail", "email_address", "mail", "e_mail_address"], "email"),
    (["first", "given_name", "forename"], "first_name"), (["last", "surname", "family_name"], "last_name"),
    (["organisation", "organization", "company_name", "account"], "company"),
    (["job_title", "position", "role"], "title"), (["mobile", "telephone", "phone_number"], "phone"),
    (["website", "domain"], "company_domain"), (["linkedin", "linkedin_profile"], "linkedin_url"),
    (["employees", "company_size"], "employee_count"),
  ]

  var titles: [String] { columns.map(\.title) }

  /// The row as JSON by the proto's names. Empty cells say nothing.
  func row(_ cells: [String]) throws(Failure) -> JSONValue {
    guard cells.count == columns.count else {
      throw .usage("it has \(cells.count) cells, the first line has \(columns.count)")
    }
    var row = JSONValue.object([])
    for (cell, entry) in zip(cells, columns) {
      guard let column = entry.column, !cell.isEmpty else { continue }
      let text = CSVText.unguarded(cell)
      do throws(Failure) {
        row = row.setting(column.path[...], try value(text, column))
      } catch {
        throw Failure(error.exit, "\(column.title) \(error.message)")
      }
    }
    return row
  }

  private func value(_ text: String, _ column: Column) throws(Failure) -> JSONValue {
    let rule = OptionsV1.FieldRule()
    if column.isRepeated {
      // A list of messages is JSON, one of plain values has semicolons.
      if case .message = column.kind { return try column.kind.json(text, rule, now: now) }
      var values: [JSONValue] = []
      for part in text.split(separator: ";") {
        values.append(try column.kind.json(String(String(part).trimmingSpaces), rule, now: now))
      }
      return .array(values)
    }
    if case .map = column.kind, text.hasPrefix("{") {
      do throws(WireError) {
        return try JSONValue(text, depthMax: 32)
      } catch {
        throw .usage("takes JSON: \(error.message)")
      }
    }
    return try column.kind.json(text, rule, now: now)
  }
}
