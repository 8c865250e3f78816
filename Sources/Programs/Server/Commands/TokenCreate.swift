import MusterCore
import MusterCrypto
import MusterTenancy

/// `musterd token create`: a token for whoever has the key that signs them.
struct TokenCreate: Equatable, Sendable {
  var isPlatform = false
  var tenant: String?
  var user: String?
  var apiKey: String?
  var lifetime: Duration?

  private static let lifetimeUnstated = Duration.seconds(900)
  private static let lifetimeMax = Duration.seconds(86_400)

  func check(_ platform: PlatformFiles) throws(Misunderstood) {
    guard platform.tokenKey != nil else {
      throw Misunderstood(Option.tokenKey.missing("the one that the server signs with"))
    }
    guard isPlatform != (tenant != nil) else {
      throw Misunderstood("a token is for the platform or for one tenant: give --platform or --tenant ID")
    }
    if let tenant, TenantID(tenant) == nil {
      throw Misunderstood("--tenant takes an id, tenant_…, not \(tenant)")
    }
    if let user, UserID(user) == nil { throw Misunderstood("--user takes an id, user_…, not \(user)") }
    if let apiKey, APIKeyID(apiKey) == nil {
      throw Misunderstood("--api-key takes an id, key_…, not \(apiKey)")
    }
    if isPlatform {
      guard apiKey == nil else {
        throw Misunderstood("--api-key is a tenant's; the platform has operators: --user ID")
      }
    } else if (user == nil) == (apiKey == nil) {
      throw Misunderstood("somebody acts in the tenant: give --user ID, or --api-key ID of a service key")
    }
    if let lifetime, lifetime < .seconds(1) || lifetime > Self.lifetimeMax {
      throw Misunderstood("--lifetime takes seconds from 1 to 86400")
    }
  }

  func answer(_ keyFile: String) -> MusterDaemon.Answer {
    do throws(TokenError) {
      let mint = TokenMint(TokenKeys(try SigningKey(file: keyFile)))
      return MusterDaemon.Answer(output: try token(mint))
    } catch {
      return MusterDaemon.Answer(complaint: "musterd token create: \(error)", exitCode: 1)
    }
  }

  private func token(_ mint: TokenMint) throws(TokenError) -> String {
    let lifetime = lifetime ?? Self.lifetimeUnstated
    let user = user.flatMap { UserID($0) }
    guard let tenant = tenant.flatMap({ TenantID($0) }) else {
      // An operator who is not told apart is somebody new in the audit log.
      return try mint.platform(user ?? .new(), lifetime: lifetime).token
    }
    let subject =
      user.map { Principal.Subject.user($0) } ?? apiKey.flatMap { APIKeyID($0) }.map { .serviceKey($0) }
    guard let subject else { throw .claimMissing(.subject) }
    return try mint.access(
      subject, in: tenant, key: apiKey.flatMap { APIKeyID($0) }, scope: nil, lifetime: lifetime
    ).token
  }
}
