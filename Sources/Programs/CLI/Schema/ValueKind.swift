import MusterCore
import MusterOptionsAPI
import MusterWire

/// What a field holds, as far as a flag or a cell of a table goes.
indirect enum ValueKind: Sendable {
  case bool
  case integer(FieldSchema.Kind)
  case real
  case text
  case bytes
  case choice([Choice])
  case time
  case span
  case mask
  /// `muster.type.v1.Money`.
  case money
  /// `muster.type.v1.Decimal`.
  case decimal
  case map(key: FieldSchema, value: ValueKind)
  /// Any other message, as JSON.
  case message(MessageSchema)

  struct Choice: Sendable {
    /// As it is typed: `co-pilot`.
    let word: String
    /// As the proto calls it: `PERMISSION_MODE_CO_PILOT`.
    let name: String
    let comment: String
  }

  init(_ field: FieldSchema, in schema: MessageSchema) {
    switch field.kind {
    case .bool: self = .bool
    case .double, .float: self = .real
    case .string: self = .text
    case .bytes: self = .bytes
    case .enum: self = .choice(schema.enum(of: field).map(Self.choices) ?? [])
    case .message, .group:
      guard let message = schema.message(of: field) else {
        self = .text
        return
      }
      self = Self.kind(message)
    default: self = .integer(field.kind)
    }
  }

  private static func kind(_ message: MessageSchema) -> ValueKind {
    if message.isMapEntry, let key = message.field(1), let value = message.field(2) {
      return .map(key: key, value: ValueKind(value, in: message))
    }
    switch message.fullName {
    case "google.protobuf.Timestamp": return .time
    case "google.protobuf.Duration": return .span
    case "google.protobuf.FieldMask": return .mask
    case "muster.type.v1.Money": return .money
    case "muster.type.v1.Decimal": return .decimal
    default: return .message(message)
    }
  }

  /// Without what all names of the enum begin with, and without the value that says nothing.
  static func choices(_ schema: EnumSchema) -> [Choice] {
    let first = schema.values.first?.name ?? ""
    let prefix = first.hasSuffix("UNSPECIFIED") ? String(first.dropLast("UNSPECIFIED".count)) : ""
    return schema.values.filter { $0.number != 0 || prefix.isEmpty }.map { value in
      let short = value.name.hasPrefix(prefix) ? String(value.name.dropFirst(prefix.count)) : value.name
      return Choice(
        word: short.lowercased().replacing("_", with: "-"), name: value.name, comment: value.comment)
    }
  }

  var isDecimal: Bool { if case .decimal = self { true } else { false } }
  var isNested: Bool { if case .message = self { true } else { false } }

  /// What a person is to type, in capitals.
  var placeholder: String {
    switch self {
    case .bool: ""
    case .integer: "N"
    case .real: "NUMBER"
    case .text: "TEXT"
    case .bytes: "BASE64"
    case .choice: "WORD"
    case .time: "TIME"
    case .span: "SPAN"
    case .mask: "FIELD,…"
    case .money: "'AMOUNT CUR'"
    case .decimal: "DECIMAL"
    case .map: "KEY=VALUE"
    case .message: "JSON"
    }
  }
}

extension ValueKind {
  /// What was typed, as JSON of the field; throws words that follow the flag's name.
  func json(_ text: String, _ rule: OptionsV1.FieldRule, now: Int64) throws(Failure) -> JSONValue {
    switch self {
    case .bool:
      switch text.lowercased() {
      case "true", "yes", "on", "1": return .bool(true)
      case "false", "no", "off", "0": return .bool(false)
      default: throw .usage("takes true or false, not \(Self.shown(text))")
      }
    case .integer(let kind): return try Self.integer(text, kind, rule)
    case .real:
      guard let number = Double(text), number.isFinite else {
        throw .usage("takes a number, not \(Self.shown(text))")
      }
      return .number(number.description)
    case .text: return try Self.text(text, rule)
    case .bytes:
      guard let bytes = Base64.json.decode(text.utf8) else {
        throw .usage("takes bytes as base64, not \(Self.shown(text))")
      }
      return .string(Base64.json.text(bytes))
    case .choice(let choices): return try Self.choice(text, choices)
    case .time:
      guard let time = DurationText.time(text, now: now) else {
        throw .usage(
          "takes a time such as 2026-03-01T08:00:00Z, 2026-03-01, now or -2h, not \(Self.shown(text))")
      }
      return .string(time)
    case .span: return try Self.span(text, rule)
    case .mask: return .string(FieldPath.camel(text))
    case .money: return try Self.money(text)
    case .decimal:
      guard Decimal(text) != nil else { throw .usage("takes a decimal number, not \(Self.shown(text))") }
      return .object([JSONValue.Member(name: "value", value: .string(text))])
    case .map(let key, let value): return try Self.entry(text, key, value, now)
    case .message: return try Self.message(text)
    }
  }

  static func shown(_ text: String) -> String { "\"\(PlainText.cut(text.asOneLine, to: 60))\"" }

  private static func integer(
    _ text: String, _ kind: FieldSchema.Kind, _ rule: OptionsV1.FieldRule
  ) throws(Failure) -> JSONValue {
    let range: ClosedRange<Int64> =
      switch kind {
      case .int32, .sint32, .sfixed32: Int64(Int32.min)...Int64(Int32.max)
      case .uint32, .fixed32: 0...Int64(UInt32.max)
      case .uint64, .fixed64: 0...Int64.max
      default: Int64.min...Int64.max
      }
    let plain = text.replacing("_", with: "")
    guard let number = Int64(plain) else { throw .usage("takes a whole number, not \(shown(text))") }
    let least = Swift.max(range.lowerBound, rule.min ?? range.lowerBound)
    let most = Swift.min(range.upperBound, rule.max ?? range.upperBound)
    guard number >= least else { throw .usage("takes \(least) and more, not \(number)") }
    guard number <= most else { throw .usage("takes \(most) at most, not \(number)") }
    return .number(String(number))
  }

  private static func text(_ text: String, _ rule: OptionsV1.FieldRule) throws(Failure) -> JSONValue {
    if !rule.oneOf.isEmpty, !text.isEmpty, !rule.oneOf.contains(text) {
      throw .usage(
        "takes \(rule.oneOf.joined(separator: ", ")), not \(shown(text))",
        hints: Suggestion.hints(for: text, among: rule.oneOf))
    }
    if !rule.id.isEmpty, !text.isEmpty, TypeID.bits(of: text, prefix: rule.id) == nil {
      throw .usage("takes an id such as \(rule.id)_01jc4x8y7kf3q9v2m5n6p7r8st, not \(shown(text))")
    }
    if rule.maxLength > 0, text.unicodeScalars.count > Int(rule.maxLength) {
      throw .usage("takes \(rule.maxLength) characters at most, not \(text.unicodeScalars.count)")
    }
    return .string(text)
  }

  private static func choice(_ text: String, _ choices: [Choice]) throws(Failure) -> JSONValue {
    let asked = text.lowercased().replacing("_", with: "-")
    let found = choices.first { $0.word == asked || $0.name.lowercased().replacing("_", with: "-") == asked }
    guard let found else {
      throw .usage(
        "takes \(choices.map(\.word).joined(separator: ", ")), not \(shown(text))",
        hints: Suggestion.hints(for: asked, among: choices.map(\.word)))
    }
    return .string(found.name)
  }

  private static func span(_ text: String, _ rule: OptionsV1.FieldRule) throws(Failure) -> JSONValue {
    guard let span = DurationText.parse(text) else {
      throw .usage("takes a span such as 90s, 1h30m or 2d, not \(shown(text))")
    }
    let seconds = span.components.seconds
    if let least = rule.minSeconds, span < .seconds(least) {
      throw .usage("takes \(DurationText.short(.seconds(least))) and more")
    }
    if let most = rule.maxSeconds, span > .seconds(most) {
      throw .usage("takes \(DurationText.short(.seconds(most))) at most")
    }
    let nanos = Int32(span.components.attoseconds / 1_000_000_000)
    do throws(WireError) {
      return .string(try TimeText.duration(seconds, nanos))
    } catch {
      throw .usage("takes a span of up to ten thousand years")
    }
  }

  /// `12.50 AUD`, or the currency first.
  private static func money(_ text: String) throws(Failure) -> JSONValue {
    let letters = text.filter { $0.isASCII && $0.isLetter }.uppercased()
    let amount = text.filter { !($0.isASCII && $0.isLetter) && $0 != " " }
    let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let isNegative = amount.hasPrefix("-")
    guard letters.utf8.count == 3, amount.contains(where: \.isNumber), (1...2).contains(parts.count),
      let first = parts.first,
      let units = Int64(first == "-" || first.isEmpty ? "0" : String(first)), fraction.utf8.count <= 9,
      parts.count == 1 || !fraction.isEmpty, fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let nanos = Int32(fraction + String(repeating: "0", count: 9 - fraction.utf8.count))
    else { throw .usage("takes an amount with its currency, such as '12.50 AUD', not \(shown(text))") }
    return .object([
      JSONValue.Member(name: "currency_code", value: .string(letters)),
      JSONValue.Member(name: "units", value: .number(String(units))),
      JSONValue.Member(name: "nanos", value: .number(String(isNegative ? -nanos : nanos))),
    ])
  }

  private static func entry(
    _ text: String, _ key: FieldSchema, _ value: ValueKind, _ now: Int64
  ) throws(Failure) -> JSONValue {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw .usage("takes KEY=VALUE, not \(shown(text))")
    }
    let name = String(text[..<equals])
    var given = String(text[text.index(after: equals)...])
    // What a message holds of one value alone can be given as that value.
    if case .message(let schema) = value, let json = try plainly(&given, in: schema, now) {
      return .object([JSONValue.Member(name: name, value: json)])
    }
    let json = try value.json(given, OptionsV1.FieldRule(), now: now)
    return .object([JSONValue.Member(name: name, value: json)])
  }

  /// A message that is a oneof of plain values: a number, true or false, or a text, as it looks.
  private static func plainly(
    _ text: inout String, in schema: MessageSchema, _ now: Int64
  ) throws(Failure) -> JSONValue? {
    if text.hasPrefix("{") { return nil }
    let plain = schema.fields.filter { !$0.isRepeated && $0.kind != .message }
    func member(_ field: FieldSchema, _ value: JSONValue) -> JSONValue {
      .object([JSONValue.Member(name: field.name, value: value)])
    }
    if let only = plain.first, schema.fields.count == 1 {
      return member(only, try ValueKind(only, in: schema).json(text, OptionsV1.FieldRule(), now: now))
    }
    if ["true", "false"].contains(text), let field = plain.first(where: { $0.kind == .bool }) {
      return member(field, .bool(text == "true"))
    }
    if Decimal(text) != nil,
      let field = schema.fields.first(where: { ValueKind($0, in: schema).isDecimal })
    {
      return member(field, .object([JSONValue.Member(name: "value", value: .string(text))]))
    }
    // In quotes for a text that looks like something else.
    if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
      text = String(text.dropFirst().dropLast())
    }
    if let number = Double(text), number.isFinite,
      let field = plain.first(where: { $0.kind == .double || $0.kind == .float })
    {
      return member(field, .number(number.description))
    }
    return plain.first { $0.kind == .string }.map { member($0, .string(text)) }
  }

  private static func message(_ text: String) throws(Failure) -> JSONValue {
    var source = text
    if text.hasPrefix("@") { source = try FileText.read(String(text.dropFirst())) }
    do throws(WireError) {
      return try JSONValue(source, depthMax: WirePolicy.client.depthMax)
    } catch {
      throw .usage("takes JSON, or @FILE with it: \(error.message)")
    }
  }
}
