package import MusterCore
package import MusterTypesAPI

extension TypeV1.Actor {
  /// Whoever a row names. Of an operator a tenant sees the kind alone.
  package init(stored kind: String, id: IDBits?, name: String?, isForOperator: Bool) {
    self.init()
    switch kind {
    case "user":
      (self.kind, self.id, displayName) = (.user, id.map { UserID(stored: $0).description } ?? "", name ?? "")
    case "api_key":
      (self.kind, self.id) = (.apiKey, id.map { APIKeyID(stored: $0).description } ?? "")
      displayName = name ?? ""
    case "platform":
      self.kind = .platform
      if isForOperator { self.id = id.map { UserID(stored: $0).description } ?? "" }
    default: self.kind = .system
    }
  }
}

/// Whoever a list is narrowed to, as rows name them.
package struct StoredActor: Hashable, Sendable {
  package let kinds: [String]
  package let id: IDBits?

  /// Empty for everybody. An operator's deeds are found by operators alone; what is nobody's id finds none.
  package init(_ text: String, isForOperator: Bool) {
    if text.isEmpty {
      (kinds, id) = ([], nil)
    } else if let user = UserID(text) {
      (kinds, id) = (isForOperator ? ["user", "platform"] : ["user"], user.stored)
    } else {
      (kinds, id) = (["api_key"], APIKeyID(text)?.stored ?? IDBits(0))
    }
  }
}
