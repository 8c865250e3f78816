package import MusterCore
package import MusterCrypto
import MusterJournal
import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// Seals what was added to the tenants' logs. Any number of servers may do it at once.
package struct AuditSealer: Sendable {
  /// Tenants that are asked for at once.
  private static let tenantsMax = 1_000

  private let tenants: TenantDatabase
  private let system: SystemDatabase
  let key: SealKey

  package init(tenants: TenantDatabase, system: SystemDatabase, masterKey: MasterKey) {
    (self.tenants, self.system) = (tenants, system)
    key = SealKey(masterKey)
  }

  /// All that can be sealed of all tenants and of the platform; how many records that were. One log that
  /// cannot be sealed is no reason to leave the others.
  package func sealAll() async throws(RPCError) -> Int {
    var count = await sealWhole(.platform)
    var place: TenantID? = .platform
    while let from = place {
      let (waiting, next) = try await system.read("audit.tenants") { tx throws(RPCError) in
        try await SealStore.tenants(tx, after: from, most: Self.tenantsMax)
      }
      for tenant in waiting {
        if Task.isCancelled { throw .callCancelled }
        count += await sealWhole(tenant)
      }
      place = next
    }
    return count
  }

  private func sealWhole(_ tenant: TenantID) async -> Int {
    var count = 0
    do throws(RPCError) {
      while !Task.isCancelled {
        let sealed = try await seal(tenant)
        if sealed == 0 { break }
        count += sealed
      }
    } catch {
      Log.write(
        .error, "audit_log_not_sealed",
        ["tenant": tenant.description, "cause": error.cause.map { "\($0)" } ?? error.message])
    }
    return count
  }

  /// The next seal of one tenant, of 1,000 records at most; how many they are. None when there is nothing to
  /// be sealed, or another server does it.
  ///
  /// Not by `Journal`: it changes nothing that the log would tell of, and each seal would be one more record.
  package func seal(_ tenant: TenantID, deadline: Int64? = nil) async throws(RPCError) -> Int {
    do throws(RPCError) {
      return try await tenants.write(
        bound: tenant, as: nil, deadline: deadline, opening: Opening([]) { _ throws(RPCError) in }
      ) { tx throws(RPCError) in
        let head = try await SealStore.head(tx, key)
        let (found, now) = try await SealStore.records(tx, after: head.last)
        // A seal is of one cluster's life; those of the next one wait for the next seal.
        let generation = found.first?.record.place.generation
        let records = found.prefix { $0.record.place.generation == generation }
        guard let now, let first = records.first else { return (0, .rollBack) }
        let times = records.map(\.time)
        try await SealStore.insert(
          tx,
          Seal(
            tenant: tenant, number: head.number + 1, records: records.map(\.record),
            start: times.min() ?? first.time, end: times.max() ?? first.time, sealTime: now,
            previousHash: head.sealHash), key)
        return (records.count, .commit([]))
      }
    } catch {
      if error.code == .aborted { return 0 }
      throw error
    }
  }
}
