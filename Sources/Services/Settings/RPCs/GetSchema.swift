import MusterCore
package import MusterRPC
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  package func getSchema(
    _ request: SettingsV1.GetSchemaRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.GetSchemaResponse {
    let all = try await tenants.read(caller) { tx throws(RPCError) in try await KnownSchemas.all(tx) }
    var response = SettingsV1.GetSchemaResponse()
    if !request.namespace.isEmpty {
      guard let schema = all[request.namespace] else { throw .namespaceUnknown(request.namespace) }
      response.schema = schema.message
    }
    response.namespaces = all.values.map(\.summary)
      .sorted { $0.namespace.utf8.lexicographicallyPrecedes($1.namespace.utf8) }
    return response
  }
}
