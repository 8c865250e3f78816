import MusterCore
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  /// What an export of a tenant holds of this service. Secrets are masked.
  package static let exports: [ExportKind] = [
    ExportKind(
      "settings.setting", tables: ["settings", "setting_scopes"],
      omissions: [
        ExportOmission(
          "settings.setting.secret_value",
          because: "secrets are sealed under the tenant's key; ExportSettings seals them to a passphrase")
      ]
    ) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await SettingStore.export(tx, place)) { row throws(PostgresError) in
        guard let setting = try SettingStore.setting(row) else {
          throw PostgresError(.other, "a setting of a level that is not known")
        }
        return SettingsV1.Setting(setting, of: tenant, seenBy: tenant)
      }
    },
    ExportKind("settings.version", tables: ["setting_versions", "setting_changes"]) {
      tx, place throws(RPCError) in
      let tenant = tx.tenant
      let versions = try await VersionPagesStore.export(tx, place)
      let changes = try await VersionStore.changes(tx, of: versions.map(\.id))
      var records: [String] = []
      for version in versions {
        records.append(
          try ExportPage.json(SettingsV1.SettingVersion(version, changes[version.id] ?? [], of: tenant)))
      }
      return ExportPage(records: records, last: versions.last?.id.stored.hexadecimal)
    },
    ExportKind("settings.schema", tables: ["setting_schemas"]) { tx, place throws(RPCError) in
      let schemas = try await SchemaStore.export(tx, place)
      var records: [String] = []
      for schema in schemas { records.append(try ExportPage.json(schema)) }
      return ExportPage(records: records, last: schemas.last?.namespace)
    },
    ExportKind("settings.key_rotation", tables: ["key_rotations"]) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      let rotations = try await RotationStore.export(tx, place)
      var records: [String] = []
      for rotation in rotations {
        records.append(try ExportPage.json(SettingsV1.KeyRotation(rotation, of: tenant)))
      }
      return ExportPage(records: records, last: rotations.last?.id.stored.hexadecimal)
    },
  ]
}
