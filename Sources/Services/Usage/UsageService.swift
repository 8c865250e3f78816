package import MusterJournal
package import MusterPostgres
import MusterRPC
package import MusterTenancy
import MusterUsageAPI

/// What tenants use, may use and owe. An RPC is a file in `RPCs/`.
package struct UsageService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] = []

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let cursors: JournalCursors

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    cursors: JournalCursors
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    self.cursors = cursors
  }
}

extension UsageService: UsageV1.Service {}
