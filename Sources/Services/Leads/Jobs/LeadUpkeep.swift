import MusterCore
package import MusterJobs
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// Takes away for good what may no longer come back: leads that were deleted 30 days ago, values of custom
/// fields and entries of suppression lists that were taken away then, and the state of old imports.
extension LeadsService {
  package static let purge = JobKind("leads.purge")

  private static let keptDays: Int64 = 30
  /// Of one transaction, so that it is short.
  private static let leadsMax: Int64 = 200
  private static let tenantsMax: Int64 = 1_000
  /// Of a run; what is left waits for the next one.
  private static let entriesMax: Int64 = 5_000

  package func purge(_ run: JobRun) async throws {
    let before = PostgresTime.now.earlier(bySeconds: Self.keptDays * 86_400)
    // The platform has a suppression list too.
    var (some, count) = ([TenantID.platform], 0)
    while let last = some.last, !run.isCancelled {
      for tenant in some where !run.isCancelled {
        count += try await purge(tenant, before: before, run)
      }
      some = try await system.read("leads.purge") { tx throws(RPCError) in
        try await LeadRemovalStore.tenants(tx, after: last, most: Self.tenantsMax)
      }
    }
    run.answer("{\"row_count\":\(count)}")
  }

  /// How many leads, fields, entries and imports went.
  private func purge(
    _ tenant: TenantID, before: PostgresTime, _ run: JobRun
  ) async throws(RPCError) -> Int {
    let due = try await tenants.read(bound: tenant, deadline: nil) { tx throws(RPCError) in
      try await LeadRemovalStore.due(tx, before: before)
    }
    var count = 0
    if due.leads { count += try await purgeLeads(of: tenant, before: before, run) }
    if due.fields { count += try await purgeFields(of: tenant, before: before, run) }
    if due.suppressions {
      count += try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await SuppressionStore.purge(tx, most: Self.entriesMax))
      }
    }
    if due.imports {
      count += try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await ImportStore.purge(tx, most: Self.entriesMax))
      }
    }
    return count
  }

  private func purgeLeads(
    of tenant: TenantID, before: PostgresTime, _ run: JobRun
  ) async throws(RPCError) -> Int {
    var total = 0
    while !run.isCancelled {
      let purged = try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await purgeDeleted(tx, before: before, most: Self.leadsMax))
      }
      total += purged
      if purged < Int(Self.leadsMax) { break }
    }
    return total
  }

  /// Leads that were deleted before a time, with what is theirs, so many at most; how many there were.
  func purgeDeleted(
    _ tx: borrowing TenantTransaction, before time: PostgresTime, most: Int64
  ) async throws(RPCError) -> Int {
    let leads = try await LeadRemovalStore.overdue(tx, before: time, most: most)
    if leads.isEmpty { return 0 }
    for participant in participants { _ = try await participant.erase(leads, tx) }
    _ = try await LeadRemovalStore.remove(tx, leads)
    return leads.count
  }

  // MARK: Custom fields

  private func purgeFields(
    of tenant: TenantID, before: PostgresTime, _ run: JobRun
  ) async throws(RPCError) -> Int {
    var last = LeadID(0)
    while !run.isCancelled {
      let after = last
      let end = try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await purgeValues(tx, before: before, after: after))
      }
      guard let end else {
        return try await run.write(in: tenant) { tx throws(RPCError) in
          WorkDone(try await forgetFields(tx, before: before))
        }
      }
      last = end
    }
    return 0
  }

  /// Of so many leads after one the values that nobody can bring back; the last of them, nil when there were
  /// none. What callers see does not change, so no version does.
  private func purgeValues(
    _ tx: borrowing TenantTransaction, before time: PostgresTime, after lead: LeadID
  ) async throws(RPCError) -> LeadID? {
    let keys = try await LeadSchemaStore.hold(tx, at: 0).overdue(before: time)
    if keys.isEmpty { return nil }
    let leads = try await LeadSchemaStore.leads(tx, after: lead, most: Self.leadsMax)
    var changed: [(LeadID, [UInt8])] = []
    for (id, fields) in leads {
      guard let less = Self.fields(fields, without: keys) else { continue }
      changed.append((id, less))
    }
    if !changed.isEmpty { _ = try await tx.run(LeadSchemaStore.setFields(changed, of: tx.tenant)) }
    return leads.last?.id
  }

  /// Nil when they hold none of them.
  private static func fields(_ bytes: [UInt8], without keys: Set<String>) -> [UInt8]? {
    guard var lead = try? LeadsV1.Lead(bytes: bytes, policy: .client) else { return nil }
    let held = keys.filter { lead.customFields[$0] != nil }
    if held.isEmpty { return nil }
    for key in held { lead.customFields[key] = nil }
    return lead.fieldBytes ?? []
  }

  /// No lead has values of them any more, so their keys are free for any type.
  private func forgetFields(
    _ tx: borrowing TenantTransaction, before time: PostgresTime
  ) async throws(RPCError) -> Int {
    var schema = try await LeadSchemaStore.hold(tx, at: 0)
    let keys = schema.overdue(before: time)
    schema.removed.removeAll { keys.contains($0.field.key) }
    _ = try await tx.run(LeadSchemaStore.save(schema, of: tx.tenant))
    return keys.count
  }
}

extension PostgresTime {
  fileprivate func earlier(bySeconds seconds: Int64) -> PostgresTime {
    let (micros, isOverflow) = microseconds.subtractingReportingOverflow(seconds &* 1_000_000)
    return isOverflow ? .minusInfinity : PostgresTime(microseconds: micros)
  }
}
