import MusterWire

/// The shape of an object or a list, in the words of JSON Schema that settings know.
indirect enum ValueShapeRule: Sendable {
  case types([String])
  case properties([(name: String, shape: ValueShape)])
  case required([String])
  case noOthers(Set<String>)
  case items(ValueShape)
  /// Canonical texts.
  case among(Set<String>)
  case minimum(PlainNumber)
  case maximum(PlainNumber)
  case minLength(Int)
  case maxLength(Int)
  case minItems(Int)
  case maxItems(Int)
  case pattern(Pattern)
}

struct ValueShape: Sendable {
  private let rules: [ValueShapeRule]

  private static let depthMax = 16
  private static let types = ["null", "boolean", "integer", "number", "string", "array", "object"]

  init(_ schema: JSONValue) throws(PatternError) {
    try self.init(schema, at: "", depth: 0)
  }

  private init(_ schema: JSONValue, at path: String, depth: Int) throws(PatternError) {
    guard let members = schema.members else { throw PatternError("\(Self.place(path)) is no object") }
    guard depth < Self.depthMax else {
      throw PatternError("\(Self.place(path)) is nested deeper than \(Self.depthMax)")
    }
    var rules: [ValueShapeRule] = []
    for member in members {
      if let rule = try Self.rule(member, of: schema, at: path, depth: depth) { rules.append(rule) }
    }
    self.rules = rules
  }

  private static func place(_ path: String) -> String { path.isEmpty ? "the schema" : path }

  private static func rule(
    _ member: JSONValue.Member, of schema: JSONValue, at path: String, depth: Int
  ) throws(PatternError) -> ValueShapeRule? {
    let place = path + "/" + member.name
    let value = member.value
    switch member.name {
    case "type":
      let names = value.string.map { [$0] } ?? (value.elements ?? []).compactMap(\.string)
      guard !names.isEmpty, names.allSatisfy(types.contains) else {
        throw PatternError("\(place) is none of \(types.joined(separator: ", "))")
      }
      return .types(names)
    case "properties":
      guard let members = value.members else { throw PatternError("\(place) is no object") }
      var shapes: [(String, ValueShape)] = []
      for property in members {
        shapes.append(
          (property.name, try ValueShape(property.value, at: place + "/" + property.name, depth: depth + 1)))
      }
      return .properties(shapes)
    case "required":
      guard let elements = value.elements, elements.allSatisfy({ $0.string != nil }) else {
        throw PatternError("\(place) is no list of names")
      }
      return .required(elements.compactMap(\.string))
    case "additionalProperties":
      guard case .bool(let isOpen) = value else { throw PatternError("\(place) is neither true nor false") }
      return isOpen ? nil : .noOthers(Set((schema["properties"]?.members ?? []).map(\.name)))
    case "items": return .items(try ValueShape(value, at: place, depth: depth + 1))
    case "enum":
      guard let elements = value.elements, !elements.isEmpty else {
        throw PatternError("\(place) is no list of values")
      }
      return .among(Set(elements.map(\.canonicalText)))
    case "const": return .among([value.canonicalText])
    case "minimum": return .minimum(try number(value, at: place))
    case "maximum": return .maximum(try number(value, at: place))
    case "minLength": return .minLength(try count(value, at: place))
    case "maxLength": return .maxLength(try count(value, at: place))
    case "minItems": return .minItems(try count(value, at: place))
    case "maxItems": return .maxItems(try count(value, at: place))
    case "pattern":
      guard let text = value.string, text.utf8.count <= 500 else {
        throw PatternError("\(place) is no text of at most 500 bytes")
      }
      do throws(PatternError) {
        return .pattern(try Pattern(text, ofWhole: false))
      } catch {
        throw PatternError("\(place): \(error.message)")
      }
    case "title", "description": return nil
    case "default": return nil
    default:
      throw PatternError(
        "\(place) is no word that settings know; there are type, properties, required, additionalProperties,"
          + " items, enum, const, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, title,"
          + " description and default")
    }
  }

  private static func number(_ value: JSONValue, at place: String) throws(PatternError) -> PlainNumber {
    guard case .number(let text) = value, let number = PlainNumber(text) else {
      throw PatternError("\(place) is no number")
    }
    return number
  }

  private static func count(_ value: JSONValue, at place: String) throws(PatternError) -> Int {
    guard let count = value.integer, count >= 0 else { throw PatternError("\(place) is no count") }
    return Int(clamping: count)
  }

  // MARK: Checking

  /// What is wrong with a value, with the place in it: `/window/from is …`; nil when it fits.
  func problem(_ value: JSONValue, at path: String = "") -> String? {
    for rule in rules {
      if let problem = Self.problem(rule, value, path) { return problem }
    }
    return nil
  }

  private static func problem(_ rule: ValueShapeRule, _ value: JSONValue, _ path: String) -> String? {
    let place = path.isEmpty ? "" : path + " "
    switch rule {
    case .types(let names):
      return names.contains { isType($0, value) }
        ? nil : "\(place)is \(value.shown), not \(names.joined(separator: " or "))"
    case .properties(let shapes):
      guard value.members != nil else { return nil }
      for (name, shape) in shapes {
        if let member = value[name], let problem = shape.problem(member, at: path + "/" + name) {
          return problem
        }
      }
      return nil
    case .required(let names):
      guard value.members != nil else { return nil }
      return names.first { value[$0] == nil }.map { "\(place)lacks \($0)" }
    case .noOthers(let names):
      let other = value.members?.first { !names.contains($0.name) }
      return other.map {
        "\(path)/\($0.name) is not known; there are \(names.sorted().joined(separator: ", "))"
      }
    case .items(let shape):
      for (index, element) in (value.elements ?? []).enumerated() {
        if let problem = shape.problem(element, at: "\(path)/\(index)") { return problem }
      }
      return nil
    case .among(let texts):
      return texts.contains(value.canonicalText) ? nil : "\(place)is \(value.shown), which is not offered"
    default: return sizeProblem(rule, value, place)
    }
  }

  private static func sizeProblem(_ rule: ValueShapeRule, _ value: JSONValue, _ place: String) -> String? {
    switch (rule, value) {
    case (.minimum(let least), .number(let text)):
      guard let number = PlainNumber(text) else { return "\(place)is a number of too many digits" }
      return number < least ? "\(place)is \(text), less than \(least.text)" : nil
    case (.maximum(let most), .number(let text)):
      guard let number = PlainNumber(text) else { return "\(place)is a number of too many digits" }
      return most < number ? "\(place)is \(text), more than \(most.text)" : nil
    case (.minLength(let least), .string(let text)):
      let count = text.unicodeScalars.count
      return count < least ? "\(place)has \(count) characters, at least \(least) are needed" : nil
    case (.maxLength(let most), .string(let text)):
      let count = text.unicodeScalars.count
      return count > most ? "\(place)has \(count) characters, the limit is \(most)" : nil
    case (.minItems(let least), .array(let elements)):
      return elements.count < least
        ? "\(place)has \(elements.count) entries, at least \(least) are needed" : nil
    case (.maxItems(let most), .array(let elements)):
      return elements.count > most ? "\(place)has \(elements.count) entries, the limit is \(most)" : nil
    case (.pattern(let pattern), .string(let text)):
      return pattern.matches(text) ? nil : "\(place)does not match the pattern"
    default: return nil
    }
  }

  private static func isType(_ name: String, _ value: JSONValue) -> Bool {
    switch (name, value) {
    case ("integer", .number(let text)): PlainNumber(text)?.isWhole ?? false
    default: name == value.typeName
    }
  }
}
