import MusterWire

/// The form of a JSON object that people fill in: the part of JSON Schema 2020-12 that steps need.
struct Form: Sendable {
  struct Property: Sendable {
    let name: String
    let title: Phrase
    let text: Phrase
    let kind: Kind
    var isRequired = false
  }

  indirect enum Kind: Sendable {
    case text(most: Int, Format? = nil)
    case choice([String])
    case integer(ClosedRange<Int64>)
    case number(ClosedRange<Int64>)
    case list(Kind, most: Int, least: Int = 0)
  }

  /// How a text is spelled, and how a schema says so.
  struct Format: Sendable {
    let format: TextFormat
    let keyword: String
    let value: String

    static let url = Format(format: .url, keyword: "format", value: "uri")
    static let email = Format(format: .email, keyword: "format", value: "email")
    static let timeZone = Format(format: .timeZone, keyword: "format", value: "time-zone")
    static let language = Format(format: .language, keyword: "format", value: "language-tag")
    static let country = Format(format: .country, keyword: "pattern", value: "^[A-Z]{2}$")
    static let currency = Format(format: .currency, keyword: "pattern", value: "^[A-Z]{3}$")
  }

  let properties: [Property]

  // MARK: As a schema

  func schema(_ title: Phrase, _ language: Phrase.Language) -> JSONValue {
    let members = properties.map { property in
      JSONValue.Member(
        name: property.name,
        value: .object(
          [
            .init(name: "title", value: .string(property.title[language])),
            .init(name: "description", value: .string(property.text[language])),
          ] + Self.schema(property.kind, isRequired: property.isRequired)))
    }
    return .object([
      .init(name: "$schema", value: .string("https://json-schema.org/draft/2020-12/schema")),
      .init(name: "title", value: .string(title[language])),
      .init(name: "type", value: .string("object")),
      .init(name: "properties", value: .object(members)),
      .init(name: "required", value: .texts(properties.filter(\.isRequired).map(\.name))),
      .init(name: "additionalProperties", value: .bool(false)),
    ])
  }

  private static func schema(_ kind: Kind, isRequired: Bool) -> [JSONValue.Member] {
    func member(_ name: String, _ value: JSONValue) -> JSONValue.Member { .init(name: name, value: value) }
    func bounds(_ range: ClosedRange<Int64>) -> [JSONValue.Member] {
      [
        member("minimum", .number("\(range.lowerBound)")),
        member("maximum", .number("\(range.upperBound)")),
      ]
    }
    switch kind {
    case .text(let most, let format):
      return [member("type", .string("string"))]
        + (isRequired ? [member("minLength", .number("1"))] : [])
        + [member("maxLength", .number("\(most)"))]
        + (format.map { [member($0.keyword, .string($0.value))] } ?? [])
    case .choice(let values): return [member("type", .string("string")), member("enum", .texts(values))]
    case .integer(let range): return [member("type", .string("integer"))] + bounds(range)
    case .number(let range): return [member("type", .string("number"))] + bounds(range)
    case .list(let kind, let most, let least):
      return [
        member("type", .string("array")), member("items", .object(schema(kind, isRequired: true))),
        member("minItems", .number("\(least)")), member("maxItems", .number("\(most)")),
      ]
    }
  }

  // MARK: What breaks it

  /// Everything that is wrong with an object. One that is half done is checked for its types alone.
  func violations(_ data: JSONValue, isWhole: Bool) -> [FieldViolation] {
    guard case .object(let members) = data else {
      return [FieldViolation(field: "data", description: "is not a JSON object")]
    }
    var check = Check(isWhole: isWhole)
    for member in members {
      guard let property = properties.first(where: { $0.name == member.name }) else {
        let known = properties.map(\.name).joined(separator: ", ")
        let told = String(member.name.unicodeScalars.prefix(64).filter { $0 != "\0" })
        check.add("data.\(told)", "is not one of the step's properties (\(known))")
        continue
      }
      check.value(member.value, property.kind, "data.\(member.name)", isRequired: property.isRequired)
    }
    for property in properties where isWhole && property.isRequired && data[property.name] == nil {
      check.add("data.\(property.name)", "is required")
    }
    return check.violations
  }

  private struct Check {
    let isWhole: Bool
    var violations: [FieldViolation] = []

    init(isWhole: Bool) {
      self.isWhole = isWhole
    }

    mutating func add(_ field: String, _ description: String) {
      // A caller is helped by the first hundred.
      guard violations.count < 100 else { return }
      violations.append(FieldViolation(field: field, description: description))
    }

    mutating func value(_ value: JSONValue, _ kind: Kind, _ field: String, isRequired: Bool) {
      switch (kind, value) {
      case (.text(let most, let format), .string(let text)):
        self.text(text, most, format, field, isRequired: isRequired)
      case (.choice(let values), .string(let text)):
        if isWhole, !values.contains(text) { add(field, "is not one of \(values.joined(separator: ", "))") }
        // What is half done is stored too.
        if text.unicodeScalars.contains("\0") { add(field, "holds a NUL character; remove it") }
      case (.integer(let range), .number(let text)):
        guard value.integer != nil else { return add(field, "is not a whole number") }
        number(text, range, field)
      case (.number(let range), .number(let text)): number(text, range, field)
      case (.list(let kind, let most, let least), .array(let elements)):
        if isWhole, elements.count > most {
          return add(field, "has \(elements.count) entries, the limit is \(most)")
        }
        if isWhole, elements.count < least {
          add(field, "has \(elements.count) entries, at least \(least) are needed")
        }
        for (index, element) in elements.enumerated() {
          self.value(element, kind, "\(field)[\(index)]", isRequired: true)
        }
      default: add(field, "is not \(kind.noun)")
      }
    }

    private mutating func text(
      _ text: String, _ most: Int, _ format: Format?, _ field: String, isRequired: Bool
    ) {
      if text.unicodeScalars.contains("\0") { return add(field, "holds a NUL character; remove it") }
      guard isWhole else { return }
      if text.isEmpty {
        if isRequired { add(field, "is empty; at least 1 character is needed") }
        return
      }
      let count = text.unicodeScalars.count
      if count > most { return add(field, "has \(count) characters, the limit is \(most)") }
      if let problem = format?.format.problem(text) { add(field, problem) }
    }

    private mutating func number(_ text: String, _ range: ClosedRange<Int64>, _ field: String) {
      guard isWhole else { return }
      let number = Double(text) ?? .infinity
      if number < Double(range.lowerBound) {
        add(field, "is \(text.prefix(32)), the least allowed is \(range.lowerBound)")
      } else if number > Double(range.upperBound) {
        add(field, "is \(text.prefix(32)), the most allowed is \(range.upperBound)")
      }
    }
  }
}

extension Form.Kind {
  fileprivate var noun: String {
    switch self {
    case .text, .choice: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .list: "a list"
    }
  }
}
