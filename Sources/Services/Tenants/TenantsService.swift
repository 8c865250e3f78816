package import MusterJournal
package import MusterPostgres
package import MusterRows
package import MusterTenancy
import MusterTenantsAPI

/// The tenants of the installation. An RPC is a file in `RPCs/`; those that are not built yet are in
/// `RPCs/Unbuilt.swift`.
package struct TenantsService: Sendable {
  /// All that it says to the database.
  package static let statements = TenantStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  /// The plans' limits as messages, by the plan's number.
  let limits: PlanMessages
  let founding: any Founding
  /// What an export of a tenant holds, of all services, and what it lacks.
  let exportKinds: [ExportKind]
  let exportOmissions: [ExportOmission]
  let exports = ExportSlots()

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens, plans: PlanLimits,
    founding: any Founding, exportKinds: [ExportKind], exportOmissions: [ExportOmission]
  ) {
    (self.tenants, self.system, self.journal) = (tenants, system, journal)
    (self.pages, limits, self.founding) = (pages, PlanMessages(plans), founding)
    (self.exportKinds, self.exportOmissions) = (exportKinds, exportOmissions)
  }
}

extension TenantsService: TenantsV1.Service {}
