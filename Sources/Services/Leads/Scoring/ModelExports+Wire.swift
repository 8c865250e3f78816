import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  /// What an export holds of the tenant's own models.
  static let modelExport = ExportKind("leads.scoring_model", tables: ["scoring_models"]) {
    tx, place throws(RPCError) in
    let models = try await ModelStore.page(tx, place)
    var records: [String] = []
    for model in models {
      records.append(try ExportPage.json(LeadsV1.ScoringModel(model, of: tx.tenant)))
    }
    return ExportPage(records: records, last: models.last.map { $0.id.stored.hexadecimal })
  }
}
