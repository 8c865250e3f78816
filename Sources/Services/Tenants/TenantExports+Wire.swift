import MusterCore
import MusterPostgres
import MusterRPC
package import MusterRows
package import MusterTenancy
import MusterTenantsAPI

extension TenantsService {
  /// What an export holds of this service.
  package static func exports(_ plans: PlanLimits) -> [ExportKind] {
    let limits = PlanMessages(plans)
    return [
      ExportKind("tenants.tenant", tables: ["tenants"]) { tx, place throws(RPCError) in
        guard place.after == nil, let row = try await TenantStore.get(tx) else {
          return ExportPage(records: [], last: nil)
        }
        let tenant = try reading { () throws(PostgresError) in
          try TenantsV1.Tenant(row, limits, at: WallClock.seconds())
        }
        return ExportPage(records: [try ExportPage.json(tenant)], last: tx.tenant.stored.hexadecimal)
      }
    ]
  }
}
