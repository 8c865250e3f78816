import MusterLeadsAPI
import MusterWire

/// Something that a factor looks at.
enum ScoringInput: Hashable, Sendable {
  case email, phone, linkedinURL, title, company, companyDomain, country, employeeCount, industry, source
  case tags, status, activities
  case emailVerified, emailPersonal, hiring, roleStart, funding, competitor, emailBounced, unsubscribed
  /// A custom field, by its place among those that the model names.
  case custom(Int)

  /// What a model calls it; nil for no input. Custom fields are not among them.
  init?(_ name: String) {
    switch name {
    case "email": self = .email
    case "phone": self = .phone
    case "linkedin_url": self = .linkedinURL
    case "title": self = .title
    case "company": self = .company
    case "company_domain": self = .companyDomain
    case "country": self = .country
    case "employee_count": self = .employeeCount
    case "industry": self = .industry
    case "source": self = .source
    case "tags": self = .tags
    case "status": self = .status
    case "activities": self = .activities
    case "facts.email_verified": self = .emailVerified
    case "facts.email_personal": self = .emailPersonal
    case "facts.hiring": self = .hiring
    case "facts.role_start": self = .roleStart
    case "facts.funding": self = .funding
    case "facts.competitor": self = .competitor
    case "facts.email_bounced": self = .emailBounced
    case "facts.unsubscribed": self = .unsubscribed
    default: return nil
    }
  }

  /// The key of a custom field.
  static func customKey(_ name: String) -> String? {
    name.hasPrefix("custom.") ? String(name.dropFirst("custom.".count)) : nil
  }
}

extension ScoringInputs {
  /// A text, or several; none when the input is not known or is no text.
  func eachText(_ input: ScoringInput, _ custom: LeadsV1.CustomValue.Value?, _ body: (String) -> Void) {
    switch input {
    case .email: body(email)
    case .phone: body(phone)
    case .linkedinURL: body(linkedinURL)
    case .title: body(title)
    case .company: body(company)
    case .companyDomain: body(companyDomain)
    case .country: body(country)
    case .industry: body(industry)
    case .source: body(source)
    case .tags: for tag in tags { body(tag) }
    case .status: body(LeadsV1.LeadStatus.storedNames.name(status.rawValue))
    case .custom:
      switch custom {
      case .text(let text): body(text)
      case .texts(let list): for text in list.values { body(text) }
      default: return
      }
    default: return
    }
  }

  func isKnown(_ input: ScoringInput, _ custom: LeadsV1.CustomValue.Value?) -> Bool {
    switch input {
    case .email: !email.isEmpty
    case .phone: !phone.isEmpty
    case .linkedinURL: !linkedinURL.isEmpty
    case .title: !title.isEmpty
    case .company: !company.isEmpty
    case .companyDomain: !companyDomain.isEmpty
    case .country: !country.isEmpty
    case .employeeCount: employeeCount != 0
    case .industry: !industry.isEmpty
    case .source: !source.isEmpty
    case .tags: !tags.isEmpty
    case .status: status != .unspecified
    case .activities: false
    case .emailVerified: facts?.emailVerified != nil
    case .emailPersonal: facts?.emailPersonal != nil
    case .hiring: facts?.hiring != nil
    case .roleStart: facts?.roleStart != nil
    case .funding: facts?.funding != nil
    case .competitor: facts?.competitor != nil
    case .emailBounced: facts?.emailBounced != nil
    case .unsubscribed: facts?.unsubscribed != nil
    case .custom: custom != nil
    }
  }

  func flag(_ input: ScoringInput, _ custom: LeadsV1.CustomValue.Value?) -> Bool? {
    switch input {
    case .emailVerified: return facts?.emailVerified?.value
    case .emailPersonal: return facts?.emailPersonal?.value
    case .hiring: return facts?.hiring?.value
    case .competitor: return facts?.competitor?.value
    case .emailBounced: return facts?.emailBounced?.value
    case .unsubscribed: return facts?.unsubscribed?.value
    case .custom:
      guard case .boolean(let value)? = custom else { return nil }
      return value
    default: return nil
    }
  }

  /// A day's first moment, or a moment.
  func moment(_ input: ScoringInput, _ custom: LeadsV1.CustomValue.Value?) -> Int64? {
    switch input {
    case .roleStart: return facts?.roleStart.flatMap { Moments.ofDay($0.value) }
    case .funding: return facts?.funding.flatMap { Moments.ofDay($0.value) }
    case .custom:
      switch custom {
      case .date(let day): return Moments.ofDay(day)
      case .time(let time): return Moments.of(time)
      default: return nil
      }
    default: return nil
    }
  }

  /// When the fact was seen that says yes or no.
  func observation(_ input: ScoringInput) -> LeadsV1.BoolFact? {
    switch input {
    case .emailVerified: facts?.emailVerified
    case .emailPersonal: facts?.emailPersonal
    case .hiring: facts?.hiring
    case .competitor: facts?.competitor
    case .emailBounced: facts?.emailBounced
    case .unsubscribed: facts?.unsubscribed
    default: nil
    }
  }

  /// From when on the fact's points fade: the day that it names, or else when it was seen to be so. Nil for
  /// what has no time, which does not fade.
  func fadeStart(_ input: ScoringInput, _ custom: LeadsV1.CustomValue.Value?) -> Int64? {
    if let moment = moment(input, custom) { return moment }
    if input == .status { return statusTime.map(Moments.of) }
    return observation(input)?.observeTime.map(Moments.of)
  }
}
