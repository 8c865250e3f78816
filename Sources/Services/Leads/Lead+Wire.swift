import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsV1.Lead {
  init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    self.init()
    try read(row, of: tenant)
  }

  /// From the columns of `LeadStore.columns`, into a new lead. A hot read: the message is made where it
  /// stays.
  mutating func read(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    if !row.isNull(20) { self = try Self.details(row, 20) }
    let key = IDBits(try row.value(0))
    id = LeadID(stored: key).description
    tenantID = tenant.description
    createTime = LeadID(stored: key).time.timestamp
    email = try row.value(1)
    firstName = try row.value(2)
    lastName = try row.value(3)
    title = try row.value(4)
    company = try row.value(5)
    companyDomain = try row.value(6)
    phone = try row.value(7)
    linkedinURL = try row.value(8)
    country = try row.value(9)
    industry = try row.value(10)
    employeeCount = try row.value(11)
    campaignID = try Self.text(row, 12) { CampaignID($0).description }
    ownerID = try Self.text(row, 13) { UserID($0).description }
    source = try row.value(14)
    externalID = try row.optional(15) ?? ""
    tags = try row.value(16)
    timeZone = try row.value(17)
    language = try row.value(18)
    status = try row.value(21)
    statusTime = try row.timestamp(22)
    updateTime = try row.timestamp(23)
    deleteTime = try row.timestamp(24)
    version = try row.value(25)
    if !row.isNull(26) { tier = try row.value(26) }
    if !row.isNull(34) { try takeScore(row, at: 27) }
  }

  /// Score, the five parts, model and time, from one column on.
  private mutating func takeScore(_ row: Row, at column: Int) throws(PostgresError) {
    score = try row.value(column)
    var parts = LeadsV1.ScoreComponents()
    parts.dataQuality = try row.value(column + 1)
    parts.authority = try row.value(column + 2)
    parts.companyFit = try row.value(column + 3)
    parts.timing = try row.value(column + 4)
    parts.risk = try row.value(column + 5)
    scoreComponents = parts
    scoreModelID = try Self.text(row, column + 6) { ScoringModelID($0).description }
    scoreTime = try row.timestamp(column + 7)
  }

  /// What has no columns: a lead that holds nothing else; without the custom fields that the tenant has taken
  /// away, whose keys are in the column before.
  private static func details(_ row: Row, _ column: Int) throws(PostgresError) -> LeadsV1.Lead {
    var lead = try all(row, column)
    for key in try removedKeys(row, column) { lead.customFields[key] = nil }
    return lead
  }

  private static func removedKeys(_ row: Row, _ column: Int) throws(PostgresError) -> [String] {
    row.isNull(column - 1) ? [] : try row.value(column - 1)
  }

  private static func all(_ row: Row, _ column: Int) throws(PostgresError) -> LeadsV1.Lead {
    if row.isNull(column) { return LeadsV1.Lead() }
    let bytes: [UInt8] = try row.value(column)
    do throws(WireError) {
      return try LeadsV1.Lead(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "the details of a lead are no message: \(error)")
    }
  }

  /// What `init(_: Row, of:)` leaves out.
  fileprivate static func hidden(_ row: Row) throws(PostgresError) -> [String: LeadsV1.CustomValue] {
    let keys = try removedKeys(row, 20)
    if keys.isEmpty { return [:] }
    let values = try all(row, 20).customFields
    return Dictionary(
      keys.compactMap { key in values[key].map { (key, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  private static func text(
    _ row: Row, _ column: Int, _ form: (UInt128) -> String
  ) throws(PostgresError) -> String {
    let bits: UInt128? = try row.optional(column)
    return bits.map(form) ?? ""
  }

  /// Nothing but what has no columns; nil when there is nothing.
  var details: [UInt8]? {
    var rest = LeadsV1.Lead()
    rest.facts = facts
    rest.customFields = customFields
    rest.consents = consents
    rest.postalAddress = postalAddress
    rest.tierOverride = tierOverride
    let bytes = rest.bytes()
    return bytes.isEmpty ? nil : bytes
  }
}

extension StoredLead {
  /// What has no columns, with what the tenant may yet bring back.
  var details: [UInt8]? {
    if hiddenFields.isEmpty { return lead.details }
    var whole = lead
    for (key, value) in hiddenFields where whole.customFields[key] == nil { whole.customFields[key] = value }
    return whole.details
  }
}

extension StoredLead {
  /// From the columns of `LeadStore.whole`.
  init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    self.init(
      id: LeadID(try row.value(0)), try LeadsV1.Lead(row, of: tenant),
      createdBy: try Author(row, at: 36) ?? Author(nil), rescoreTime: try row.optional(35))
    hiddenFields = try LeadsV1.Lead.hidden(row)
  }
}
