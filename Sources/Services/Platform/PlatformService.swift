package import MusterJournal
import MusterPlatformAPI
package import MusterPostgres
package import MusterTenancy

/// The installation as its operators see it. An RPC is a file in `RPCs/`.
package struct PlatformService: Sendable {
  /// All that it says to the database.
  package static let statements =
    StopStore.statements + ServerStore.statements + FigureStore.statements + JobStore.statements
    + JobExportStore.statements
    + IsolationStore.statements + ReadCountStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let facts: ServerFacts
  let jobs: any JobFigures
  let ground: any IsolationGround

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens, facts: ServerFacts,
    jobs: any JobFigures, ground: any IsolationGround
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    (self.facts, self.jobs, self.ground) = (facts, jobs, ground)
  }
}

extension PlatformService: PlatformV1.Service {}
