package import MusterCrypto
package import MusterJournal
package import MusterPostgres
import MusterRPC
package import MusterTenancy
import MusterUsageAPI

/// What tenants use, may use and owe. An RPC is a file in `RPCs/`.
package struct UsageService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] =
    MeterStore.statements + UsageClock.statements + EntryStore.statements + CalendarStore.statements
    + UsageStore.statements + EntryLookStore.statements
    + RollupStore.statements + MeteringStore.statements + StorageStore.statements + limitStatements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let cursors: JournalCursors
  let surroundings: any UsageSurroundings
  let hashes: UsageHashes
  let counting: Counting
  let entries: Entries

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    cursors: JournalCursors, surroundings: any UsageSurroundings, masterKey: MasterKey
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    (self.cursors, self.surroundings) = (cursors, surroundings)
    hashes = UsageHashes(masterKey)
    counting = Counting()
    entries = Entries(counting: counting)
  }
}

extension UsageService: UsageV1.Service {}
