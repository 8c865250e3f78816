import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWire

/// The fields that a tenant has defined for its leads, and what its rules say of values.
struct CustomFields: Sendable {
  static let none = CustomFields(LeadsV1.LeadSchema())

  private let fields: [String: LeadsV1.CustomField]
  private let required: [String]

  init(_ schema: LeadsV1.LeadSchema) {
    fields = Dictionary(schema.fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    required = schema.fields.filter(\.required).map(\.key)
  }

  func mergeRule(of key: String) -> LeadsV1.MergeRule { fields[key]?.mergeRule ?? .unspecified }

  /// What is wrong with these values; of a lead that exists only with those that are written.
  func problems(_ lead: LeadsV1.Lead, former: LeadsV1.Lead?) -> [LeadProblem] {
    var problems: [LeadProblem] = []
    for (key, value) in lead.customFields.sorted() {
      // What is stored stays as it is, whatever rule came later.
      if let former, former.customFields[key] == value { continue }
      let place = "custom_fields.\(key)"
      guard let field = fields[key] else {
        problems.append(
          LeadProblem(
            reason: "CUSTOM_FIELD_UNKNOWN", field: place,
            description: "is no custom field of the tenant; UpdateLeadSchema defines them"))
        continue
      }
      if let fault = Self.fault(value, field) {
        problems.append(LeadProblem(reason: "CUSTOM_FIELD_INVALID", field: place, description: fault))
      }
    }
    if former == nil {
      for key in required where lead.customFields[key] == nil {
        problems.append(
          LeadProblem(
            reason: "CUSTOM_FIELD_INVALID", field: "custom_fields.\(key)",
            description: "is needed by the tenant's lead schema"))
      }
    }
    return problems
  }

  private static func fault(_ value: LeadsV1.CustomValue, _ field: LeadsV1.CustomField) -> String? {
    switch (field.type, value.value) {
    case (_, nil): return "has no value; to remove it, name it in the mask and leave it out"
    case (.text, .text(let text)):
      let most = field.maxLength == 0 ? 4_000 : Int(field.maxLength)
      let count = text.unicodeScalars.count
      return count > most ? "has \(count) characters, at most \(most) are allowed" : nil
    case (.choice, .text(let text)): return fault([text], field.choices)
    case (.choices, .texts(let texts)):
      if Set(texts.values.map { Array($0.utf8) }).count < texts.values.count { return "names an entry twice" }
      return fault(texts.values, field.choices)
    case (.boolean, .boolean), (.date, .date), (.time, .time): return nil
    case (.number, .number(let number)):
      guard PostgresDecimal(number.value) != nil else { return "is no decimal number" }
      if let min = field.min, DecimalOrder.isLess(number.value, min.value) {
        return "is \(number.value), at least \(min.value) is allowed"
      }
      if let max = field.max, DecimalOrder.isLess(max.value, number.value) {
        return "is \(number.value), at most \(max.value) is allowed"
      }
      return nil
    default: return "has a value of another type; the field is \(field.type.stored)"
    }
  }

  private static func fault(_ texts: [String], _ choices: [String]) -> String? {
    let known = Set(choices.map { Array($0.utf8) })
    guard let other = texts.first(where: { !known.contains(Array($0.utf8)) }) else { return nil }
    let told = String(other.unicodeScalars.prefix(64))
    return "names \(told), which is none of the field's choices: \(choices.joined(separator: ", "))"
  }
}
