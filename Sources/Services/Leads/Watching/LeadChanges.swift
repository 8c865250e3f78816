import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI

/// What happened to leads in one look at the journal: of each lead one change. Pure.
struct LeadChanges: Sendable {
  struct Change: Sendable {
    let lead: LeadID
    var kind: LeadsV1.LeadChangeKind
    var fields: [String]
    var author: Author
    var time: PostgresTime
    /// Of its last record.
    var place: JournalPlace
  }

  private var byLead: [LeadID: Change] = [:]

  var count: Int { byLead.count }

  mutating func add(_ record: LeadRecord) {
    if let lead = record.lead, let kind = Self.kind(record.type) {
      add(lead, kind, record, record.fields)
    }
    for lead in record.made { add(lead, .created, record, []) }
    for (lead, fields) in record.changed { add(lead, .updated, record, fields) }
  }

  private static func kind(_ type: String) -> LeadsV1.LeadChangeKind? {
    switch type {
    case "lead.created": .created
    case "lead.updated", "activity.recorded": .updated
    case "lead.deleted": .deleted
    case "lead.undeleted": .undeleted
    case "lead.erased": .erased
    // Many leads, whose ids the record holds.
    default: nil
    }
  }

  private mutating func add(
    _ lead: LeadID, _ kind: LeadsV1.LeadChangeKind, _ record: LeadRecord, _ fields: [String]
  ) {
    guard var change = byLead[lead] else {
      byLead[lead] = Change(
        lead: lead, kind: kind, fields: fields, author: record.author, time: record.time,
        place: record.place)
      return
    }
    change.kind = Self.joined(change.kind, kind)
    change.fields += fields.filter { !change.fields.contains($0) }
    (change.author, change.time, change.place) = (record.author, record.time, record.place)
    byLead[lead] = change
  }

  /// What two changes are as one: a new or returned lead that changes is still that.
  static func joined(
    _ one: LeadsV1.LeadChangeKind, _ other: LeadsV1.LeadChangeKind
  ) -> LeadsV1.LeadChangeKind {
    if one == .erased || other == .updated { return one }
    return other
  }

  /// In the order of their last records.
  var inOrder: [Change] {
    byLead.values.sorted { ($0.place, $0.lead.bits) < ($1.place, $1.lead.bits) }
  }
}
