import MusterAuditAPI
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy

extension AuditService {
  /// What an export holds of this service.
  package static let exports: [ExportKind] = [
    ExportKind(
      "audit.audit_event", tables: ["journal"],
      omissions: [
        ExportOmission(
          "audit.audit_event.actor.id",
          because: "of the platform's operators a tenant learns only that it was one")
      ]
    ) { tx, place throws(RPCError) in
      try ExportPage(try await AuditStore.export(tx, place), time: 2, id: 0) { row throws(PostgresError) in
        try AuditV1.AuditEvent(row, isForOperator: false)
      }
    }
  ]
}
