import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on suppression lists but that of their pages. The platform's list is the nil tenant's rows.
enum SuppressionStore {
  static let statements = [endExpired, insert, added, matches, held, remove, blank, purge]

  /// In the order that messages are read.
  static let columns = """
    s.suppression_id, s.kind, s.campaign_id, s.masked_value, s.reason, s.note, s.expire_time, s.import_id,
      s.created_by_kind, s.created_by_id, s.created_by_name, s.create_time, s.update_time, s.delete_time,
      s.version
    """

  private static let noCampaign = "'00000000-0000-0000-0000-000000000000'"

  /// Made before it is compared, so that nothing but `=` on columns stands beside row-level security.
  private static let wanted = """
    WITH wanted AS MATERIALIZED (
      SELECT w.kind, decode(w.hash, 'hex') AS hash, w.campaign, w.place
      FROM unnest($2, $3, $4) WITH ORDINALITY w (kind, hash, campaign, place))
    """

  private static let isWanted = """
    s.tenant_id = $1 AND s.value_hash = w.hash AND s.kind = w.kind
      AND coalesce(s.campaign_id, \(noCampaign)) = w.campaign AND s.delete_time IS NULL
    """

  /// What has ended by itself makes room for a new entry.
  private static let endExpired = Statement(
    """
    \(wanted)
    UPDATE suppressions s SET delete_time = now(), update_time = now(), version = s.version + 1
    FROM wanted w
    WHERE \(isWanted) AND s.expire_time <= now()
    """, .uuid, .textArray, .textArray, .uuidArray)

  /// In the order of hashes, so that two imports of the same values wait for each other in one order.
  private static let insert = Statement(
    """
    INSERT INTO suppressions AS s (
      tenant_id, suppression_id, kind, value_hash, campaign_id, masked_value, reason, note, expire_time,
      import_id, created_by_kind, created_by_id, created_by_name)
    SELECT $1, n.id, n.kind, decode(n.hash, 'hex'), nullif(n.campaign, \(noCampaign)), n.masked, n.reason,
      n.note,
      CASE WHEN n.expiry < \(Int64.max)
        THEN timestamptz '2000-01-01 00:00:00+00' + n.expiry * interval '1 microsecond' END,
      $10, $11, $12, $13
    FROM unnest($2, $3, $4, $5, $6, $7, $8, $9) n (kind, hash, campaign, id, masked, reason, note, expiry)
    ORDER BY n.hash, n.kind, n.campaign
    ON CONFLICT (tenant_id, value_hash, kind, coalesce(campaign_id, \(noCampaign)))
      WHERE delete_time IS NULL
    DO UPDATE SET expire_time = excluded.expire_time, update_time = now(), version = s.version + 1
    WHERE s.expire_time IS NOT NULL
      AND (excluded.expire_time IS NULL OR excluded.expire_time > s.expire_time)
    RETURNING s.suppression_id
    """,
    .uuid, .textArray, .textArray, .uuidArray, .uuidArray, .textArray, .textArray, .textArray, .int8Array,
    .uuid, .text, .uuid, .text)

  private static let added = Statement(
    """
    \(wanted)
    SELECT \(columns), w.place
    FROM wanted w JOIN suppressions s ON \(isWanted)
    ORDER BY w.place
    """, .uuid, .textArray, .textArray, .uuidArray)

  /// An entry to be, with the hash of its value as text.
  struct Entry {
    let id: SuppressionID
    let hash: String
    let draft: SuppressionDraft
  }

  /// An entry that a list has now for a value.
  struct Added {
    let id: SuppressionID
    let row: Row
    let isCreated: Bool
    let isChanged: Bool
  }

  /// Of each entry in its order the one that there is afterwards. No two have one value and campaign.
  static func add(
    _ tx: borrowing TenantTransaction, _ entries: [Entry], by author: Author, from run: ImportID?
  ) async throws(RPCError) -> [Added] {
    if entries.isEmpty { return [] }
    let tenant = Parameter.uuid(tx.tenant.bits)
    let drafts = entries.map(\.draft)
    let kinds = Parameter.texts(drafts.map(\.value.kind.rawValue))
    let hashes = Parameter.texts(entries.map(\.hash))
    let campaigns = Parameter.uuids(drafts.map { $0.campaign?.bits ?? 0 })
    let (kind, id, name) = author.parameters
    let results = try await tx.run(
      endExpired(tenant, kinds, hashes, campaigns),
      insert(
        tenant, kinds, hashes, campaigns, .uuids(entries.map(\.id.bits)),
        .texts(drafts.map(\.value.masked)), .texts(drafts.map(\.cause.rawValue)), .texts(drafts.map(\.note)),
        .int8s(drafts.map { $0.expiry?.microseconds ?? .max }), .uuid(run?.bits), kind, id, name),
      added(tenant, kinds, hashes, campaigns))
    return try reading { () throws(PostgresError) in
      var changed: Set<SuppressionID> = []
      for row in results[1] { changed.insert(SuppressionID(try row.value(0) as UInt128)) }
      let made = Set(entries.map(\.id))
      var added: [Added] = []
      for row in results[2] {
        let id = SuppressionID(try row.value(0) as UInt128)
        added.append(
          Added(id: id, row: row, isCreated: made.contains(id), isChanged: changed.contains(id)))
      }
      return added
    }
  }

  private static let matches = Statement(
    """
    WITH wanted AS MATERIALIZED (
      SELECT w.kind, w.hash AS text, decode(w.hash, 'hex') AS hash
      FROM unnest($2, $3) w (kind, hash))
    SELECT w.text, s.suppression_id, s.campaign_id, s.reason, s.expire_time
    FROM wanted w JOIN suppressions s
      ON s.tenant_id = $1 AND s.value_hash = w.hash AND s.kind = w.kind AND s.delete_time IS NULL
    WHERE (s.expire_time IS NULL OR s.expire_time > now())
      AND (s.campaign_id IS NULL OR s.campaign_id = $4)
    """, .uuid, .textArray, .textArray, .uuid)

  /// An entry that holds now.
  struct Match: Sendable {
    let id: SuppressionID
    let isForCampaign: Bool
    let reason: String
    let expiry: PostgresTime?
  }

  /// By the hash of the value.
  static func matches(
    _ tx: borrowing TenantTransaction, _ values: [String: SuppressedKind], for campaign: CampaignID?
  ) async throws(RPCError) -> [String: [Match]] {
    if values.isEmpty { return [:] }
    let wanted = values.sorted { $0.key < $1.key }
    let results = try await tx.run(
      matches(
        .uuid(tx.tenant.bits), .texts(wanted.map(\.value.rawValue)), .texts(wanted.map(\.key)),
        .uuid(campaign?.bits)))
    return try reading { () throws(PostgresError) in
      var matches: [String: [Match]] = [:]
      for row in results[0] {
        matches[try row.value(0), default: []].append(
          Match(
            id: SuppressionID(try row.value(1)), isForCampaign: !row.isNull(2), reason: try row.value(3),
            expiry: try row.optional(4)))
      }
      return matches
    }
  }

  /// By the hash of the value: the tenant's lists and the platform's, in one round trip.
  static func levels(
    _ tx: borrowing TenantTransaction, _ values: [String: SuppressedKind], for campaign: CampaignID?
  ) async throws(RPCError) -> [String: Set<Suppressions.Verdict.Level>] {
    if values.isEmpty { return [:] }
    let wanted = values.sorted { $0.key < $1.key }
    let (kinds, hashes) = (
      Parameter.texts(wanted.map(\.value.rawValue)), Parameter.texts(wanted.map(\.key))
    )
    let results = try await tx.run(
      matches(.uuid(tx.tenant.bits), kinds, hashes, .uuid(campaign?.bits)), Binding.move(to: .platform),
      matches(.uuid(TenantID.platform.bits), kinds, hashes, .null), Binding.move(to: tx.tenant))
    return try reading { () throws(PostgresError) in
      var levels: [String: Set<Suppressions.Verdict.Level>] = [:]
      for row in results[0] {
        levels[try row.value(0), default: []].insert(row.isNull(2) ? .tenant : .campaign)
      }
      for row in results[2] { levels[try row.value(0), default: []].insert(.platform) }
      return levels
    }
  }

  private static let held = Statement(
    """
    SELECT reason, create_time, kind, version
    FROM suppressions
    WHERE tenant_id = $1 AND suppression_id = $2 AND delete_time IS NULL
    FOR UPDATE
    """, .uuid, .uuid)

  /// An entry that nobody else changes until the transaction ends.
  struct Held {
    let cause: SuppressionCause
    let createTime: PostgresTime
    let kind: SuppressedKind
  }

  static func held(
    _ tx: borrowing TenantTransaction, _ id: SuppressionID, at version: Int64
  ) async throws(RPCError) -> Held {
    let results = try await tx.run(held(.uuid(tx.tenant.bits), .uuid(id.bits)))
    guard let row = results[0].first else { throw .suppressionNotFound }
    let current: Int64 = try reading { () throws(PostgresError) in try row.value(3) }
    guard version == 0 || version == current else {
      throw .suppressionVersionStale(version, current: current)
    }
    return try reading { () throws(PostgresError) in
      Held(
        cause: SuppressionCause(rawValue: try row.value(0)) ?? .other, createTime: try row.value(1),
        kind: SuppressedKind(rawValue: try row.value(2)) ?? .email)
    }
  }

  private static let remove = Statement(
    """
    UPDATE suppressions AS s SET delete_time = now(), update_time = now(), version = s.version + 1, note = $3
    WHERE s.tenant_id = $1 AND s.suppression_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid, .text)

  static func remove(
    _ tx: borrowing TenantTransaction, _ id: SuppressionID, note: String
  ) async throws(RPCError) -> Row {
    let results = try await tx.run(remove(.uuid(tx.tenant.bits), .uuid(id.bits), .text(note)))
    guard let row = results[0].first else { throw .suppressionNotFound }
    return row
  }

  private static let blank = Statement(
    """
    WITH wanted AS MATERIALIZED (
      SELECT w.kind, decode(w.hash, 'hex') AS hash
      FROM unnest($2, $3) w (kind, hash))
    UPDATE suppressions s SET
      masked_value = '', note = '',
      reason = CASE WHEN s.delete_time IS NULL AND s.campaign_id IS NULL THEN 'erased' ELSE s.reason END,
      update_time = now(), version = s.version + 1
    FROM wanted w
    WHERE s.tenant_id = $1 AND s.value_hash = w.hash AND s.kind = w.kind
    """, .uuid, .textArray, .textArray)

  /// Of entries about an erased person nothing can be read any more, of those that were removed too.
  static func blank(
    _ tx: borrowing TenantTransaction, _ values: [(kind: SuppressedKind, hash: String)]
  ) async throws(RPCError) -> Int {
    if values.isEmpty { return 0 }
    let results = try await tx.run(
      blank(
        .uuid(tx.tenant.bits), .texts(values.map(\.kind.rawValue)), .texts(values.map(\.hash))))
    return results[0].changedCount
  }

  private static let purge = Statement(
    """
    DELETE FROM suppressions
    WHERE tenant_id = $1 AND suppression_id IN (
      SELECT suppression_id FROM suppressions
      WHERE tenant_id = $1 AND delete_time <= now() - interval '30 days'
      ORDER BY delete_time
      LIMIT $2)
    """, .uuid, .int8)

  /// How many entries are gone that were taken off the list more than 30 days ago.
  static func purge(_ tx: borrowing TenantTransaction, most: Int64) async throws(RPCError) -> Int {
    try await tx.run(purge(.uuid(tx.tenant.bits), .int8(most)))[0].changedCount
  }
}
