package import MusterCore
package import MusterWire

/// What a write has done: its answer, and what is told of it in the journal.
package struct Change<Response: WireMessage>: Sendable {
  package var response: Response
  /// What a repeat of the request is answered; nil for the same. Without the secrets that are shown once.
  package var replay: Response?
  package var target: ChangeTarget?
  /// The names of the fields that changed, never their values.
  package var fields: [String]
  package var event: ChangeEvent?
  /// Nothing was changed: no record is left, and the request id stays unspent.
  package var isNothing = false
  /// Who did it, where the call itself carries no credentials and the request proves who asks.
  package var actor: ChangeActor?

  package init(
    _ response: Response, replay: Response? = nil, target: ChangeTarget?, fields: [String] = [],
    event: ChangeEvent? = nil
  ) {
    (self.response, self.replay, self.target) = (response, replay, target)
    (self.fields, self.event) = (fields, event)
  }

  package static func nothing(_ response: Response) -> Change {
    var change = Change(response, target: nil)
    change.isNothing = true
    return change
  }
}

/// Somebody whom a request has proven to ask.
package struct ChangeActor: Sendable {
  let actor: JournalActor

  /// With a grant, for the name.
  package init(user: UserID?, key: APIKeyID, name: String) {
    actor =
      user.map { JournalActor(kind: "user", id: $0.bits, name: name) }
      ?? JournalActor(kind: "api_key", id: key.bits, name: name)
  }
}

/// The thing that was changed.
package struct ChangeTarget: Hashable, Sendable {
  /// The prefix of its ids.
  package let kind: String
  package let id: UInt128

  package init(_ id: some ResourceID) {
    kind = type(of: id).prefix
    self.id = id.bits
  }
}

/// What is announced to those who watch, once the write is committed.
package struct ChangeEvent: Hashable, Sendable {
  /// `tenants.tenant.updated`.
  package let type: String
  /// A JSON object without personal data.
  package let payload: String

  package init(_ type: String, payload: String = "{}") {
    (self.type, self.payload) = (type, payload)
  }
}
