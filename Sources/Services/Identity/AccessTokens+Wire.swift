import MusterCore
import MusterCrypto
import MusterIdentityAPI
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterWellKnownAPI

/// Somebody who gets tokens.
struct SignIn: Sendable {
  let tenant: TenantID
  let user: UserID?
  /// Nil where an invitation was what they showed.
  let key: APIKeyID?
  let grant: Grant
  /// What the tokens are cut down to; nil for all.
  var scope: [String]?
  var lifetime: Duration?
  /// Whose sign-in it goes on with.
  var family = IDBits(UUIDv7.next())
  let requestID: String
}

/// An access token and the refresh token behind it.
struct TokenPair: Sendable {
  let message: IdentityV1.AccessToken
  let refresh: RefreshTokenDraft
}

extension IdentityService {
  private static let refreshLifetimeSeconds: Int64 = 30 * 86_400

  func tokens(_ signIn: SignIn) throws(RPCError) -> TokenPair {
    let (now, grant) = (WallClock.seconds(), signIn.grant)
    let subject: Principal.Subject
    if let user = signIn.user {
      subject = .user(user)
    } else if let key = signIn.key {
      subject = .serviceKey(key)
    } else {
      throw .credentialsInvalid
    }
    let most = signIn.user == nil ? TokenMint.machineLifetimeMax : TokenMint.personLifetimeMax
    // Never after what it rests on.
    let lifetime = min(signIn.lifetime ?? most, most, .seconds(max(1, grant.expiry - now)))
    let access: TokenMint.Minted
    do throws(TokenError) {
      access = try mint.access(
        subject, in: signIn.tenant, key: signIn.key, scope: signIn.scope, lifetime: lifetime,
        after: grant.tokensAfter)
    } catch {
      throw RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
    }
    let refresh = TenantSecret(.refreshToken, tenant: signIn.tenant.bits)
    let refreshExpiry = min(now + Self.refreshLifetimeSeconds, grant.expiry)
    let catalogue = tenancy.catalogue
    let held = signIn.scope.map { catalogue.set($0).intersection(grant.permissions) } ?? grant.permissions

    var message = IdentityV1.AccessToken()
    message.token = access.token
    message.expireTime = .init(unixSeconds: access.expiry)
    message.refreshToken = refresh.text
    message.refreshExpireTime = .init(unixSeconds: refreshExpiry)
    message.tenantID = signIn.tenant.description
    message.permissions = catalogue.names(held)
    return TokenPair(
      message: message,
      refresh: RefreshTokenDraft(
        hash: secrets.hash(refresh), family: signIn.family, user: signIn.user, key: signIn.key,
        permissions: signIn.scope, requestID: signIn.requestID,
        expiry: PostgresTime(unixMicroseconds: refreshExpiry * 1_000_000) ?? .infinity))
  }

  /// Stores them, and that whoever got them was here.
  func keep(_ tokens: TokenPair, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    try await RefreshTokenStore.insert(tx, tokens.refresh)
    if let key = tokens.refresh.key { try await KeyStore.noteUse(tx, of: key) }
    if let user = tokens.refresh.user { try await MemberStore.noteActivity(tx, of: user) }
  }
}

extension Grant {
  /// Whether tokens may be made by it. What a suspended tenant may still read is decided call by call; a
  /// deleted one can be brought back by its owner.
  var mayHaveTokens: Bool {
    guard expiry > WallClock.seconds() else { return false }
    return switch tenant.state {
    case .active, .suspended: true
    case .deleted, .erasing: roles.contains("owner")
    }
  }
}
