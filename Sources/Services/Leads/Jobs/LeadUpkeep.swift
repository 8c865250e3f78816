import MusterCore
package import MusterJobs
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// Takes away for good what may no longer come back: leads that were deleted 30 days ago, and values of
/// custom fields that were taken away then.
extension LeadsService {
  package static let purge = JobKind("leads.purge")

  private static let keptDays: Int64 = 30
  /// Of one transaction, so that it is short.
  private static let leadsMax: Int64 = 200
  private static let tenantsMax: Int64 = 1_000

  package func purge(_ run: JobRun) async throws {
    let before = PostgresTime.now.earlier(bySeconds: Self.keptDays * 86_400)
    var (last, leads, fields) = (TenantID.platform, Int64(0), 0)
    while !run.isCancelled {
      let after = last
      let tenants = try await system.read("leads.purge") { tx throws(RPCError) in
        try await LeadRemovalStore.tenants(tx, after: after, most: Self.tenantsMax)
      }
      for tenant in tenants where !run.isCancelled {
        let due = try await self.tenants.read(bound: tenant, deadline: nil) { tx throws(RPCError) in
          try await LeadRemovalStore.due(tx, before: before)
        }
        if due.leads { leads += try await purgeLeads(of: tenant, before: before, run) }
        if due.fields { fields += try await purgeFields(of: tenant, before: before, run) }
      }
      guard let end = tenants.last else { break }
      last = end
    }
    run.answer("{\"lead_count\":\(leads),\"field_count\":\(fields)}")
  }

  private func purgeLeads(
    of tenant: TenantID, before: PostgresTime, _ run: JobRun
  ) async throws(RPCError) -> Int64 {
    var total: Int64 = 0
    while !run.isCancelled {
      let purged = try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await purgeDeleted(tx, before: before, most: Self.leadsMax))
      }
      total += purged
      if purged < Self.leadsMax { break }
    }
    return total
  }

  /// Leads that were deleted before a time, with what is theirs, so many at most; how many there were.
  func purgeDeleted(
    _ tx: borrowing TenantTransaction, before time: PostgresTime, most: Int64
  ) async throws(RPCError) -> Int64 {
    let leads = try await LeadRemovalStore.overdue(tx, before: time, most: most)
    if leads.isEmpty { return 0 }
    for participant in participants { _ = try await participant.erase(leads, tx) }
    _ = try await LeadRemovalStore.remove(tx, leads)
    return Int64(leads.count)
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
    for (id, details) in leads {
      guard let less = Self.details(details, without: keys) else { continue }
      changed.append((id, less))
    }
    if !changed.isEmpty { _ = try await tx.run(LeadSchemaStore.setDetails(changed, of: tx.tenant)) }
    return leads.last?.id
  }

  /// Nil when they hold none of them.
  private static func details(_ bytes: [UInt8], without keys: Set<String>) -> [UInt8]? {
    guard var lead = try? LeadsV1.Lead(bytes: bytes, policy: .client) else { return nil }
    let held = keys.filter { lead.customFields[$0] != nil }
    if held.isEmpty { return nil }
    for key in held { lead.customFields[key] = nil }
    return lead.details ?? []
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
