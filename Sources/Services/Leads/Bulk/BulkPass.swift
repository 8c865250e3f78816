import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterWire

/// What the rows of a batch or chunk meet: what the tenant has, as far as they ask for it.
struct BulkGround: Sendable {
  let tenant: TenantID
  let fields: CustomFields
  /// The leads that rows match, held until the transaction ends.
  let held: [StoredLead]
  /// Who has the addresses and external ids that rows name beside their match.
  var taken = TakenKeys()
  /// Owners and campaigns that are named and are not there.
  var strangers: Set<String> = []
  var unknownCampaigns: Set<String> = []
  /// The places of rows about people who must not be contacted.
  var suppressed: Set<Int> = []
}

/// Which living lead has which key.
struct TakenKeys: Sendable {
  var byEmail: [String: LeadID] = [:]
  var byExternalID: [String: LeadID] = [:]

  mutating func take(_ id: LeadID, email: String, externalID: String) {
    if !email.isEmpty { byEmail[email] = id }
    if !externalID.isEmpty { byExternalID[externalID] = id }
  }

  /// Another lead that has one of these keys, and by which field.
  func rival(of id: LeadID, email: String, externalID: String) -> (id: LeadID, field: String)? {
    if let other = byEmail[email], other != id { return (other, "email") }
    if let other = byExternalID[externalID], other != id { return (other, "external_id") }
    return nil
  }
}

/// The rows of a batch or chunk, taken one by one in their order onto the leads that there are. Pure.
struct BulkPass: Sendable {
  /// One lead that rows are about.
  struct Entry: Sendable {
    let former: StoredLead?
    var lead: StoredLead
    var emailKey: String
    /// Places of those of its rows that have changed it.
    var rows: [Int] = []
  }

  private let options: LeadsV1.UpsertOptions
  private let ground: BulkGround
  private let intake: LeadIntake
  private let merge: LeadMerge
  private var taken: TakenKeys
  /// By the key that rows are matched by.
  private var byKey: [String: Int] = [:]
  private(set) var entries: [Entry] = []
  private(set) var outcome = BulkOutcome()

  init(_ options: LeadsV1.UpsertOptions, _ ground: BulkGround, by author: Author, at now: PostgresTime) {
    (self.options, self.ground, taken) = (options, ground, ground.taken)
    intake = LeadIntake(fields: ground.fields, author: author, now: now)
    merge = LeadMerge(options, ground.fields)
    for lead in ground.held where !lead.isDeleted {
      add(Entry(former: lead, lead: lead, emailKey: AddressKey.email(lead.lead.email) ?? lead.lead.email))
    }
  }

  private mutating func add(_ entry: Entry) {
    let lead = entry.lead.lead
    let key =
      switch options.matchKey {
      case .externalID: lead.externalID
      case .id: lead.id
      default: entry.emailKey
      }
    if !key.isEmpty { byKey[key] = entries.count }
    taken.take(entry.lead.id, email: entry.emailKey, externalID: lead.externalID)
    entries.append(entry)
  }

  // MARK: One row

  mutating func take(_ row: BulkRow) {
    if !row.problems.isEmpty { return fail(row, row.problems) }
    let key = row.key(options.matchKey)
    guard !key.isEmpty else { return fail(row, [.keyMissing(options.matchKey, row.lead)]) }
    if ground.suppressed.contains(row.place) { return fail(row, [.suppressed]) }
    if let place = byKey[key] { return update(place, row) }
    if options.matchKey == .id || options.updateOnly { return fail(row, [.unmatched(options.matchKey)]) }
    // An export of deleted leads brings none of them back.
    if row.lead.deleteTime != nil { return fail(row, [.deleted]) }
    make(row)
  }

  private mutating func update(_ place: Int, _ row: BulkRow) {
    let former = entries[place].lead
    var lead = former
    lead.lead = merge.merged(row.lead, into: former.lead)
    if lead.lead == former.lead { return settle(row, .unchanged, former.id) }
    let problems = problems(lead.lead, former: former.lead)
    if !problems.isEmpty { return fail(row, problems) }
    intake.settle(&lead.lead, former: LeadMerge.former(former.lead, at: lead.lead.email))
    if lead == former { return settle(row, .unchanged, former.id) }

    let isMoved = lead.lead.email != former.lead.email
    let emailKey =
      isMoved ? AddressKey.email(lead.lead.email) ?? lead.lead.email : entries[place].emailKey
    let externalID = lead.lead.externalID
    if isMoved || externalID != former.lead.externalID {
      if let rival = taken.rival(of: lead.id, email: emailKey, externalID: externalID) {
        return fail(row, [.exists(rival.id, rival.field)])
      }
      taken.take(lead.id, email: emailKey, externalID: externalID)
    }
    (entries[place].lead, entries[place].emailKey) = (lead, emailKey)
    entries[place].rows.append(outcome.results.count)
    settle(row, .updated, lead.id)
  }

  private mutating func make(_ row: BulkRow) {
    var given = row.lead
    if given.source.isEmpty { given.source = options.source }
    if given.campaignID.isEmpty { given.campaignID = options.campaignID }
    if given.ownerID.isEmpty { given.ownerID = options.ownerID }
    given.tags += options.addTags
    let problems = problems(given, former: nil)
    if !problems.isEmpty { return fail(row, problems) }
    var lead = StoredLead(making: given, of: ground.tenant, by: intake.author, at: intake.now)
    intake.settle(&lead.lead, former: nil)
    let externalID = lead.lead.externalID
    if let rival = taken.rival(of: lead.id, email: row.emailKey, externalID: externalID) {
      return fail(row, [.exists(rival.id, rival.field)])
    }
    settle(row, .created, lead.id)
    add(Entry(former: nil, lead: lead, emailKey: row.emailKey))
  }

  private func problems(_ lead: LeadsV1.Lead, former: LeadsV1.Lead?) -> [LeadProblem] {
    if lead.email.isEmpty { return [.keyMissing(.email, lead)] }
    var problems = intake.problems(lead, former: former)
    for (field, count, most) in [
      ("tags", lead.tags.count, 50), ("consents", lead.consents.count, 20),
      ("custom_fields", lead.customFields.count, 100),
    ] where count > most {
      problems.append(.tooMany(field, count, most))
    }
    if lead.ownerID != former?.ownerID, ground.strangers.contains(lead.ownerID) {
      problems.append(.unknownReference("owner_id", "is no member of the tenant"))
    }
    if lead.campaignID != former?.campaignID, ground.unknownCampaigns.contains(lead.campaignID) {
      problems.append(.unknownReference("campaign_id", "is no campaign of the tenant"))
    }
    return problems
  }

  private mutating func fail(_ row: BulkRow, _ problems: [LeadProblem]) {
    outcome.problems += problems.map { (row.place, $0) }
    settle(row, .failed, nil)
  }

  private mutating func settle(_ row: BulkRow, _ result: LeadsV1.RowOutcome, _ id: LeadID?) {
    outcome.results.append(LeadsV1.RowResult(result, at: row.place, id))
  }

  // MARK: All of them

  /// What is to be stored. A lead that is in the end as it was before has not been changed by any row.
  mutating func finish() -> (made: [Entry], changed: [Entry]) {
    var (made, changed) = ([Entry](), [Entry]())
    for entry in entries {
      if entry.former == nil {
        made.append(entry)
        outcome.made.append(entry.lead.id)
      } else if entry.rows.isEmpty {
        continue
      } else if entry.lead == entry.former {
        for place in entry.rows { outcome.results[place].outcome = .unchanged }
      } else {
        changed.append(entry)
        outcome.changed.append(entry.lead.id)
      }
    }
    return (made, changed)
  }
}
