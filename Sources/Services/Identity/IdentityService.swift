package import MusterCrypto
import MusterIdentityAPI
package import MusterJournal
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// Who somebody is. An RPC is a file in `RPCs/`.
package struct IdentityService: Sendable {
  /// All that it says to the database.
  package static let statements =
    UserStore.statements + MemberStore.statements + MemberPagesStore.statements + RoleStore.statements
    + InvitationStore.statements + KeyStore.statements + RefreshTokenStore.statements
    + TenantCountStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let tenancy: Tenancy
  let mint: TokenMint
  let secrets: SecretHashes
  let pages: PageTokens
  /// The RPCs of all services, for those who ask what they may call.
  let methods: [MethodInfo]

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, tenancy: Tenancy,
    masterKey: MasterKey, pages: PageTokens, methods: [MethodInfo]
  ) {
    (self.tenants, self.system, self.journal) = (tenants, system, journal)
    (self.tenancy, mint, secrets) = (tenancy, TokenMint(tenancy.keys), SecretHashes(masterKey))
    (self.pages, self.methods) = (pages, methods)
  }
}

extension IdentityService: IdentityV1.Service {}

/// How keys and refresh tokens are stored: nobody who has the table alone can even check a guess.
struct SecretHashes: Sendable {
  private let key: [UInt8]

  init(_ masterKey: MasterKey) {
    key = masterKey.key(for: .secretHashes)
  }

  func hash(_ secret: TenantSecret) -> [UInt8] { secret.hash(key: key) }
}
