package import MusterJournal
package import MusterPostgres
package import MusterTenancy
import MusterTenantsAPI

/// The tenants of the installation. An RPC is a file in `RPCs/`; those that are not built yet are in
/// `RPCs/Unbuilt.swift`.
package struct TenantsService: Sendable {
  /// All that it says to the database.
  package static let statements =
    TenantStore.statements + TenantStateStore.statements + WizardStore.statements + IcpStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let tenancy: Tenancy
  let pages: PageTokens
  /// The plans' limits as messages, by the plan's number.
  let limits: PlanMessages
  let founding: any Founding
  let people: any TenantPeople
  let obstacles: any SendObstacles
  let failures: any FailureLog

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, tenancy: Tenancy, pages: PageTokens,
    plans: PlanLimits, founding: any Founding, people: any TenantPeople, obstacles: any SendObstacles,
    failures: any FailureLog
  ) {
    (self.tenants, self.system, self.journal, self.tenancy) = (tenants, system, journal, tenancy)
    (self.pages, limits, self.founding, self.people) = (pages, PlanMessages(plans), founding, people)
    (self.obstacles, self.failures) = (obstacles, failures)
  }
}

extension TenantsService: TenantsV1.Service {}
