package import MusterCrypto
package import MusterJournal
package import MusterPostgres
import MusterRPC
import MusterSettingsAPI
package import MusterTenancy

/// What tenants and the platform have set, and why it counts. An RPC is a file in `RPCs/`.
package struct SettingsService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] =
    SettingStore.statements + SettingPagesStore.statements + VersionStore.statements
    + VersionPagesStore.statements + SchemaStore.statements + SecretStore.statements
    + MasterKeyStore.statements + RotationStore.statements + EpochStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let permissions: PermissionCatalogue
  let vault: SecretVault
  let cache: SettingCache
  /// Hides what requests hold of secrets where their digests are kept.
  let digestKey: [UInt8]

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    permissions: PermissionCatalogue, masterKeys: MasterKeyRing, cache: SettingCache
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    (self.permissions, self.cache, vault) = (permissions, cache, SecretVault(masterKeys))
    digestKey = masterKeys.keys.first.key(for: .secretHashes)
  }

  /// For the services that go by settings.
  package var reads: SettingReads { SettingReads(tenants: tenants, cache: cache, vault: vault) }
}

extension SettingsService: SettingsV1.Service {}

extension SettingsService {
  /// A secret of a request, as the digest of the request may hold it.
  func hidden(_ secret: String) -> String {
    secret.isEmpty
      ? ""
      : HMACSHA256.code(Array(secret.utf8), key: digestKey).map { String($0, radix: 16) }.joined(
        separator: ".")
  }
}
