import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// What a batch or chunk leaves to be stored once its new leads are.
struct BulkDone: Sendable {
  let outcome: BulkOutcome
  /// The last statements, which go in one round trip with those of the caller.
  let statements: [BoundStatement]
}

extension LeadsService {
  /// Stores rows in a transaction, in as many round trips whatever their number: who is there, who is new,
  /// and what `BulkDone` leaves.
  func upsert(
    _ rows: BulkRows, _ options: LeadsV1.UpsertOptions, _ tx: borrowing TenantTransaction, by author: Author
  ) async throws(RPCError) -> BulkDone {
    let now = PostgresTime.now
    let ground = try await ground(rows, options, tx)
    var pass = BulkPass(options, ground, by: author, at: now)
    for row in rows.rows { pass.take(row) }
    let (made, changed) = pass.finish()

    var writes = LeadWrites(by: author, at: now)
    try await insert(made, &writes, tx)
    let scored = changed.filter { $0.former?.isScored == true }.map(\.lead.id)
    let scorer = scored.isEmpty ? nil : try await scorer(tx, of: scored)
    var outcome = pass.outcome
    for entry in changed {
      guard let former = entry.former else { continue }
      var lead = entry.lead
      writes.change(&lead, from: former, scorer: former.isScored ? scorer : nil)
      outcome.fields.append(LeadMerge.differing(former.lead, lead.lead))
    }
    return BulkDone(outcome: outcome, statements: writes.statements(of: tx.tenant))
  }

  /// Begins again what others were before with, about the same people: each time they have stored something.
  func raced<Value>(_ body: () async throws(RPCError) -> Value) async throws(RPCError) -> Value {
    var attempt = 1
    while true {
      do throws(RPCError) {
        return try await body()
      } catch {
        guard error.reason == "TRANSACTION_CONFLICT", attempt < Self.racesMax, !Task.isCancelled else {
          throw error
        }
      }
      attempt += 1
    }
  }

  private static let racesMax = 5

  /// In the order of their addresses, so that of two calls with the same people one waits for the other and
  /// never both. A key that somebody else has taken meanwhile is found when all begins again.
  private func insert(
    _ made: [BulkPass.Entry], _ writes: inout LeadWrites, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    if made.isEmpty { return }
    for entry in made.sorted(by: { $0.emailKey < $1.emailKey }) {
      var lead = entry.lead
      writes.make(&lead)
    }
    let stored = try await tx.run(LeadStore.insert(writes.made, of: tx.tenant))[0]
    if stored.count < made.count { throw .rowsRaced }
  }

  private func ground(
    _ rows: BulkRows, _ options: LeadsV1.UpsertOptions, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> BulkGround {
    let tenant = tx.tenant
    var statements = [LeadSchemaStore.get(tenant)]
    let (emails, externalIDs) = (rows.emailKeys, rows.externalIDs)
    switch options.matchKey {
    case .externalID: statements.append(LeadStore.holding(externalIDs: externalIDs, of: tenant))
    case .id: statements.append(LeadStore.holding(rows.ids, of: tenant))
    default: statements.append(LeadStore.holding(emails: emails, of: tenant))
    }
    if options.matchKey == .externalID || options.matchKey == .id, !emails.isEmpty {
      statements.append(BulkStore.taken(emails: emails, of: tenant))
    }
    if options.matchKey != .externalID, !externalIDs.isEmpty {
      statements.append(BulkStore.taken(externalIDs: externalIDs, of: tenant))
    }
    let results = try await tx.run(statements)
    var ground = BulkGround(
      tenant: tenant, fields: try LeadSchemaStore.fields(results[0]),
      held: try LeadStore.leads(results[1]))
    for place in 2..<max(2, results.count) { try BulkStore.add(results[place], to: &ground.taken) }
    try await lookUp(rows, options, &ground, tx)
    return ground
  }

  /// Who and what rows name, and who of them must not be contacted.
  private func lookUp(
    _ rows: BulkRows, _ options: LeadsV1.UpsertOptions, _ ground: inout BulkGround,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    let owners = Set(rows.rows.map(\.lead.ownerID) + [options.ownerID]).compactMap { UserID($0) }
    if !owners.isEmpty {
      ground.strangers = Set(try await references.strangers(among: owners, tx).map(\.description))
    }
    let campaigns = Set(rows.rows.map(\.lead.campaignID) + [options.campaignID]).compactMap {
      CampaignID($0)
    }
    if !campaigns.isEmpty {
      ground.unknownCampaigns = Set(
        try await references.unknown(among: campaigns, tx).map(\.description))
    }
    if options.skipSuppressed { ground.suppressed = try await suppressed(rows, tx) }
  }

  /// The places of rows that name anything by which the person must not be contacted.
  private func suppressed(
    _ rows: BulkRows, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<Int> {
    var values: [SuppressedValue?] = []
    var places: [Int] = []
    for row in rows.rows {
      let named: [(String, SuppressedKind)] = [
        (row.lead.email, .email), (row.lead.phone, .phone), (row.lead.externalID, .externalID),
        (row.lead.linkedinURL, .linkedIn),
      ]
      for (text, kind) in named where !text.isEmpty {
        values.append(SuppressedValue(text, kind))
        places.append(row.place)
      }
    }
    let verdicts = try await suppressions.verdicts(tx, of: values)
    return Set(zip(places, verdicts).compactMap { place, verdict in verdict == nil ? nil : place })
  }
}
