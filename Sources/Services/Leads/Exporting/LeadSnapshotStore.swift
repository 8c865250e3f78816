import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI

/// All SQL by which leads are exported, in the order of their ids.
enum LeadSnapshotStore {
  static let statements = [now, all, several, activities]

  private static let now = Statement("SELECT now()")

  /// The moment of the transaction.
  static func now(_ tx: borrowing TenantTransaction) async throws(RPCError) -> GoogleProtobuf.Timestamp? {
    let rows = try await tx.run(now())[0]
    return try reading { () throws(PostgresError) in try rows.first?.timestamp(0) }
  }

  /// `OFFSET 0` keeps the filter out of the inner walk: with it, and without lately gathered statistics, the
  /// planner takes another index and sorts all that is left, for each page.
  private static func page(_ condition: String) -> Statement {
    Statement(
      """
      SELECT \(LeadStore.whole)
      FROM (
        SELECT \(LeadStore.names), rescore_time, created_by_kind, created_by_id, created_by_name
        FROM leads
        WHERE tenant_id = $1 AND lead_id > $2\(condition)
        ORDER BY lead_id
        OFFSET 0) leads
      WHERE \(LeadFilter.condition)
      ORDER BY lead_id
      LIMIT $3
      """, types: [.uuid, .uuid, .int8, .uuidArray, .int8] + LeadFilter.types)
  }

  private static let all = page("")
  private static let several = page(" AND lead_id = ANY ($4)")

  /// Of these leads those that fit, or of all.
  static func page(
    _ tx: borrowing TenantTransaction, after id: LeadID?, among ids: [LeadID], _ filter: LeadFilter,
    most: Int
  ) async throws(RPCError) -> [StoredLead] {
    let rows = try await tx.run(
      (ids.isEmpty ? all : several).with(
        [
          .uuid(tx.tenant.bits), .uuid(id?.bits ?? 0), .int8(Int64(most)), .uuids(ids.map(\.bits)), .int8(0),
        ] + filter.parameters))[0]
    return try LeadStore.leads(rows)
  }

  /// In the order that `LeadsV1.Activity.init(_: Row, of:)` reads.
  private static let activities = Statement(
    """
    SELECT \(ActivityStore.columns)
    FROM activities
    WHERE tenant_id = $1 AND lead_id = ANY ($2)
      AND (lead_id, occur_time, activity_id) > ($3, $4, $5)
    ORDER BY lead_id, occur_time, activity_id
    LIMIT $6
    """, .uuid, .uuidArray, .uuid, .timestamptz, .uuid, .int8)

  /// Where a part of the timelines of several leads ends.
  struct Place: Sendable {
    var lead = LeadID(0 as UInt128)
    var time = PostgresTime.minusInfinity
    var activity = IDBits(0)
  }

  static func activities(
    _ tx: borrowing TenantTransaction, of leads: [LeadID], after place: Place, most: Int
  ) async throws(RPCError) -> (activities: [(lead: LeadID, LeadsV1.Activity)], place: Place) {
    let tenant = tx.tenant
    let rows = try await tx.run(
      activities(
        .uuid(tenant.bits), .uuids(leads.map(\.bits)), .uuid(place.lead.bits), .timestamp(place.time),
        .uuid(place.activity.bits), .int8(Int64(most))))[0]
    return try reading { () throws(PostgresError) in
      var (found, last) = ([(lead: LeadID, LeadsV1.Activity)](), place)
      for row in rows {
        last = Place(
          lead: LeadID(try row.value(1) as UInt128), time: try row.value(2),
          activity: IDBits(try row.value(0) as UInt128))
        found.append((last.lead, try LeadsV1.Activity(row, of: tenant)))
      }
      return (found, last)
    }
  }
}
