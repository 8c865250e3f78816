import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWire

/// What is wrong with the fields of a lead schema, beside what their bounds say.
struct LeadSchemaCheck {
  /// With those that were taken away and whose values are still kept.
  private static let keptMax = 1_000

  private(set) var violations: [FieldViolation] = []

  init(_ fields: [LeadsV1.CustomField], beside schema: StoredSchema) {
    var keys: Set<String> = []
    for (place, field) in fields.enumerated() {
      if !keys.insert(field.key).inserted { add(place, "key", "is the key of an earlier field too") }
      if field.key.utf8.contains(UInt8(ascii: ".")) { add(place, "key", "has a dot") }
      checkChoices(place, field)
      checkBounds(place, field)
    }
    let kept = Set((schema.fields + schema.removed.map(\.field)).map(\.key)).union(keys).count
    if kept > Self.keptMax {
      violations.append(
        FieldViolation(
          field: "lead_schema.fields",
          description: "make \(kept) keys with those whose values are still kept, at most \(Self.keptMax)"
            + " are; values are purged 30 days after their field was left out"))
    }
  }

  /// Fields whose type is another than that of values that are kept.
  static func retyped(_ fields: [LeadsV1.CustomField], beside schema: StoredSchema) -> [FieldViolation] {
    fields.enumerated().compactMap { place, field in
      guard let known = schema.known(field.key), known.type != field.type else { return nil }
      return FieldViolation(
        field: "lead_schema.fields[\(place)].type",
        description: "is \(field.type.stored), but values of \(field.key) are kept as \(known.type.stored)")
    }
  }

  private mutating func add(_ place: Int, _ field: String, _ description: String) {
    violations.append(
      FieldViolation(field: "lead_schema.fields[\(place)].\(field)", description: description))
  }

  private mutating func checkChoices(_ place: Int, _ field: LeadsV1.CustomField) {
    guard [.choice, .choices].contains(field.type) else {
      if !field.choices.isEmpty {
        add(place, "choices", "are for fields of the type choice or choices, not \(field.type.stored)")
      }
      return
    }
    if field.choices.isEmpty { add(place, "choices", "are needed for the type \(field.type.stored)") }
    if field.choices.contains("") { add(place, "choices", "have an empty entry") }
    if Set(field.choices.map { Array($0.utf8) }).count < field.choices.count {
      add(place, "choices", "have an entry twice")
    }
  }

  private mutating func checkBounds(_ place: Int, _ field: LeadsV1.CustomField) {
    if field.type != .text, field.maxLength != 0 {
      add(place, "max_length", "is for fields of the type text")
    }
    for (name, bound) in [("min", field.min), ("max", field.max)] {
      guard let bound else { continue }
      if field.type != .number {
        add(place, name, "is for fields of the type number")
      } else if PostgresDecimal(bound.value) == nil {
        add(place, name, "is no decimal number")
      }
    }
    if let min = field.min, let max = field.max, PostgresDecimal(min.value) != nil,
      PostgresDecimal(max.value) != nil, DecimalOrder.isLess(max.value, min.value)
    {
      add(place, "max", "is \(max.value), which is less than the min of \(min.value)")
    }
  }
}
