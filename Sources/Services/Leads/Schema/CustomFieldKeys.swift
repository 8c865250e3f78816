import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
package import MusterTenancy

extension LeadsService {
  /// The keys of the fields that the transaction's tenant has defined, without those that it has taken away.
  package func customFieldKeys(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Set<String> {
    let schema = try LeadSchemaStore.stored(await tx.run(LeadSchemaStore.get(tx.tenant))[0])
    return Set(schema?.fields.map(\.key) ?? [])
  }
}
