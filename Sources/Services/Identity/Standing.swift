import MusterCore
import MusterRPC
import MusterTenancy

/// What is known of somebody who might call: the rows that decide, and what their token would say.
struct Standing: Sendable {
  var user: UserID?
  var key: Key?
  var member: MemberStanding?
  /// For people.
  var name = ""
  /// What the roles of the member's hold that are the tenant's own, by their names.
  var ownRoles: [String: [String]] = [:]
  var scope: PermissionSet?
  var showsSecondFactor = false

  var isMachine: Bool { user == nil }
  /// Those of one who was removed are no roles any more.
  var roles: [String] { member.map { $0.isRemoved ? [] : $0.roles } ?? [] }

  func held(_ catalogue: PermissionCatalogue) -> PermissionSet {
    let ofUser = catalogue.held(roles: roles, ownRoles: Array(ownRoles.values))
    let granted = key.map { catalogue.held(key: $0.permissions, user: isMachine ? nil : ofUser) } ?? ofUser
    return scope.map { $0.intersection(granted) } ?? granted
  }

  /// What gives a permission: the names of roles, or the id of a machine's key.
  func givers(of permission: String, _ catalogue: PermissionCatalogue) -> [String] {
    let one = catalogue.set([permission])
    guard !one.isEmpty, held(catalogue).contains(one) else { return [] }
    if isMachine { return [key?.id.description].compactMap { $0 } }
    return roles.filter { role in
      catalogue.held(roles: [role], ownRoles: [ownRoles[role] ?? []]).contains(one)
    }
  }

  /// The rules of who somebody is, which every call with credentials meets first.
  func isMember(at now: Int64) -> Bool {
    guard let member, !member.isRemoved else { return false }
    return member.expiry?.unixSeconds.map { $0 > now } ?? true
  }

  var isKeyGood: Bool { key.map { !$0.isRevoked && !$0.isExpired } ?? true }
}
