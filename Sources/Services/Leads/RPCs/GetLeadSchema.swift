package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension LeadsService {
  package func getLeadSchema(
    _ request: LeadsV1.GetLeadSchemaRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.GetLeadSchemaResponse {
    let tenant = try caller.admittedTenant()
    let rows = try await tenants.read(caller) { tx throws(RPCError) in
      try await tx.run(LeadSchemaStore.get(tenant))[0]
    }
    var response = LeadsV1.GetLeadSchemaResponse()
    response.leadSchema = (try LeadSchemaStore.stored(rows) ?? StoredSchema()).message(of: tenant)
    return response
  }
}
