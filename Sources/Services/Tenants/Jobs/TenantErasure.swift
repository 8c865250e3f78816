import MusterCore
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
package import MusterTenancy
import MusterTenantsAPI

/// Takes away all that a tenant had, wherever it lies, and writes what it did on the receipt.
///
/// A job of the platform's, since nothing of the tenant's is left at its end. Begun again, it goes on.
package struct TenantErasure: Sendable {
  package static let kind = JobKind("tenants.erase", maxAttempts: 20, runsWhenInactive: true)

  /// Of one statement, so that it is short.
  private static let rowsMax: Int32 = 5_000
  /// By then every server knows that the tenant is closed, or lets nobody in.
  private static let noticeTime = Duration.milliseconds(1_200)
  /// No transaction of a call lasts longer.
  private static let quietMax = Duration.seconds(25)

  private let tenants: TenantDatabase
  private let system: SystemDatabase

  package init(tenants: TenantDatabase, system: SystemDatabase) {
    (self.tenants, self.system) = (tenants, system)
  }

  package func run(_ run: JobRun) async throws {
    guard let tenant = TenantID(run.target) else { throw JobEnd.hopeless("the job names no tenant") }
    guard var receipt = try await receipt(of: tenant), receipt.state != .complete else { return }
    try await waitUntilQuiet()

    try await rememberUsers(of: tenant, run)
    let tables = TenantTable.inOrderOfErasure(
      try await system.read("tenants.erasure", ErasureStore.tables))
    // Until nothing more is found: what was under way may have come to a table that was empty already.
    var isEmpty = false
    while !isEmpty {
      isEmpty = true
      for table in tables where !ErasureRules.apart.contains(table) {
        let erased = try await erase(table, of: tenant, run)
        receipt.add(table, deleted: erased)
        if erased > 0 {
          isEmpty = false
          try await save(receipt, of: tenant, run)
        }
      }
    }
    receipt.add("request_records", deleted: Int64(try await eraseAnswers(of: tenant)))
    receipt.add("users", deleted: Int64(try await eraseLoneUsers(of: tenant)))
    receipt.add("tenants", deleted: try await erase("tenants", of: tenant, run))
    receipt.add("files", deleted: 0)
    // What servers still know of the tenant's people is gone within a second.
    try await run.write(in: tenant) { tx throws(RPCError) in
      try await AccessChanges.tell(tx, .tenant)
      return WorkDone<Void>.quietly
    }
    let epochs = try await system.read("tenants.erasure") { tx throws(RPCError) in
      try await ErasureStore.count(tx, "access_epochs", of: tenant)
    }
    receipt.keep("access_epochs", epochs, because: ErasureRules.epochsReason)
    try await complete(receipt, of: tenant, run)
  }

  private func receipt(of tenant: TenantID) async throws(RPCError) -> TenantsV1.ErasureReceipt? {
    let row = try await tenants.read(bound: .platform, deadline: nil) { tx throws(RPCError) in
      try await ErasureStore.erasure(tx, of: tenant)
    }
    return try row.map { row throws(RPCError) in try TenantsV1.ErasureReceipt(row, of: tenant) }
  }

  /// Until no transaction is under way that began before every server knew.
  private func waitUntilQuiet() async throws {
    try await Task.sleep(for: Self.noticeTime)
    let newest = try await system.read("tenants.erasure", ErasureStore.newest)
    let end = MonotonicClock.nanoseconds(after: Self.quietMax)
    while try await system.read("tenants.erasure", ErasureStore.oldest) < newest {
      // Somebody's transaction is open for long: what it writes must not come after the end.
      guard MonotonicClock.nanoseconds() < end else { throw JobEnd.putOff(.seconds(5)) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private func erase(_ table: String, of tenant: TenantID, _ run: JobRun) async throws -> Int64 {
    var total: Int64 = 0
    while true {
      if run.isCancelled { throw JobEnd.putOff(.seconds(1)) }
      let erased = try await system.read("tenants.erasure") { tx throws(RPCError) in
        try await ErasureStore.erase(tx, table, of: tenant, most: Self.rowsMax)
      }
      total += Int64(erased)
      if erased < Self.rowsMax { return total }
    }
  }

  private func eraseAnswers(of tenant: TenantID) async throws(RPCError) -> Int32 {
    try await system.read("tenants.erasure") { tx throws(RPCError) in
      try await ErasureStore.eraseAnswers(tx, of: tenant)
    }
  }

  private func eraseLoneUsers(of tenant: TenantID) async throws(RPCError) -> Int32 {
    try await system.read("tenants.erasure") { tx throws(RPCError) in
      try await ErasureStore.eraseLoneUsers(tx, of: tenant)
    }
  }

  /// Before their memberships go: an attempt that is begun anew would not find them.
  private func rememberUsers(of tenant: TenantID, _ run: JobRun) async throws {
    var last = UserID(0)
    while true {
      let after = last
      let users = try await system.read("tenants.erasure") { tx throws(RPCError) in
        try await ErasureStore.users(tx, of: tenant, after: after, most: Int64(Self.rowsMax))
      }
      guard let end = users.last else { return }
      try await run.write { tx throws(RPCError) in
        try await ErasureStore.keep(tx, of: tenant, users: users)
        return WorkDone<Void>.quietly
      }
      last = end
    }
  }

  private func save(
    _ receipt: TenantsV1.ErasureReceipt, of tenant: TenantID, _ run: JobRun
  ) async throws(RPCError) {
    let entries = try receipt.entriesText()
    try await run.write { tx throws(RPCError) in
      try await ErasureStore.save(tx, of: tenant, entries: entries, job: run.id.stored)
      return WorkDone<Void>.quietly
    }
  }

  /// The digest of the receipt stands in the platform's log, whose seals prove it.
  private func complete(
    _ receipt: TenantsV1.ErasureReceipt, of tenant: TenantID, _ run: JobRun
  ) async throws(RPCError) {
    try await run.write { tx throws(RPCError) in
      var receipt = receipt
      receipt.completeTime = try await TenantStore.now(tx)
      let time = receipt.completeTime.flatMap { PostgresTime($0) } ?? .infinity
      let digest = receipt.contentDigest
      let entries = try receipt.entriesText()
      let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      let record = WorkRecord(
        ChangeTarget(tenant), event: ChangeEvent(.tenantErased, object: "{\"digest\":\"\(hexadecimal)\"}"))
      try await ErasureStore.complete(
        tx, of: tenant, entries: entries, record: record.id, digest: digest, at: time)
      return WorkDone((), [record])
    }
  }
}
