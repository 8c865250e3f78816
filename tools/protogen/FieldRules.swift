import MusterWire

/// A bound on a field that cannot have it would be lost without a word, so it is refused.
enum FieldRules {
  static func breaches(
    _ field: FieldSchema, in message: MessageSchema, _ model: Model
  ) throws -> [String] {
    let rule = try model.rule(field)
    let place = "\(message.fullName).\(field.name)"
    var breaches = rule.names.intersection(bounds).subtracting(bounds(of: field, model)).sorted().map {
      "\(place): \($0) has no meaning there; take it away"
    }
    for (least, most) in [
      ("min", "max"), ("min_length", "max_length"), ("min_items", "max_items"),
      ("min_seconds", "max_seconds"),
    ] {
      if let low = rule.number(least), let high = rule.number(most), low > high {
        breaches.append("\(place): \(least) \(low) is above \(most) \(high)")
      }
    }
    return breaches
  }

  private static let bounds: Set = [
    "min", "max", "min_length", "max_length", "min_items", "max_items", "by_row", "id", "format",
    "one_of", "orderable", "min_seconds", "max_seconds",
  ]

  private static func bounds(of field: FieldSchema, _ model: Model) -> Set<String> {
    let entry = model.pool.message(field.typeName).flatMap { $0.isMapEntry ? $0 : nil }
    let value = entry?.field(2) ?? field
    var bounds: Set<String> = []
    switch value.kind {
    case .string: bounds = ["min_length", "max_length", "id", "format", "one_of", "orderable"]
    case .bytes where entry == nil: bounds = ["min_length", "max_length"]
    case .message:
      if value.typeName == "google.protobuf.Duration" { bounds = ["min_seconds", "max_seconds"] }
      if field.isRepeated { bounds.insert("by_row") }
    case .bool, .enum, .bytes, .group: break
    default: if entry == nil { bounds = ["min", "max"] }
    }
    if field.isRepeated { bounds.formUnion(["min_items", "max_items"]) }
    return bounds
  }
}
