import MusterWire

/// The bounds of a field as calls on `Violations`.
extension FieldCode {
  private static let times = "google.protobuf.Timestamp"
  private static let spans = "google.protobuf.Duration"

  /// Writes the checks of the field; `value` is the expression of one value inside a oneof's case.
  func validate(_ source: inout Source, in oneofValue: String? = nil) throws {
    if rule.flag("output_only") { return }
    if field.isRepeated { return try validateEntries(&source) }
    let value = oneofValue ?? name
    if isOptionalScalar {
      if rule.flag("required") { source.line("violations.present(\(name) != nil, \(field.name.literal))") }
      guard let check = try check(value: "value", path: field.name.literal, element: true) else { return }
      source.line("if let value = \(name) { \(check) }")
    } else if let check = try check(value: value, path: field.name.literal, element: oneofValue != nil) {
      source.line(check)
    }
  }

  private func validateEntries(_ source: inout Source) throws {
    var arguments = "\(name).count, \(field.name.literal)"
    if rule.flag("required") { arguments += ", required: true" }
    if let min = rule.number("min_items") { arguments += ", min: \(min)" }
    if let max = rule.number("max_items") { arguments += ", max: \(max)" }
    let checks =
      if rule.flag("by_row") {
        [String]()
      } else if let entry = mapCodecs == nil ? nil : model.pool.message(field.typeName) {
        try mapChecks(entry)
      } else {
        [try check(value: "$1", path: "$2", element: true)].compactMap { $0 }
      }
    if checks.isEmpty {
      source.line("_ = violations.count(\(arguments))")
      return
    }
    source.block("if violations.count(\(arguments)) {") { source in
      let entries = mapCodecs == nil ? name : "\(name).sorted()"
      // The closure's first argument is the same collector; it may not be captured while it is changed.
      let body = checks.joined(separator: "; ").replacing("violations.", with: "$0.")
      source.line("violations.each(\(entries), \(field.name.literal)) { \(body) }")
    }
  }

  /// The field's own bounds are those of the values; a key of text has the bound of all text.
  private func mapChecks(_ entry: MessageSchema) throws -> [String] {
    var checks: [String] = []
    if entry.field(1)?.kind == .string { checks.append("violations.text($1.key, $2 + \".key\")") }
    switch entry.field(2)?.kind {
    case .message: checks.append("violations.message($1.value, $2)")
    case .string: checks.append(try textCheck("$1.value", "$2", element: true))
    case .enum: checks.append("violations.enumeration($1.value, $2)")
    case .bytes: checks.append("violations.bytes($1.value, $2)")
    case .double: checks.append("violations.real($1.value, $2)")
    case .float: checks.append("violations.real(Double($1.value), $2)")
    default: break
    }
    return checks
  }

  /// The check of one value, or nil when nothing is asked of it. `element` is a value that is there: it
  /// cannot be missing.
  private func check(value: String, path: String, element: Bool) throws -> String? {
    let required = rule.flag("required") && !element ? ", required: true" : ""
    switch field.kind {
    case .string: return try textCheck(value, path, element: element)
    case .bytes:
      var arguments = "\(value), \(path)\(required)"
      if let min = rule.number("min_length") { arguments += ", min: \(min)" }
      if let max = rule.number("max_length") { arguments += ", max: \(max)" }
      return "violations.bytes(\(arguments))"
    case .enum: return "violations.enumeration(\(value), \(path)\(required))"
    case .bool: return required.isEmpty ? nil : "violations.present(\(value), \(path))"
    case .double: return "violations.real(\(value), \(path)\(required)\(range))"
    case .float: return "violations.real(Double(\(value)), \(path)\(required)\(range))"
    case .message:
      if field.typeName == Self.times {
        return "violations.timestamp(\(pair(value, element)), \(path)\(required))"
      }
      if field.typeName == Self.spans {
        var arguments = "\(pair(value, element)), \(path)\(required)"
        if let min = rule.number("min_seconds") { arguments += ", min: \(min)" }
        if let max = rule.number("max_seconds") { arguments += ", max: \(max)" }
        return "violations.duration(\(arguments))"
      }
      if updatesUnderMask {
        return "violations.update(\(value), \(path), mask: updateMask?.paths)"
      }
      return "violations.message(\(value), \(path)\(required))"
    default:
      if required.isEmpty && range.isEmpty { return nil }
      return "violations.number(\(value), \(path)\(required)\(range))"
    }
  }

  private func pair(_ value: String, _ element: Bool) -> String {
    element ? "(\(value).seconds, \(value).nanos)" : "\(value).map { ($0.seconds, $0.nanos) }"
  }

  private var range: String {
    (rule.number("min").map { ", min: \($0)" } ?? "") + (rule.number("max").map { ", max: \($0)" } ?? "")
  }

  private func textCheck(_ value: String, _ path: String, element: Bool) throws -> String {
    var arguments = "\(value), \(path)"
    if rule.flag("required") && !element { arguments += ", required: true" }
    if let min = rule.number("min_length") { arguments += ", min: \(min)" }
    if let max = rule.number("max_length") { arguments += ", max: \(max)" }
    if !rule.text("id").isEmpty { arguments += ", id: \(rule.text("id").literal)" }
    let format = rule.text("format")
    if format.hasPrefix("FORMAT_") && format != "FORMAT_UNSPECIFIED" {
      let name = Names.lowerCamel(format.dropFirst("FORMAT_".count).lowercased())
      arguments += ", format: .\(name == "url" ? "url" : name)"
    }
    // A list is ordered by a field as it is, or the other way round.
    let allowed = rule.texts("one_of") + rule.texts("orderable").flatMap { [$0, "\($0) desc"] }
    if !allowed.isEmpty { arguments += ", oneOf: [\(allowed.map(\.literal).joined(separator: ", "))]" }
    return "violations.text(\(arguments))"
  }

  /// The resource of an Update request: its required fields are required only where the mask names them.
  private var updatesUnderMask: Bool {
    message.name.hasPrefix("Update") && message.name.hasSuffix("Request")
      && message.fields.contains { $0.name == "update_mask" && $0.typeName == "google.protobuf.FieldMask" }
      && field.typeName != "google.protobuf.FieldMask"
  }
}
