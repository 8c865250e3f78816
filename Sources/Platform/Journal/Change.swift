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
  /// Of the journal's row, where the answer names it.
  package var record: IDBits?
  /// What it counts beside being a write, by the names of Muster's own meters.
  package var usage: [String: Int64] = [:]

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
  package init(user: UserID?, key: APIKeyID?, name: String) {
    actor =
      user.map { JournalActor(kind: "user", id: $0.stored, name: name) }
      ?? key.map { JournalActor(kind: "api_key", id: $0.stored, name: name) }
      ?? JournalActor(nil)
  }
}

/// The thing that was changed.
package struct ChangeTarget: Hashable, Sendable {
  /// The prefix of its ids.
  package let kind: String
  package let id: IDBits
  /// After the change; 0 for a thing without versions, and for one that is gone.
  package let version: Int64
  /// Before it; 0 when the change made it.
  package let versionBefore: Int64

  /// A change raises a version by one.
  package init(_ id: some ResourceID, version: Int64 = 0) {
    self.init(id, version: version, before: max(0, version - 1))
  }

  package init(_ id: some ResourceID, version: Int64, before: Int64) {
    kind = type(of: id).prefix
    self.id = id.stored
    (self.version, versionBefore) = (version, before)
  }
}
