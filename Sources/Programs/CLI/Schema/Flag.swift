import MusterOptionsAPI
import MusterWire

/// A field of a request as a flag.
struct Flag: Sendable {
  /// As it is typed, without its dashes: `first-name`, `sms.number`, `api-key-file`.
  let name: String
  /// The proto's names from the request on.
  let path: [String]
  let field: FieldSchema
  let rule: OptionsV1.FieldRule
  let kind: ValueKind
  /// The field repeats, or is a map: the flag can be given again.
  let isRepeated: Bool

  /// Its value is read from a file or from standard input, never from the command line.
  var isSecret: Bool { rule.secret && !kind.isNested }

  var isBool: Bool { if case .bool = kind { !isRepeated } else { false } }

  /// A list whose entries hold no commas by themselves can be given with commas between.
  var takesCommas: Bool {
    guard isRepeated else { return false }
    switch kind {
    case .choice, .integer: return true
    case .text:
      return !rule.id.isEmpty || rule.format == .key || rule.format == .country || !rule.oneOf.isEmpty
    default: return false
    }
  }

  var placeholder: String {
    if isSecret { return "FILE" }
    if case .text = kind {
      if !rule.id.isEmpty { return "ID" }
      if !rule.oneOf.isEmpty { return "WORD" }
    }
    return kind.placeholder
  }

  /// What stands behind its name in the help.
  var comment: String { Comments.firstSentence(field.comment) }

  var words: [String] {
    if case .choice(let choices) = kind { return choices.map(\.word) }
    if case .map(_, .choice(let choices)) = kind { return choices.map { "=" + $0.word } }
    return rule.oneOf
  }
}

/// The flags of a request: its fields, and those of the one thing that it is about without the thing's name
/// before them.
struct FlagList: Sendable {
  let flags: [Flag]
  /// The field whose own fields stand among those of the request: `lead` of a CreateLeadRequest.
  let body: FieldSchema?

  /// Nested messages end somewhere: the generator refuses requests that hold themselves.
  private static let depthMax = 6

  init(_ request: MessageSchema, noun: String) {
    body = Self.body(of: request, noun: noun)
    var flags: [Flag] = []
    for field in request.fields where field.name != body?.name {
      flags += Self.flags(field, in: request, path: [], depth: 0)
    }
    if let body, let schema = request.message(of: body) {
      // What the request itself calls so goes first.
      let taken = Set(flags.map(\.name))
      for field in schema.fields {
        for flag in Self.flags(field, in: schema, path: [body.name], depth: 1) {
          if taken.contains(flag.name) {
            flags.append(flag.named(FieldPath.flag(flag.path)))
          } else {
            flags.append(flag)
          }
        }
      }
    }
    self.flags = flags
  }

  /// By its name, or by the whole path that it stands for.
  subscript(_ name: String) -> Flag? {
    flags.first { $0.name == name } ?? flags.first { FieldPath.flag($0.path) == name && !$0.isSecret }
  }

  subscript(path path: [String]) -> Flag? { flags.first { $0.path == path } }

  /// A resource, or what is called like the noun; else the one message that the request cannot do without.
  private static func body(of request: MessageSchema, noun: String) -> FieldSchema? {
    let messages = request.fields.filter { field in
      !field.isRepeated && field.oneofIndex == nil && ValueKind(field, in: request).isNested
    }
    let name = noun.replacing("-", with: "_")
    let resources = messages.filter { field in
      request.message(of: field)?.options.option(OptionsV1.ResourceRule.self) != nil
    }
    if resources.count == 1 { return resources.first }
    if let named = messages.first(where: { $0.name == name }) { return named }
    if let options = messages.first(where: { $0.name == "options" }) { return options }
    let required = messages.filter { $0.options.option(OptionsV1.FieldRule.self)?.required == true }
    return required.count == 1 ? required.first : nil
  }

  private static func flags(
    _ field: FieldSchema, in schema: MessageSchema, path: [String], depth: Int
  ) -> [Flag] {
    let rule = field.options.option(OptionsV1.FieldRule.self) ?? OptionsV1.FieldRule()
    // The server sets it, whatever is sent.
    if rule.outputOnly { return [] }
    let kind = ValueKind(field, in: schema)
    let path = path + [field.name]
    // The name of the thing that the request is about is left out.
    var name = FieldPath.flag(depth > 0 ? Array(path.dropFirst()) : path)
    if depth == 0, !rule.flag.isEmpty { name = rule.flag }
    var isRepeated = field.isRepeated
    if case .map = kind { isRepeated = true }
    if rule.secret, !kind.isNested { name += "-file" }
    var flags = [
      Flag(name: name, path: path, field: field, rule: rule, kind: kind, isRepeated: isRepeated)
    ]
    if case .message(let nested) = kind, !isRepeated, depth < depthMax {
      let inner = nested.fields.flatMap { below in
        Self.flags(below, in: nested, path: path, depth: depth + 1)
      }
      // Below a field of the request its name stays in front.
      flags += depth == 0 ? inner.map { $0.named(FieldPath.flag($0.path)) } : inner
    }
    return flags
  }
}

extension Flag {
  fileprivate func named(_ name: String) -> Flag {
    Flag(
      name: isSecret && !name.hasSuffix("-file") ? name + "-file" : name, path: path, field: field,
      rule: rule,
      kind: kind, isRepeated: isRepeated)
  }
}
