package import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// What of a lead a text can name.
package enum LeadFields {
  private static let readings: [String: @Sendable (LeadsV1.Lead) -> String] = [
    "first_name": { $0.firstName },
    "last_name": { $0.lastName },
    "email": { $0.email },
    "phone": { $0.phone },
    "title": { $0.title },
    "company": { $0.company },
    "company_domain": { $0.companyDomain },
    "industry": { $0.industry },
    "country": { $0.country },
    "language": { $0.language },
    "linkedin_url": { $0.linkedinURL },
    "employee_count": { $0.employeeCount > 0 ? "\($0.employeeCount)" : "" },
    "source": { $0.source },
    "postal_address.city": { $0.postalAddress?.city ?? "" },
    "postal_address.region": { $0.postalAddress?.region ?? "" },
    "postal_address.postal_code": { $0.postalAddress?.postalCode ?? "" },
  ]

  package static let names = Set(readings.keys)

  /// Nil for what the lead lacks.
  package static func value(_ field: String, of lead: LeadsV1.Lead) -> String? {
    guard let value = readings[field]?(lead), !Letters.isBlank(value) else { return nil }
    return value
  }

  /// A custom field as it reads in a sentence.
  package static func custom(_ key: String, of lead: LeadsV1.Lead) -> String? {
    let value: String? =
      switch lead.customFields[key]?.value {
      case .text(let text): text
      case .number(let number): number.value
      case .boolean(let isSo): isSo ? "yes" : "no"
      case .date(let date): date
      case .time(let time): CalendarDay.text(of: time)
      case .texts(let list): list.values.joined(separator: ", ")
      case nil: nil
      }
    return value.flatMap { Letters.isBlank($0) ? nil : $0 }
  }
}
