package import MusterCore
import MusterCrypto
import MusterPostgres
package import MusterRPC
import MusterTenancy

/// The one log of what was done, and the records of requests that must not be done twice.
enum JournalStore {
  private static let append = Statement(
    """
    INSERT INTO journal (
      tenant_id, record_id, actor_kind, actor_id, actor_name, method, target_kind, target_id, request_id,
      changed_fields, outcome, reason, event_type, event, permission, trace_id, version_before, version_after,
      source_network, call_count, generation, payload_salt, usage, payload_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
      (SELECT generation FROM installation), $21, $22,
      sha256($21 || convert_to(
        jsonb_build_array($5::text, $19::text, $14::jsonb, $22::jsonb)::text, 'UTF8')))
    """,
    .uuid, .uuid, .text, .uuid, .text, .text, .text, .uuid, .text, .textArray, .text, .text, .text, .jsonb,
    .text, .text, .int8, .int8, .text, .int4, .bytea, .jsonb)

  private static let record = Statement(
    """
    SELECT request_hash, response
    FROM request_records
    WHERE tenant_id = $1 AND principal_id = $2 AND method = $3 AND request_id = $4
    """, .uuid, .uuid, .text, .text)

  /// The last statement of a write. It waits for another transaction that keeps the same request until that
  /// one has ended, and fails when it has committed: then all that was done a second time is undone.
  private static let keep = Statement(
    """
    INSERT INTO request_records (
      tenant_id, principal_id, method, request_id, request_hash, about_tenant_id, response)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """, .uuid, .uuid, .text, .text, .bytea, .uuid, .bytea)

  /// What `keep` breaks when the request was done before.
  static let recordKey = "request_records_pkey"

  private static let status = Statement("SELECT pg_xact_status($1::text::xid8)", .text)

  private static let isKept = Statement(
    """
    SELECT EXISTS (
      SELECT FROM journal WHERE tenant_id = $1 AND transaction_id = $2::text::xid8 AND record_id = $3)
    """, .uuid, .text, .uuid)

  private static let makePartitions = Statement("SELECT muster.make_journal_partitions($1)", .int4)

  private static let purgeRecords = Statement(
    "SELECT muster.purge_request_records(now() - interval '48 hours', $1)", .int4)

  static let statements = [append, record, keep, status, isKept, makePartitions, purgeRecords]

  /// The partitions of this month and of so many that follow; how many were missing.
  static func makePartitions(_ tx: borrowing SystemTransaction, ahead: Int32) async throws(RPCError) -> Int32
  {
    try number(await tx.run(makePartitions(.int4(ahead)))[0])
  }

  /// Records that no repeat is told from any more, so many at most; how many there were.
  static func purgeRecords(_ tx: borrowing SystemTransaction, most: Int32) async throws(RPCError) -> Int32 {
    try number(await tx.run(purgeRecords(.int4(most)))[0])
  }

  private static func number(_ rows: ResultSet) throws(RPCError) -> Int32 {
    try reading { () throws(PostgresError) in try rows.first?.value(0) ?? 0 }
  }

  static func append(_ entry: JournalEntry) -> BoundStatement {
    append(
      .uuid(entry.tenant.bits), .uuid(entry.id.bits), .text(entry.actor.kind), .uuid(entry.actor.id?.bits),
      .text(entry.actor.name), .text(entry.method), .text(entry.target?.kind ?? ""),
      .uuid(entry.target?.id.bits), .text(entry.requestID), .texts(entry.fields),
      .text(entry.refusal == nil ? "allowed" : "refused"), .text(entry.refusal ?? ""),
      .text(entry.event?.type.name ?? ""), entry.event.map { .jsonb($0.data) } ?? .null,
      .text(entry.permission), .text(entry.origin.traceID), .int8(entry.target?.versionBefore ?? 0),
      .int8(entry.target?.version ?? 0), .text(entry.origin.network), .int4(Int32(clamping: entry.count)),
      .bytea(randomBytes(16)), entry.usage.map { .jsonb($0) } ?? .null)
  }

  /// `place` is the tenant that the answer is about, where the record is the platform's.
  static func keep(_ key: RequestKey, about place: TenantID, _ response: [UInt8]) -> BoundStatement {
    keep(
      .uuid(key.tenant.bits), .uuid(key.principal.bits), .text(key.method), .text(key.requestID),
      .bytea(key.hash), .uuid(place == key.tenant ? nil : place.bits), .bytea(response))
  }

  static func record(_ key: RequestKey) -> BoundStatement {
    record(.uuid(key.tenant.bits), .uuid(key.principal.bits), .text(key.method), .text(key.requestID))
  }

  static func status(of transaction: UInt64) -> BoundStatement { status(.text(String(transaction))) }

  static func isKept(_ trace: Trace) -> BoundStatement {
    isKept(.uuid(trace.tenant.bits), .text(String(trace.transaction)), .uuid(trace.record.bits))
  }

  struct Record {
    let hash: [UInt8]
    let response: [UInt8]?
  }

  static func record(_ rows: ResultSet) throws(RPCError) -> Record? {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return Record(hash: try row.value(0), response: try row.optional(1))
    }
  }
}

/// One row of the journal.
struct JournalEntry {
  var id = IDBits(UUIDv7.next())
  let tenant: TenantID
  let actor: JournalActor
  let method: String
  /// What allowed the call, or would have.
  var permission = ""
  var origin = CallOrigin()
  var target: ChangeTarget?
  var requestID = ""
  var fields: [String] = []
  var event: ChangeEvent?
  /// The reason of a call that was not let in.
  var refusal: String?
  /// How many such calls it stands for.
  var count = 1
  /// What it counts by Muster's own meters: a JSON object of numbers.
  var usage: String?
}

/// Where a call came from, and as part of what.
struct CallOrigin: Hashable {
  /// The caller's address, shortened to its network; empty within the process.
  var network = ""
  /// Of the trace that the call is part of.
  var traceID = ""
}

extension CallOrigin {
  init(_ caller: Caller) {
    network = caller.source?.network ?? ""
    traceID = caller.trace.id.description
  }
}

/// Who did it, as the journal names them.
package struct JournalActor: Sendable {
  package let kind: String
  package let id: IDBits?
  package let name: String?

  /// Who calls.
  package init(_ caller: Caller) { self.init(caller.principal as? Principal) }

  init(kind: String, id: IDBits?, name: String?) {
    (self.kind, self.id, self.name) = (kind, id, name)
  }

  /// Nobody: a call without credentials, on whose behalf the server acts.
  init(_ principal: Principal?) {
    switch principal?.subject {
    case .user(let id): (kind, self.id, name) = ("user", id.stored, principal?.grant?.name)
    case .serviceKey(let id): (kind, self.id, name) = ("api_key", id.stored, principal?.grant?.name)
    case .platform(let id): (kind, self.id, name) = ("platform", id.stored, nil)
    case nil: (kind, id, name) = ("system", nil, nil)
    }
  }
}

/// What makes a request the same as an earlier one.
struct RequestKey {
  let tenant: TenantID
  let principal: IDBits
  let method: String
  let requestID: String
  let hash: [UInt8]
}
