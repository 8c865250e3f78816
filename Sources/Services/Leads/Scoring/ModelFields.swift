import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterTenancy

extension LeadsService {
  /// The custom fields that a model of the tenant can look at.
  func customFields(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [LeadsV1.CustomField] {
    let rows = try await tx.run(LeadSchemaStore.get(tx.tenant))[0]
    return try LeadSchemaStore.stored(rows)?.fields ?? []
  }
}
