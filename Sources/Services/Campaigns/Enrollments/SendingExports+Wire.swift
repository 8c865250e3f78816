import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  /// What an export of a tenant holds of what was sent, and to whom.
  package static let sendingExports: [ExportKind] = [
    ExportKind("campaigns.enrollment", tables: ["enrollments"]) { tx, place throws(RPCError) in
      let rows = try await EnrollmentStore.export(tx, place)
      let tenant = tx.tenant
      return try ExportPage(rows) { row throws(PostgresError) in
        try StoredEnrollment(row).message(of: tenant, nil)
      }
    },
    ExportKind("campaigns.send", tables: ["sends"]) { tx, place throws(RPCError) in
      let rows = try await SendStore.export(tx, place)
      let tenant = tx.tenant
      return try ExportPage(rows) { row throws(PostgresError) in try StoredSend(row).message(of: tenant) }
    },
    ExportKind("campaigns.approval", tables: ["approvals"]) { tx, place throws(RPCError) in
      let rows = try await ApprovalStore.export(tx, place)
      let tenant = tx.tenant
      return try ExportPage(rows) { row throws(PostgresError) in
        try StoredApproval(row).message(of: tenant, nil)
      }
    },
  ]

  package static let sendingOmissions: [ExportOmission] = [
    ExportOmission(
      "campaigns.register_answer", tables: ["register_answers"],
      because: "it is what a register has said of a number, which is asked again"),
    ExportOmission(
      "campaigns.pick", tables: ["campaign_picks"],
      because: "it is a count by which the next channel is picked; sends tell which were"),
  ]
}
