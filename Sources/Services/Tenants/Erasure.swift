import MusterCore
import MusterTenancy

/// A table with tenants' rows.
struct TenantTable: Hashable, Sendable {
  let name: String
  /// The tables that its rows refer to.
  let refersTo: Set<String>

  /// Rows are deleted before those that they refer to. What refers to each other in a circle comes last, in
  /// the order of names; there is none, and a test says so.
  static func inOrderOfErasure(_ tables: [TenantTable]) -> [String] {
    var left = tables.sorted { $0.name < $1.name }
    var order: [String] = []
    while !left.isEmpty {
      let referred = left.reduce(into: Set<String>()) { names, table in names.formUnion(table.refersTo) }
      let free = left.filter { !referred.contains($0.name) }
      let next = free.isEmpty ? left : free
      order += next.map(\.name)
      left.removeAll { table in next.contains(table) }
    }
    return order
  }
}

/// Who asked for an erasure: that caller may ask again when all rights are gone.
struct Requester: Sendable {
  let kind: String
  let id: IDBits?

  /// The end of a deleted tenant's time.
  static let system = Requester(kind: "system", id: nil)

  private init(kind: String, id: IDBits?) {
    (self.kind, self.id) = (kind, id)
  }

  init(_ principal: Principal?) {
    switch principal?.subject {
    case .user(let id): self.init(kind: "user", id: id.stored)
    case .serviceKey(let id): self.init(kind: "api_key", id: id.stored)
    case .platform(let id): self.init(kind: "platform", id: id.stored)
    case nil: self = .system
    }
  }
}

/// What an erasure leaves, and why.
enum ErasureRules {
  /// Receipts are the platform's own; the tenant itself goes last, when nothing refers to it.
  static let apart: Set = ["tenant_erasures", "tenants", "access_epochs"]
  static let epochsReason =
    "they hold ids and times alone, and tell every server that the rights of the tenant have ended"
}
