import MusterCore
import MusterRPC
import MusterScoring
import MusterTenancy

extension LeadsService {
  /// By what these leads are scored now.
  func scorer(
    _ tx: borrowing TenantTransaction, of leads: [LeadID]
  ) async throws(RPCError) -> LeadScorer {
    LeadScorer(PreparedModel(ShippedModel.model, id: ShippedModel.id, industries: [], countries: []))
  }
}
