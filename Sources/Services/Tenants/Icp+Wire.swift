import MusterCore
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTenantsAPI
import MusterTypesAPI
import MusterWire

extension TenantsV1.Icp {
  /// A revision as callers see it.
  init(_ revision: IcpRevision, of tenant: TenantID) throws(RPCError) {
    self = try revision.content.message()
    tenantID = tenant.description
    self.revision = revision.number
    state =
      switch revision.state {
      case .draft: .draft
      case .confirmed: .confirmed
      case .superseded: .superseded
      }
    version = revision.version
    createTime = revision.createTime
    author = revision.author?.actor
    confirmTime = revision.confirmTime
    confirmedBy = revision.confirmedBy?.actor
  }

  /// The fields of those names from another profile.
  mutating func take(_ paths: [String], from other: TenantsV1.Icp) {
    for path in paths {
      switch path {
      case "website": website = other.website
      case "description": description = other.description
      case "industries": industries = other.industries
      case "employee_ranges": employeeRanges = other.employeeRanges
      case "countries": countries = other.countries
      case "titles": titles = other.titles
      case "technologies": technologies = other.technologies
      case "pain_points": painPoints = other.painPoints
      case "revenue_ranges": revenueRanges = other.revenueRanges
      case "excluded_industries": excludedIndustries = other.excludedIndustries
      case "excluded_domains": excludedDomains = other.excludedDomains
      default: continue
      }
    }
  }

  /// What no single bound says: ranges that end before they begin, and amounts that contradict themselves.
  var rangeViolations: [FieldViolation] {
    var violations: [FieldViolation] = []
    for (place, range) in employeeRanges.enumerated() {
      if let max = range.max, max < range.min {
        violations.append(
          FieldViolation(
            field: "icp.employee_ranges[\(place)].max",
            description: "is \(max), which is less than the min of \(range.min)"))
      }
    }
    for (place, range) in revenueRanges.enumerated() {
      for (name, amount) in [("min", range.min), ("max", range.max)] {
        if let amount, !amount.hasOneSign {
          violations.append(
            FieldViolation(
              field: "icp.revenue_ranges[\(place)].\(name).nanos",
              description: "has another sign than units; give both the same"))
        }
      }
      guard let min = range.min, let max = range.max else { continue }
      if min.currencyCode != max.currencyCode {
        violations.append(
          FieldViolation(
            field: "icp.revenue_ranges[\(place)].max.currency_code",
            description: "is \(max.currencyCode), while min is in \(min.currencyCode); give both in one"))
      } else if (max.units, max.nanos) < (min.units, min.nanos) {
        violations.append(
          FieldViolation(field: "icp.revenue_ranges[\(place)].max", description: "is less than min"))
      }
    }
    return violations
  }
}

extension TypeV1.Money {
  fileprivate var hasOneSign: Bool { units == 0 || nanos == 0 || (units > 0) == (nanos > 0) }
}

extension IcpContent {
  private static let fields = UpdateMask.paths(["*"], of: TenantsV1.Icp())

  /// The fields that people write.
  init(_ icp: TenantsV1.Icp) {
    var written = TenantsV1.Icp()
    written.take(Self.fields, from: icp)
    self.init(written.bytes())
  }

  func message() throws(RPCError) -> TenantsV1.Icp {
    do throws(WireError) {
      return try TenantsV1.Icp(bytes: bytes, policy: .client)
    } catch {
      throw .icpUnreadable(error)
    }
  }

  /// What the wizard's step shows of it.
  var formData: JSONValue {
    guard let icp = try? message() else { return .object([]) }
    func text(_ value: String) -> JSONValue? { value.isEmpty ? nil : .string(value) }
    func list(_ values: [String]) -> JSONValue? { values.isEmpty ? nil : .texts(values) }
    let range = icp.employeeRanges.first
    return .stated([
      ("website", text(icp.website)), ("description", text(icp.description)),
      ("industries", list(icp.industries)), ("countries", list(icp.countries)), ("titles", list(icp.titles)),
      ("employees_min", range.map { .number("\($0.min)") }),
      ("employees_max", range?.max.map { .number("\($0)") }),
    ])
  }
}

extension TenantsV1.Icp {
  /// What was entered in the wizard's step; what the step does not ask for stays.
  mutating func take(_ data: JSONValue) {
    func texts(_ name: String) -> [String] { data[name]?.elements?.compactMap(\.string) ?? [] }
    website = data["website"]?.string ?? ""
    description = data["description"]?.string ?? ""
    (industries, countries, titles) = (texts("industries"), texts("countries"), texts("titles"))
    let least = data["employees_min"]?.integer.map { Int32(clamping: $0) }
    let most = data["employees_max"]?.integer.map { Int32(clamping: $0) }
    guard least != nil || most != nil else {
      // Several are more than the step can show.
      if employeeRanges.count < 2 { employeeRanges = [] }
      return
    }
    var range = TenantsV1.EmployeeRange()
    (range.min, range.max) = (least ?? 0, most)
    employeeRanges = [range]
  }
}

extension TenantsService {
  /// The newest revision after a change, which is stored when it differs from what was the newest.
  func draft(
    _ tx: borrowing TenantTransaction, by author: Author,
    _ change: (inout TenantsV1.Icp) throws(RPCError) -> Void
  ) async throws(RPCError) -> (TenantsV1.Icp, isNew: Bool) {
    let newest = try await IcpStore.newest(tx)
    var icp = try newest?.content.message() ?? TenantsV1.Icp()
    try change(&icp)
    let content = IcpContent(icp)
    if let newest, newest.content == content { return (try TenantsV1.Icp(newest, of: tx.tenant), false) }
    return (try TenantsV1.Icp(await IcpStore.add(tx, content, by: author), of: tx.tenant), true)
  }
}
