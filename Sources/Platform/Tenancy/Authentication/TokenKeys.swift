package import MusterCore
package import MusterCrypto
import Synchronization

/// The keys of Muster's own tokens: one that signs, and all whose tokens are taken.
package final class TokenKeys: Sendable {
  package static let issuer = "muster"
  package static let audience = "muster"

  private struct Current {
    let signer: TokenSigner
    let verifier: TokenVerifier
    let generation: UInt64
  }

  private let current: Mutex<Current>

  package init(_ signing: SigningKey, others: [SigningKey] = []) {
    current = Mutex(Self.make(signing, others, generation: 1))
  }

  /// From now on no token of a key that is not among these is taken.
  package func replace(_ signing: SigningKey, others: [SigningKey]) {
    current.withLock { $0 = Self.make(signing, others, generation: $0.generation + 1) }
  }

  package var signer: TokenSigner { current.withLock { $0.signer } }
  var generation: UInt64 { current.withLock { $0.generation } }

  /// Of whichever use; some hundred microseconds.
  func verify(_ token: CompactToken, at now: Int64) throws(TokenError) -> VerifiedClaims {
    let verifier = current.withLock { $0.verifier }
    do throws(TokenError) {
      return try verifier.verify(token, as: .access, at: now)
    } catch {
      guard error == .useOther else { throw error }
      return try verifier.verify(token, as: .platform, at: now)
    }
  }

  private static func make(_ signing: SigningKey, _ others: [SigningKey], generation: UInt64) -> Current {
    Current(
      signer: TokenSigner(issuer: issuer, audience: audience, key: signing),
      verifier: TokenVerifier(
        issuer: issuer, audience: audience, keys: ([signing] + others).map(\.checking)),
      generation: generation)
  }
}

/// Tokens for those who may have one.
package struct TokenMint: Sendable {
  /// How long an access token is good at most.
  package static let personLifetimeMax = Duration.seconds(900)
  package static let machineLifetimeMax = Duration.seconds(3_600)

  private let keys: TokenKeys

  package init(_ keys: TokenKeys) {
    self.keys = keys
  }

  package struct Minted: Sendable {
    package let token: String
    package let expiry: Int64
  }

  /// `after` is the second up to which tokens of the subject are revoked: a new one is issued in the next.
  package func access(
    _ subject: Principal.Subject, in tenant: TenantID, key: APIKeyID?, scope: [String]?,
    hasSecondFactor: Bool = false, lifetime: Duration, after revoked: Int64 = 0
  ) throws(TokenError) -> Minted {
    var claims = claims(subject, tenant: tenant, use: .access, lifetime: lifetime, after: revoked)
    claims.client = key?.description
    claims.scope = scope
    claims.hasSecondFactor = hasSecondFactor
    return Minted(token: try keys.signer.token(claims), expiry: claims.expiry)
  }

  package func platform(_ user: UserID, lifetime: Duration) throws(TokenError) -> Minted {
    let claims = claims(.platform(user), tenant: nil, use: .platform, lifetime: lifetime, after: 0)
    return Minted(token: try keys.signer.token(claims), expiry: claims.expiry)
  }

  private func claims(
    _ subject: Principal.Subject, tenant: TenantID?, use: TokenUse, lifetime: Duration, after revoked: Int64
  ) -> TokenClaims {
    let issuedAt = max(WallClock.seconds(), revoked == .max ? 0 : revoked + 1)
    return TokenClaims(
      subject: subject.text, tenant: tenant?.description, use: use,
      id: TypeID(prefix: "token", bits: UUIDv7.next()).description, issuedAt: issuedAt,
      expiry: issuedAt + max(1, Int64(lifetime / .seconds(1))))
  }
}

extension Principal.Subject {
  fileprivate var text: String {
    switch self {
    case .user(let id), .platform(let id): id.description
    case .serviceKey(let id): id.description
    }
  }
}

extension TokenSession {
  /// Nil when a token that is signed by us says what we never do.
  convenience init?(own claims: VerifiedClaims, _ catalogue: PermissionCatalogue) {
    guard let own = claims.own else { return nil }
    var key: APIKeyID?
    if let client = own.client {
      guard let id = APIKeyID(client) else { return nil }
      key = id
    }
    let subject: Principal.Subject
    var tenant: TenantID?
    switch own.use {
    case .platform:
      guard let user = UserID(claims.subject) else { return nil }
      subject = .platform(user)
    case .access:
      guard let named = own.tenant.flatMap({ TenantID($0) }), named != .platform else { return nil }
      tenant = named
      if let user = UserID(claims.subject) {
        subject = .user(user)
      } else if let id = APIKeyID(claims.subject), key == nil || key == id {
        subject = .serviceKey(id)
        key = id
      } else {
        return nil
      }
    }
    self.init(
      subject: subject, tenant: tenant, key: key, scope: own.scope.map { catalogue.set($0) },
      issuer: claims.issuer, issuedAt: claims.issuedAt ?? 0, notBefore: claims.notBefore ?? 0,
      expiry: claims.expiry, hasSecondFactor: claims.hasSecondFactor)
  }

  /// Between its own times; the leeway for clocks that differ was the verifier's.
  func isGood(at now: Int64) -> Bool { now < expiry && now >= notBefore - ClockSkew.secondsMax }

  var user: UserID? {
    switch subject {
    case .user(let id), .platform(let id): id
    case .serviceKey: nil
    }
  }
}

extension TokenSession {
  var isPlatform: Bool {
    if case .platform = subject { true } else { false }
  }
}
