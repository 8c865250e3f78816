import MusterCore
import MusterPostgres
import MusterRPC

/// The id of a tenant's own role.
struct RoleID: ResourceID {
  static let prefix = "role"
  let stored: IDBits
  init(stored: IDBits) { self.stored = stored }
}

/// A role of a tenant's own.
struct Role: Sendable {
  /// As many as a tenant has at most.
  static let countMax = 100

  let id: RoleID
  let name: String
  var displayName: String
  var description: String
  var permissions: [String]
  let createTime: PostgresTime
  let updateTime: PostgresTime
  let version: Int64
}

/// A role that is being made.
struct RoleDraft: Sendable {
  let id: RoleID
  let name: String
  let displayName: String
  let description: String
  let permissions: [String]
}

/// What an update writes; nil leaves a field as it is.
struct RoleChange: Sendable {
  var displayName: String?
  var description: String?
  var permissions: [String]?
  /// The proto's names of the fields above that are written.
  var fields: [String] = []

  /// A title that is taken away is the name again.
  func named(_ name: String) -> RoleChange {
    var change = self
    if displayName?.isEmpty == true { change.displayName = name }
    return change
  }
}

extension BuiltInRole {
  /// Those that members can have, the least first.
  static let ofTenants: [BuiltInRole] = [.viewer, .member, .admin, .owner]

  var name: String { "\(self)" }

  /// For people.
  var displayName: String { name.prefix(1).uppercased() + name.dropFirst() }
}
