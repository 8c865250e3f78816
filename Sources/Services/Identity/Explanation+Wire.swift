import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTypesAPI

extension IdentityV1.AccessExplanation {
  /// Every rule in the order in which a call meets them: who it is, then what the RPC asks.
  init(
    _ standing: Standing, _ rules: AccessRules, of tenant: TenantFacts, _ catalogue: PermissionCatalogue
  ) {
    self.init()
    actor = TypeV1.Actor(standing)
    permission = rules.permission
    grantedBy = standing.givers(of: rules.permission, catalogue)
    guard rules.method.access != .anyone else {
      checks = IdentityV1.AccessRule.inOrder.map {
        IdentityV1.AccessCheck($0, .notApplicable, "anybody may call it")
      }
      allowed = true
      summary = "allowed: the RPC is open to everybody"
      return
    }
    note(.membership, standing.membership)
    note(.apiKey, standing.keyState)
    let isUnbound = rules.permission.isEmpty
    note(.scope, .checked("tenants may call it") { () throws(RPCError) in try rules.checkScope() })
    note(
      .tenantState,
      .checked("the tenant is \(tenant.state.rawValue)") { () throws(RPCError) in
        try rules.checkState(tenant, roles: standing.roles)
      })
    note(
      .permission,
      isUnbound
        ? .unasked("it needs no permission")
        : .checked("\(rules.permission) is held") { () throws(RPCError) in
          try rules.checkPermission(standing.held(catalogue))
        })
    note(
      .secondFactor,
      rules.asksSecondFactor(tenant, isMachine: standing.isMachine)
        ? .checked("the token shows one") { () throws(RPCError) in
          try rules.checkSecondFactor(
            tenant, isMachine: standing.isMachine, isShown: standing.showsSecondFactor)
        }
        : .unasked(standing.isMachine ? "a machine has none" : "the tenant demands none here"))
    allowed = reason == .unspecified
    if allowed { summary = "allowed: \(grantedBy.isEmpty ? "no rule refuses it" : granted)" }
  }

  private var granted: String { "\(permission) comes of \(grantedBy.joined(separator: ", "))" }

  /// The first refusal is the one that a call would meet.
  private mutating func note(_ rule: IdentityV1.AccessRule, _ finding: Finding) {
    switch finding {
    case .holds(let detail): checks.append(IdentityV1.AccessCheck(rule, .allowed, detail))
    case .unasked(let detail): checks.append(IdentityV1.AccessCheck(rule, .notApplicable, detail))
    case .refuses(let error, let detail):
      checks.append(IdentityV1.AccessCheck(rule, .refused, detail))
      guard reason == .unspecified else { return }
      reason = TypeV1.ErrorReason(named: error.reason)
      summary = "refused: \(detail)"
    }
  }

  /// What a rule says, and why.
  fileprivate enum Finding {
    case holds(String)
    case unasked(String)
    case refuses(RPCError, String)

    static func checked(_ detail: String, _ check: () throws(RPCError) -> Void) -> Finding {
      do throws(RPCError) {
        try check()
        return .holds(detail)
      } catch {
        return .refuses(error, error.message)
      }
    }
  }
}

extension Standing {
  fileprivate var membership: IdentityV1.AccessExplanation.Finding {
    if isMachine { return .unasked("a service key acts for no member") }
    if isMember(at: WallClock.seconds()) { return .holds("the membership is in force") }
    let isRemoved = member?.isRemoved != false
    return .refuses(
      .credentialsInvalid, isRemoved ? "the user is no member of the tenant" : "the membership has ended")
  }

  fileprivate var keyState: IdentityV1.AccessExplanation.Finding {
    guard let key else { return .unasked("no key is used") }
    if isKeyGood { return .holds("the key is neither revoked nor expired") }
    return .refuses(.credentialsInvalid, key.isRevoked ? "the key was revoked" : "the key has expired")
  }
}

extension IdentityV1.AccessRule {
  static let inOrder: [IdentityV1.AccessRule] = [
    .membership, .apiKey, .scope, .tenantState, .permission, .secondFactor,
  ]
}

extension IdentityV1.AccessCheck {
  fileprivate init(
    _ rule: IdentityV1.AccessRule, _ outcome: IdentityV1.AccessOutcome, _ detail: String
  ) {
    self.init()
    (self.rule, self.outcome, self.detail) = (rule, outcome, detail)
  }
}

extension TypeV1.Actor {
  fileprivate init(_ standing: Standing) {
    self.init()
    displayName = standing.name
    if let user = standing.user {
      (kind, id) = (.user, user.description)
    } else {
      (kind, id) = (.apiKey, standing.key?.id.description ?? "")
    }
  }
}

extension TypeV1.ErrorReason {
  /// As errors carry it.
  fileprivate init(named reason: String) {
    self = Self.allKnown.first { $0.name == "ERROR_REASON_\(reason)" } ?? .unspecified
  }
}
