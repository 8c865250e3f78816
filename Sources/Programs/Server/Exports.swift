package import MusterRows
package import MusterTenancy
import MusterTenants

/// What an export of a tenant holds, in its order, and what it lacks: a new table has to be in one of the two.
package enum Exports {
  package static func kinds(_ plans: PlanLimits) -> [ExportKind] { TenantsService.exports(plans) }

  package static let omissions: [ExportOmission] = [
    ExportOmission(
      "identity.refresh_token", tables: ["refresh_tokens"], because: "they are secrets, good for one use"),
    ExportOmission(
      "platform.access_epoch", tables: ["access_epochs"],
      because: "they tell servers that rights have changed"),
    ExportOmission(
      "platform.request_record", tables: ["request_records"],
      because: "they are answers kept for repeats of requests, for 48 hours"),
  ]
}
