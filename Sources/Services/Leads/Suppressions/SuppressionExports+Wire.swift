import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  /// What an export holds of suppressions and imports.
  static let suppressionExports: [ExportKind] = [
    ExportKind(
      "leads.suppression", tables: ["suppressions"],
      omissions: [
        ExportOmission(
          "leads.suppression.value",
          because: "it is kept as a hash; not even the installation knows it any more")
      ]
    ) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await SuppressionPagesStore.export(tx, place)) { row throws(PostgresError) in
        try LeadsV1.Suppression(row, in: tenant, isForOperator: false)
      }
    },
    ExportKind(
      "leads.import", tables: ["imports", "import_chunks"],
      omissions: [
        ExportOmission("leads.import.chunk", because: "its counts are in the import's")
      ]
    ) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      let rows = try await ImportStore.export(tx, after: place.id, most: place.most)
      return try ExportPage(rows) { row throws(PostgresError) in
        LeadsV1.ImportRun(try ImportStore.run(row), in: tenant)
      }
    },
  ]
}
