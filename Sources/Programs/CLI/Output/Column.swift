import MusterCore
import MusterOptionsAPI
import MusterWire

/// A column of a table or CSV: a path of fields in a row.
struct Column: Sendable {
  let title: String
  let path: [String]
  /// Of the field at the end.
  let kind: ValueKind
  let isRepeated: Bool
  /// What a caller sends here is ignored.
  let isOutputOnly: Bool
  let isSecret: Bool

  /// Nil for a path that the row does not have.
  init?(_ name: String, in schema: MessageSchema) {
    var below: MessageSchema? = schema
    var path: [String] = []
    var found: (field: FieldSchema, kind: ValueKind)?
    var parts = name.split(separator: ".").map { String($0).replacing("-", with: "_") }[...]
    var isOutputOnly = false
    while let part = parts.popFirst() {
      // An entry of a map is named by its key.
      if let last = found, case .map(_, let value) = last.kind {
        path.append(part)
        self.init(path, value, isRepeated: false, isOutputOnly: isOutputOnly, isSecret: false)
        return
      }
      guard let schema = below, let field = schema.field(named: part) else { return nil }
      path.append(field.name)
      isOutputOnly = isOutputOnly || field.isOutputOnly
      found = (field, ValueKind(field, in: schema))
      below = schema.message(of: field)
    }
    guard let found else { return nil }
    var isRepeated = found.field.isRepeated
    if case .map = found.kind { isRepeated = false }
    self.init(
      path, found.kind, isRepeated: isRepeated, isOutputOnly: isOutputOnly,
      isSecret: found.field.options.option(OptionsV1.FieldRule.self)?.secret == true)
  }

  private init(_ path: [String], _ kind: ValueKind, isRepeated: Bool, isOutputOnly: Bool, isSecret: Bool) {
    self.path = path
    title = path.joined(separator: ".")
    self.kind = kind
    self.isRepeated = isRepeated
    self.isOutputOnly = isOutputOnly
    self.isSecret = isSecret
  }

  /// What a table shows of a row: what the proto says, or the plain fields that come first.
  static func shown(_ schema: MessageSchema) -> [Column] {
    let named = schema.options.option(OptionsV1.ResourceRule.self)?.columns ?? []
    if !named.isEmpty { return named.compactMap { Column($0, in: schema) } }
    return Array(all(schema).filter { !$0.kind.isNested }.prefix(8))
  }

  /// Every field, nested ones dotted: what CSV has. Lists of messages stay whole, as JSON.
  static func all(_ schema: MessageSchema, depth: Int = 0) -> [Column] {
    schema.fields.flatMap { field -> [Column] in
      guard let column = Column(field.name, in: schema) else { return [] }
      guard case .message(let below) = column.kind, !column.isRepeated, depth < 3 else { return [column] }
      return all(below, depth: depth + 1).map { $0.below(column) }
    }
  }

  private func below(_ other: Column) -> Column {
    Column(
      other.path + path, kind, isRepeated: isRepeated, isOutputOnly: isOutputOnly || other.isOutputOnly,
      isSecret: isSecret)
  }

  func value(in row: JSONValue) -> JSONValue? { row.value(at: path[...]) }
}

/// A value as a cell shows it.
struct CellText {
  var hasRelativeTimes = false
  var now: Int64 = 0
  /// For CSV, which is read again: a list is joined by semicolons, and times and maps are whole.
  var isExact = false

  func text(_ value: JSONValue?, _ column: Column) -> String {
    guard let value else { return column.isRepeated || isExact ? "" : absent(column.kind) }
    if column.isRepeated, let elements = value.elements {
      if case .message = column.kind {
        return isExact || elements.count < 2 ? value.text : "\(elements.count) of them"
      }
      return elements.map { text($0, column.kind) }.joined(separator: isExact ? ";" : ", ")
    }
    return text(value, column.kind)
  }

  /// JSON leaves out what has its default value.
  private func absent(_ kind: ValueKind) -> String {
    switch kind {
    case .integer, .real: "0"
    case .bool: "no"
    default: ""
    }
  }

  func text(_ value: JSONValue, _ kind: ValueKind) -> String {
    switch (kind, value) {
    case (.choice(let choices), .string(let name)):
      return choices.first { $0.name == name }?.word ?? (name.hasSuffix("_UNSPECIFIED") ? "" : name)
    case (.bool, .bool(let value)): return isExact ? (value ? "true" : "false") : value ? "yes" : "no"
    case (.time, .string(let time)):
      guard hasRelativeTimes, let seconds = try? TimeText.timestamp(time).seconds else { return time }
      return DurationText.relative(seconds, now: now)
    case (.span, .string(let span)):
      guard !isExact, let parsed = DurationText.parse(span) else { return span }
      return DurationText.short(parsed)
    case (.money, .object): return money(value)
    case (.decimal, .object): return value["value"]?.string ?? "0"
    case (.map(_, let inner), .object(let members)):
      if isExact { return value.text }
      return members.map { "\($0.name)=\(text($0.value, inner))" }.joined(separator: ", ")
    case (.message, .object(let members)) where members.count == 1 && !isExact:
      return members.first.map { $0.value.string ?? $0.value.text } ?? ""
    case (_, .string(let text)): return isExact ? text : Self.called(text)
    case (_, .number(let text)): return text
    default: return value.text
    }
  }

  /// An RPC without its package, which all have alike; what is a filter takes it so too.
  private static func called(_ text: String) -> String {
    guard text.hasPrefix("muster."), let slash = text.firstIndex(of: "/"),
      let dot = text[..<slash].lastIndex(of: "."), !text.contains(" ")
    else { return text }
    return String(text[text.index(after: dot)...])
  }

  private func money(_ value: JSONValue) -> String {
    let units = value["units"].flatMap { $0.string ?? $0.text } ?? "0"
    let nanos = value["nanos"]?.integer ?? 0
    var digits = String(nanos.magnitude)
    digits = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
    while digits.utf8.count > 2, digits.hasSuffix("0") { digits.removeLast() }
    let sign = nanos < 0 && !units.hasPrefix("-") ? "-" : ""
    return "\(sign)\(units).\(digits) \(value["currency_code"]?.string ?? "")"
  }
}
