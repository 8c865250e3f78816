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
      },
      ExportKind("tenants.wizard", tables: ["wizards", "wizard_steps"]) { tx, place throws(RPCError) in
        guard place.after == nil else { return ExportPage(records: [], last: nil) }
        let wizard = try await WizardStore.get(tx)
        let message = TenantsV1.Wizard(wizard, wizard.language(""))
        return ExportPage(records: [try ExportPage.json(message)], last: tx.tenant.stored.hexadecimal)
      },
      ExportKind("tenants.icp", tables: ["icps", "icp_revisions"]) { tx, place throws(RPCError) in
        let after = place.after.flatMap { Int64($0) } ?? 0
        let revisions = try await IcpStore.page(tx, after: after, most: place.most)
        var records: [String] = []
        for revision in revisions {
          records.append(try ExportPage.json(TenantsV1.Icp(revision, of: tx.tenant)))
        }
        return ExportPage(records: records, last: revisions.last.map { "\($0.number)" })
      },
    ]
  }
}
