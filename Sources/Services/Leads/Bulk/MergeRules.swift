import MusterLeadsAPI
import MusterWire

/// By which rule each field of a lead is merged, as the options of an upsert and the lead schema say.
struct MergeRules: Sendable {
  /// What can be merged by its name alone.
  static let fields: Set<String> = Set(LeadMerge.texts.map(\.name)).union([
    "email", "employee_count", "tags", "postal_address", "facts", "custom_fields", "consents",
    "tier_override",
  ])
  static let facts: Set<String> = [
    "email_verified", "email_personal", "hiring", "role_start", "funding", "competitor",
  ]

  private let named: WireMap<WireString, WireEnumOf<LeadsV1.MergeRule>.Value>
  private let schema: CustomFields
  let unnamed: LeadsV1.MergeRule

  init(_ options: LeadsV1.UpsertOptions, _ schema: CustomFields) {
    (named, self.schema) = (options.fieldRules, schema)
    unnamed = options.mergeRule == .unspecified ? .overwrite : options.mergeRule
  }

  subscript(_ field: String) -> LeadsV1.MergeRule { stated(field) ?? unnamed }

  func fact(_ name: String) -> LeadsV1.MergeRule { stated("facts.\(name)") ?? self["facts"] }

  func custom(_ key: String) -> LeadsV1.MergeRule {
    if let rule = stated("custom_fields.\(key)") ?? stated("custom_fields") { return rule }
    let own = schema.mergeRule(of: key)
    return own == .unspecified ? unnamed : own
  }

  /// Nil where the rule behind it holds.
  private func stated(_ field: String) -> LeadsV1.MergeRule? {
    guard let rule = named[field], rule != .unspecified else { return nil }
    return rule
  }

  /// What is wrong with the rules of an upsert: names of what cannot be merged.
  static func violations(_ options: LeadsV1.UpsertOptions) -> [FieldViolation] {
    options.fieldRules.sorted().compactMap { name, _ in
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let isKnown =
        switch (parts.first ?? "", parts.count) {
        case ("facts", 2): facts.contains(String(parts.last ?? ""))
        case ("custom_fields", 2): parts.last?.isEmpty == false
        default: fields.contains(name)
        }
      if isKnown { return nil }
      return FieldViolation(
        field: "options.field_rules[\(name)]",
        description: "names no field that rows can set; fields are named as in Lead, such as title,"
          + " facts.hiring or custom_fields.<key>")
    }
  }
}
