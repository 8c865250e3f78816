package import MusterCore
package import MusterRPC
import Synchronization

/// What a server knows of a tenant when it lets callers in. Kept until somebody says that it has changed.
package final class TenantFacts: Sendable {
  package enum State: String, Sendable {
    case active, suspended, deleted, erasing
  }

  package enum SecondFactor: String, Sendable {
    case off, sensitive, always
  }

  package let id: TenantID
  package let state: State
  package let blocksReads: Bool
  package let secondFactor: SecondFactor
  /// How many streams it may have open on each server.
  package let openStreamsMax: Int
  /// The same object for as long as the server knows the tenant, whatever else changes.
  package let rate: RateLimit
  private let isStale = Atomic(false)

  init(
    _ id: TenantID, _ state: State, blocksReads: Bool, secondFactor: SecondFactor, openStreamsMax: Int,
    rate: RateLimit
  ) {
    (self.id, self.state, self.blocksReads) = (id, state, blocksReads)
    (self.secondFactor, self.openStreamsMax, self.rate) = (secondFactor, openStreamsMax, rate)
  }

  var isFresh: Bool { !isStale.load(ordering: .acquiring) }
  func spoil() { isStale.store(true, ordering: .releasing) }
}

/// What a user or a key may do in one tenant, as it was read from the database. Kept until somebody says that
/// it has changed.
package final class Grant: Sendable {
  package let tenant: TenantFacts
  package let permissions: PermissionSet
  /// Nil for a service key.
  package let member: MemberID?
  package let roles: [String]
  /// Of the user or key, for the journal.
  package let name: String
  /// When membership or key end, in seconds since 1970.
  package let expiry: Int64
  /// Tokens issued up to this second are refused.
  package let tokensAfter: Int64
  /// Of the key, when it has one.
  let keyRate: RateLimit?

  init(
    tenant: TenantFacts, permissions: PermissionSet, member: MemberID?, roles: [String], name: String,
    expiry: Int64, tokensAfter: Int64, keyRate: RateLimit?
  ) {
    (self.tenant, self.permissions, self.member, self.roles) = (tenant, permissions, member, roles)
    (self.name, self.expiry, self.tokensAfter, self.keyRate) = (name, expiry, tokensAfter, keyRate)
  }

  /// One word about the tenant spoils the grants of all its people and keys.
  var isFresh: Bool { tenant.isFresh }
}

/// Who calls: a token that was found good, and what its subject may do.
package final class Principal: CallPrincipal {
  package enum Subject: Hashable, Sendable {
    case user(UserID)
    /// A key that acts for no person.
    case serviceKey(APIKeyID)
    /// A person who operates the installation.
    case platform(UserID)

    /// Of whichever kind it is.
    var bits: IDBits {
      switch self {
      case .user(let id), .platform(let id): id.stored
      case .serviceKey(let id): id.stored
      }
    }
  }

  package let session: TokenSession
  /// Nil for an operator, and for a token of another issuer that has entered no tenant yet.
  package let grant: Grant?
  /// What the token holds: what was granted, cut down to the token's scope.
  package let permissions: PermissionSet

  init(_ session: TokenSession, _ grant: Grant?, _ permissions: PermissionSet) {
    (self.session, self.grant) = (session, grant)
    self.permissions = session.scope.map { $0.intersection(permissions) } ?? permissions
  }

  package var subject: Subject { session.subject }

  package var isPlatform: Bool {
    if case .platform = subject { true } else { false }
  }
}

extension MethodInfo {
  /// What lets this caller in; empty where nothing is needed.
  package func permission(of principal: Principal?) -> String {
    let isOperator = principal?.isPlatform == true
    return switch access {
    case .anyone, .anyCaller: ""
    case .tenant(let name): isOperator ? operatorPermission ?? name : name
    case .platform(let name): name
    case .tenantOrPlatform(let name, let platform): isOperator ? platform : name
    }
  }
}

/// What a verified token says, in the terms of Muster.
package final class TokenSession: Sendable {
  package let subject: Principal.Subject
  /// The one tenant that a token of Muster's own names; nil for an operator's, and for those of other
  /// issuers.
  package let tenant: TenantID?
  /// As requests name it.
  let tenantText: String
  /// The key that the token came of.
  package let key: APIKeyID?
  package let scope: PermissionSet?
  package let issuer: String
  package let issuedAt: Int64
  package let notBefore: Int64
  package let expiry: Int64
  package let hasSecondFactor: Bool

  init(
    subject: Principal.Subject, tenant: TenantID?, key: APIKeyID?, scope: PermissionSet?, issuer: String,
    issuedAt: Int64, notBefore: Int64, expiry: Int64, hasSecondFactor: Bool
  ) {
    (self.subject, self.tenant, self.key, self.scope) = (subject, tenant, key, scope)
    tenantText = tenant?.description ?? ""
    (self.issuer, self.issuedAt, self.notBefore, self.expiry) = (issuer, issuedAt, notBefore, expiry)
    self.hasSecondFactor = hasSecondFactor
  }
}
