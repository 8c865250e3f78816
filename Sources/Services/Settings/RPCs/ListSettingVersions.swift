import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  /// Of the values in one answer.
  private static let pageBytesMax: Int64 = 1 << 20

  package func listSettingVersions(
    _ request: SettingsV1.ListSettingVersionsRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ListSettingVersionsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(request, SettingsV1.Method.listSettingVersions.info, of: tenant, pages)
    try Self.check(request)

    return try await tenants.read(caller) { tx throws(RPCError) in
      let schema =
        request.namespace.isEmpty ? nil : try await KnownSchemas.known(tx, request.namespace)
      let keys = request.key.isEmpty ? [] : schema?.names(of: request.key) ?? [request.key]
      let filter = VersionPagesStore.Filter(
        namespace: request.namespace, level: request.level.rawValue, subject: request.subject,
        state: request.state.stored, keys: keys)
      let found = try await VersionPagesStore.page(tx, page, filter)
      // A page ends early when its values are large; it has one version at least.
      var (count, bytes): (Int, Int64) = (0, 0)
      for version in found.prefix(page.size) {
        bytes += version.bytes
        if count > 0, bytes > Self.pageBytesMax { break }
        count += 1
      }
      let shown = found.prefix(count)
      let changes = try await VersionStore.changes(tx, of: shown.map(\.version.id))
      var response = SettingsV1.ListSettingVersionsResponse()
      response.settingVersions = shown.map {
        SettingsV1.SettingVersion($0.version, changes[$0.version.id] ?? [], of: tenant)
      }
      if found.count > count, let last = shown.last { response.nextPageToken = page.token(last.place) }
      return response
    }
  }

  private static func check(_ request: SettingsV1.ListSettingVersionsRequest) throws(RPCError) {
    var violations: [FieldViolation] = []
    if !request.key.isEmpty, request.namespace.isEmpty {
      violations.append(FieldViolation(field: "namespace", description: "is needed when key is stated"))
    }
    if !request.subject.isEmpty, Level(request.level)?.hasSubject != true {
      violations.append(
        FieldViolation(field: "level", description: "has to be manager or connector when subject is stated"))
    }
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
  }
}

extension SettingsV1.ListSettingVersionsRequest: ListRequest {}
