package import MusterCore
package import MusterJobs
import MusterJournal
package import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// Reads that servers have counted, as the platform keeps them.
package struct ReadCount: Hashable, Sendable {
  package let tenant: TenantID
  package let minute: PostgresTime
  package let count: Int64

  package init(_ tenant: TenantID, _ minute: PostgresTime, _ count: Int64) {
    (self.tenant, self.minute, self.count) = (tenant, minute, count)
  }
}

extension UsageService {
  /// Every minute: what the journal and the servers have counted becomes entries, and entries become rollups.
  package static let metering = JobKind("usage.meter")

  /// Of one transaction, so that it is short.
  private static let entriesMax: Int64 = 20_000
  /// Of one look over all tenants: however much has come, each look ends in time.
  private static let lookMax: Int64 = 200_000

  package func meter(_ run: JobRun) async throws(RPCError) {
    let metered = try await meterJournal(run)
    let reads = try await meterReads(run)
    let tenants = try await rollUp(run)
    run.answer("{\"metered_count\":\(metered),\"read_count\":\(reads),\"tenant_count\":\(tenants)}")
  }

  // MARK: The journal

  /// Whatever the journal counts until the horizon. How many tenants had something.
  private func meterJournal(_ run: JobRun) async throws(RPCError) -> Int {
    let horizon = try await run.read { tx throws(RPCError) in try await PlaceStore.horizon(tx) }
    var start = try await run.write { tx throws(RPCError) in WorkDone(try await MeteringStore.metered(tx)) }
    var count = 0
    while start < horizon {
      let from = start
      let (end, arrived) = try await system.read("usage.meter") { tx throws(RPCError) in
        let end = try await MeteringStore.part(tx, from: from, until: horizon, most: Self.lookMax)
        return (end, try await MeteringStore.arrived(tx, from: from, until: end))
      }
      for tenant in arrived where tenant != .platform {
        if run.isCancelled { return count }
        try await meterJournal(run, of: tenant, until: end)
        count += 1
      }
      try await run.write { tx throws(RPCError) in
        try await MeteringStore.advance(tx, to: end)
        return .quietly
      }
      start = end
    }
    return count
  }

  private func meterJournal(
    _ run: JobRun, of tenant: TenantID, until end: JournalPlace
  ) async throws(RPCError) {
    try await run.write(in: tenant) { tx throws(RPCError) in
      let from = try await MeteringStore.metered(tx)
      guard from < end else { return .quietly }
      let counts = try await MeteringStore.counts(tx, from: from, until: end)
      let drafts = counts.compactMap { count in
        BuiltInMeters.byText[count.name].map { meter in
          UsageDraft(meter, count.amount, at: count.minute, key: "\(end.generation) \(end.transaction)")
        }
      }
      _ = try await entries.record(tx, drafts, by: Author(nil))
      try await MeteringStore.advance(tx, to: end)
      return .quietly
    }
  }

  // MARK: Reads

  /// The key of an entry names its minute, so none is counted twice.
  private func meterReads(_ run: JobRun) async throws(RPCError) -> Int {
    guard let minutes = try await run.read({ tx throws(RPCError) in try await MeteringStore.minutes(tx) })
    else {
      return 0
    }
    let counts = try await run.read { tx throws(RPCError) in
      try await surroundings.reads(tx, in: minutes)
    }
    for (tenant, counts) in Dictionary(grouping: counts, by: \.tenant).sorted(by: {
      $0.key.bits < $1.key.bits
    }) {
      if run.isCancelled { return 0 }
      let drafts = counts.map { count in
        UsageDraft(BuiltInMeters.reads, PostgresDecimal(count.count), at: count.minute, key: "minute")
      }
      try await run.write(in: tenant) { tx throws(RPCError) in
        _ = try await entries.record(tx, drafts, by: Author(nil))
        return .quietly
      }
    }
    try await run.write { tx throws(RPCError) in
      try await MeteringStore.counted(tx, until: minutes.upperBound)
      return .quietly
    }
    return counts.count
  }

  // MARK: Rollups

  /// Entries of all tenants until the horizon; of how many tenants. That of all tenants is told when each of
  /// them is there, so whoever reads over all finds the rest in the entries.
  private func rollUp(_ run: JobRun) async throws(RPCError) -> Int {
    let horizon = try await run.read { tx throws(RPCError) in try await PlaceStore.horizon(tx) }
    var count = 0
    while true {
      let (start, since) = try await run.write { tx throws(RPCError) in
        WorkDone(try await RollupStore.rolled(tx))
      }
      guard start < horizon else { return count }
      let (end, arrived) = try await system.read("usage.rollups") { tx throws(RPCError) in
        let end = try await RollupStore.part(tx, from: start, until: horizon, most: Self.lookMax)
        return (end, try await RollupStore.arrived(tx, from: start, until: end))
      }
      for tenant in arrived {
        if run.isCancelled { return count }
        try await rollUp(run, tenant, until: end)
        count += 1
      }
      if run.isCancelled { return count }
      try await run.write { tx throws(RPCError) in
        try await RollupStore.settle(tx, at: end, since: since)
        return .quietly
      }
    }
  }

  private func rollUp(_ run: JobRun, _ tenant: TenantID, until end: JournalPlace) async throws(RPCError) {
    var isDone = false
    while !isDone, !run.isCancelled {
      isDone = try await run.write(in: tenant) { tx throws(RPCError) in
        let (from, _) = try await RollupStore.rolled(tx)
        guard from < end else { return WorkDone(true) }
        let place = try await RollupStore.roll(tx, from: from, until: end, most: Self.entriesMax)
        return WorkDone(place >= end)
      }
    }
  }

  /// Throws the rollups of a tenant away; the next run of the job makes them anew. Until then its usage is
  /// read from its entries.
  func clearRollups(of tenant: TenantID) async throws(RPCError) {
    for place in [TenantID.platform, tenant] {
      try await journal.work(Self.metering.name, in: place) { tx throws(RPCError) in
        // First all that is read over all tenants is read from entries, then the rollups go.
        try await RollupStore.clear(tx)
        return .quietly
      }
    }
  }
}

extension UsageDraft {
  /// What Muster has counted of itself. Its keys begin as no caller's can.
  init(_ meter: Meter, _ amount: PostgresDecimal, at time: PostgresTime, key: String) {
    self.init(
      id: .new(), meter: meter, amount: amount, time: time,
      key: " \(meter.name) \(time.microseconds) \(key)", contentHash: [])
    source = .builtIn
  }
}
