package import MusterJournal
package import MusterPostgres
package import MusterRows
package import MusterTenancy
import MusterTenantsAPI

/// The tenants of the installation. An RPC is a file in `RPCs/`.
package struct TenantsService: Sendable {
  /// All that it says to the database.
  package static let statements =
    TenantStore.statements + TenantStateStore.statements + WizardStore.statements + IcpStore.statements
    + ErasureStore.statements

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
  /// What an export of a tenant holds, of all services, and what it lacks.
  let exportKinds: [ExportKind]
  let exportOmissions: [ExportOmission]
  let exports = ExportSlots()

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, tenancy: Tenancy, pages: PageTokens,
    plans: PlanLimits, founding: any Founding, people: any TenantPeople, obstacles: any SendObstacles,
    failures: any FailureLog, exportKinds: [ExportKind], exportOmissions: [ExportOmission]
  ) {
    (self.tenants, self.system, self.journal, self.tenancy) = (tenants, system, journal, tenancy)
    (self.pages, limits, self.founding, self.people) = (pages, PlanMessages(plans), founding, people)
    (self.obstacles, self.failures) = (obstacles, failures)
    (self.exportKinds, self.exportOmissions) = (exportKinds, exportOmissions)
  }
}

extension TenantsService: TenantsV1.Service {}
