import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// One record of the journal that tells of leads.
struct LeadRecord: Sendable {
  let place: JournalPlace
  let time: PostgresTime
  let type: String
  let lead: LeadID?
  let author: Author
  let fields: [String]
  /// Of one that tells of many at once.
  let made: [LeadID]
  let changed: [(lead: LeadID, fields: [String])]
}

/// All SQL by which changes of leads are read from the journal.
enum LeadChangeStore {
  static let statements = [after]

  /// In the order that `record(_:)` reads. Records of many leads hold their ids.
  private static let shown = """
    generation, transaction_id, record_id, record_time, event_type, target_id, actor_kind, actor_id,
      actor_name, changed_fields,
      ARRAY(SELECT jsonb_array_elements_text(event -> 'created_ids') WHERE is_wanted),
      ARRAY(SELECT jsonb_array_elements_text(event -> 'updated_ids') WHERE is_wanted),
      ARRAY(SELECT jsonb_array_elements_text(event -> 'updated_fields') WHERE is_wanted)
    """

  /// An activity may be recorded without any change of its lead.
  private static let wanted = """
    event_type = ANY ($7)
          OR event_type = 'activity.recorded' AND target_kind = 'lead' AND version_after > version_before
    """

  private static let after = JournalLook.statement(
    """
    generation, transaction_id, record_id, record_time, event_type, target_kind, target_id, actor_kind,
      actor_id, actor_name, changed_fields, version_before, version_after, event
    """, shown: shown, wanted: wanted, [.textArray])

  static let types = [
    "lead.created", "lead.updated", "lead.deleted", "lead.undeleted", "lead.erased", "lead.imported",
    "lead.rescored",
  ]

  static func after(
    _ tx: borrowing TenantTransaction, _ place: JournalPlace, most: Int
  ) async throws(RPCError) -> JournalLook {
    try await JournalLook.look(after, tx, after: place, [.texts(types)], most: most)
  }

  static func record(_ row: Row) throws(PostgresError) -> LeadRecord {
    let lead: UInt128? = try row.optional(5)
    let made: [String] = try row.value(10)
    let changed: [String] = try row.value(11)
    let fields: [String] = try row.value(12)
    return LeadRecord(
      place: try row.place(0), time: try row.value(3), type: try row.value(4), lead: lead.map { LeadID($0) },
      author: try Author(row, at: 6) ?? Author(nil), fields: try row.value(9),
      made: made.compactMap { LeadID($0) },
      changed: changed.enumerated().compactMap { place, id in
        let names = place < fields.count ? fields[place].split(separator: ",").map(String.init) : []
        return LeadID(id).map { ($0, names) }
      })
  }
}
