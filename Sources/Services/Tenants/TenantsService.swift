package import MusterJournal
package import MusterTenancy
import MusterTenantsAPI

/// The tenants of the installation. An RPC is a file in `RPCs/`; those that are not built yet are in
/// `RPCs/Unbuilt.swift`.
package struct TenantsService: Sendable {
  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let plans: PlanLimits
  let founding: any Founding

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens, plans: PlanLimits,
    founding: any Founding
  ) {
    (self.tenants, self.system, self.journal) = (tenants, system, journal)
    (self.pages, self.plans, self.founding) = (pages, plans, founding)
  }
}

extension TenantsService: TenantsV1.Service {}
