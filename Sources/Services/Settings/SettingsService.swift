import MusterCrypto
package import MusterJournal
package import MusterPostgres
import MusterRPC
import MusterSettingsAPI
package import MusterTenancy

/// What tenants and the platform have set, and why it counts. An RPC is a file in `RPCs/`.
package struct SettingsService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] = []

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens

  package init(tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
  }
}

extension SettingsService: SettingsV1.Service {}
