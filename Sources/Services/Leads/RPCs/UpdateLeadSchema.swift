import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI
import MusterWire

extension LeadsService {
  package func updateLeadSchema(
    _ request: LeadsV1.UpdateLeadSchemaRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.UpdateLeadSchemaResponse {
    let given = request.leadSchema ?? LeadsV1.LeadSchema()
    let paths = UpdateMask.paths(request.updateMask?.paths, of: given)

    return try await journal.write(LeadsV1.Method.updateLeadSchema.info, request, as: caller) {
      tx throws(RPCError) in
      var schema = try await LeadSchemaStore.hold(tx, at: given.version)
      var response = LeadsV1.UpdateLeadSchemaResponse()
      guard paths.contains("fields"), given.fields != schema.fields else {
        response.leadSchema = schema.message(of: tx.tenant)
        return .nothing(response)
      }
      let violations = LeadSchemaCheck(given.fields, beside: schema).violations
      if !violations.isEmpty { throw .leadSchemaInvalid(violations) }
      let retyped = LeadSchemaCheck.retyped(given.fields, beside: schema)
      if !retyped.isEmpty { throw .leadSchemaTypeFixed(retyped) }

      schema.replace(given.fields, at: .now)
      _ = try await tx.run(LeadSchemaStore.save(schema, of: tx.tenant))
      let message = schema.message(of: tx.tenant)
      response.leadSchema = message
      return Change(
        response, target: ChangeTarget(LeadSchemaID(stored: tx.tenant.stored), version: schema.version),
        fields: ["fields"], event: ChangeEvent(.leadSchemaUpdated, "leadSchema", message))
    }
  }
}
