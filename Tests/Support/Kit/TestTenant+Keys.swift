package import MusterCore
import MusterCrypto
package import MusterRPC
import MusterTenancy
import Synchronization

/// Keys for machines, as CreateApiKey makes them.
extension TestTenant {
  /// Of all tests of the process.
  private static let secrets = Mutex([APIKeyID: TenantSecret]())

  package func addServiceKey(_ permissions: [String], callsPerSecond: Int? = nil) throws -> APIKeyID {
    let (id, secret) = (APIKeyID.new(), TenantSecret(.apiKey, tenant: self.id.bits))
    let hash = secret.hash(key: server.masterKey.key(for: .secretHashes))
    let digits = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    try server.sql(
      """
      INSERT INTO api_keys (
        tenant_id, key_id, secret_hash, prefix, permissions, calls_per_second, created_by_kind)
      VALUES ('\(self.id.uuidText)', '\(id.uuidText)', '\\x\(digits)', '\(secret.shownPrefix)',
        '{\(permissions.joined(separator: ","))}', \(callsPerSecond.map(String.init) ?? "NULL"), 'system')
      """)
    Self.secrets.withLock { $0[id] = secret }
    return id
  }

  /// What the key's holder was shown.
  package func secret(of key: APIKeyID) throws -> String {
    guard let secret = Self.secrets.withLock({ $0[key] }) else {
      throw TestServerFailed(description: "\(key) is no key of a test")
    }
    return secret.text
  }

  /// What the key's holder calls with.
  package func caller(key: APIKeyID) throws -> CallOptions {
    .bearer(
      try server.mint.access(.serviceKey(key), in: id, key: key, scope: nil, lifetime: .seconds(900)).token)
  }
}
