import MusterCore
package import MusterRPC

/// Some of the permissions there are. Two words, as ids are: async functions take it too.
package struct PermissionSet: Hashable, Sendable {
  private let words: IDBits

  package init() { self.init(0) }

  fileprivate var bits: UInt128 { words.bits }

  package var isEmpty: Bool { bits == 0 }

  package func contains(_ other: PermissionSet) -> Bool { bits & other.bits == other.bits }
  package func union(_ other: PermissionSet) -> PermissionSet { PermissionSet(bits | other.bits) }
  package func intersection(_ other: PermissionSet) -> PermissionSet { PermissionSet(bits & other.bits) }

  fileprivate init(_ bits: UInt128) {
    words = IDBits(bits)
  }
}

/// All permissions of all services, as their protos state them, each with a place in a set.
package struct PermissionCatalogue: Sendable {
  package let permissions: [PermissionInfo]
  private let places: [String: Int]

  /// At most 128, which is the program's to keep.
  package init(_ permissions: [PermissionInfo]) {
    precondition(permissions.count <= UInt128.bitWidth, "more permissions than a set has places")
    self.permissions = permissions
    places = Dictionary(uniqueKeysWithValues: permissions.enumerated().map { ($1.name, $0) })
  }

  /// Names that this version does not know give nothing.
  package func set(_ names: some Sequence<String>) -> PermissionSet {
    var bits: UInt128 = 0
    for name in names {
      if let place = places[name] { bits |= 1 << UInt128(place) }
    }
    return PermissionSet(bits)
  }

  package func isKnown(_ name: String) -> Bool { places[name] != nil }

  package func names(_ set: PermissionSet) -> [String] {
    permissions.enumerated().filter { set.bits & 1 << UInt128($0.offset) != 0 }.map(\.element.name)
  }

  /// What a built-in role holds; `platform` holds what no tenant's role does.
  package func holdings(_ role: BuiltInRole) -> PermissionSet {
    set(
      permissions.filter { permission in
        role == .platform
          ? permission.leastRole == .platform : permission.leastRole.rawValue <= role.rawValue
      }.map(\.name))
  }
}

extension BuiltInRole {
  /// As members have it; nil for the platform, which is no tenant's, and for a tenant's own roles.
  package init?(name: String) {
    switch name {
    case "viewer": self = .viewer
    case "member": self = .member
    case "admin": self = .admin
    case "owner": self = .owner
    default: return nil
    }
  }
}
