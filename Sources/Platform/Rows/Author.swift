package import MusterCore
package import MusterPostgres
package import MusterTenancy
package import MusterTypesAPI

/// Who did something, as it is stored beside what was done.
package struct Author: Hashable, Sendable {
  package let kind: String
  package let id: IDBits?
  package let name: String

  package init(kind: String, id: IDBits?, name: String) {
    (self.kind, self.id, self.name) = (kind, id, name)
  }

  /// Who makes a call.
  package init(_ principal: Principal?) {
    switch principal?.subject {
    case .user(let id): self.init(kind: "user", id: id.stored, name: principal?.grant?.name ?? "")
    case .serviceKey(let id): self.init(kind: "api_key", id: id.stored, name: principal?.grant?.name ?? "")
    case .platform(let id): self.init(kind: "platform", id: id.stored, name: "")
    case nil: self.init(kind: "system", id: nil, name: "")
    }
  }

  /// Of three columns from one on; nil for nobody.
  package init?(_ row: Row, at column: Int) throws(PostgresError) {
    guard let kind: String = try row.optional(column) else { return nil }
    let id: UInt128? = try row.optional(column + 1)
    self.init(kind: kind, id: id.map { IDBits($0) }, name: try row.optional(column + 2) ?? "")
  }

  /// Of an operator a tenant sees the kind alone.
  package var actor: TypeV1.Actor {
    var actor = TypeV1.Actor()
    switch kind {
    case "user": (actor.kind, actor.id) = (.user, id.map { UserID(stored: $0).description } ?? "")
    case "api_key": (actor.kind, actor.id) = (.apiKey, id.map { APIKeyID(stored: $0).description } ?? "")
    case "platform": actor.kind = .platform
    default: actor.kind = .system
    }
    if actor.kind != .platform { actor.displayName = name }
    return actor
  }

  /// Kind, id and name.
  package var parameters: (Parameter, Parameter, Parameter) { (.text(kind), .uuid(id?.bits), .text(name)) }
}
