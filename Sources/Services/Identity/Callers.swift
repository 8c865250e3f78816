import MusterCore
import MusterRPC
import MusterTenancy

extension Caller {
  /// Behind a guard there is always somebody.
  func known() throws(RPCError) -> Principal {
    guard let principal = principal as? Principal else { throw .credentialsInvalid }
    return principal
  }
}

extension Principal {
  /// The person; nil for a machine.
  var user: UserID? {
    switch subject {
    case .user(let id), .platform(let id): id
    case .serviceKey: nil
    }
  }

  /// Whose keys are the caller's own in a tenant: a person's are those that act as them, a machine's is the
  /// one that it is.
  var keyOwner: KeyOwner {
    switch subject {
    case .user(let id): KeyOwner(user: id, key: nil)
    case .serviceKey(let id): KeyOwner(user: nil, key: id)
    case .platform: KeyOwner(user: nil, key: nil)
    }
  }
}

struct KeyOwner: Sendable {
  let user: UserID?
  let key: APIKeyID?
}
