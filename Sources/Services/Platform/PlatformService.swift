package import MusterJournal
import MusterPlatformAPI
package import MusterPostgres
package import MusterTenancy

/// The installation as its operators see it. An RPC is a file in `RPCs/`; those that are not built yet are in
/// `RPCs/Unbuilt.swift`.
package struct PlatformService: Sendable {
  /// All that it says to the database.
  package static let statements = IsolationStore.statements + JobStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let ground: any IsolationGround

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    ground: any IsolationGround
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    self.ground = ground
  }
}

extension PlatformService: PlatformV1.Service {}
