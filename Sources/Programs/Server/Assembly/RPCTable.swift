import MusterAuditAPI
import MusterCampaignsAPI
import MusterEventsAPI
import MusterIdentityAPI
import MusterLeadsAPI
import MusterPlatformAPI
package import MusterRPC
import MusterSettingsAPI
import MusterTenantsAPI
import MusterUsageAPI
package import MusterWire

/// All RPCs of Muster's own, with what their requests look like. A new service is added here.
package enum RPCTable {
  package static let all: [(MethodInfo, SchemaPool)] =
    TenantsV1.Method.allCases.map { ($0.info, TenantsV1.pool) }
    + IdentityV1.Method.allCases.map { ($0.info, IdentityV1.pool) }
    + LeadsV1.Method.allCases.map { ($0.info, LeadsV1.pool) }
    + SettingsV1.Method.allCases.map { ($0.info, SettingsV1.pool) }
    + UsageV1.Method.allCases.map { ($0.info, UsageV1.pool) }
    + CampaignsV1.Method.allCases.map { ($0.info, CampaignsV1.pool) }
    + AuditV1.Method.allCases.map { ($0.info, AuditV1.pool) }
    + EventsV1.Method.allCases.map { ($0.info, EventsV1.pool) }
    + PlatformV1.Method.allCases.map { ($0.info, PlatformV1.pool) }
}
