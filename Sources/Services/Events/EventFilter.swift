import MusterCore
import MusterPostgres
import MusterRows

/// Which events are wanted.
struct EventFilter: Sendable {
  /// As rows have them.
  let types: [String]
  /// Of things; empty for all.
  let targets: [IDBits]
  let targetKinds: [String]
  let actor: StoredActor
  let requestID: String
  let traceID: String
  /// From, and before.
  let start: PostgresTime
  let end: PostgresTime

  /// What is no id is nobody's.
  init(
    types: [String], targets: [String], actor: String, requestID: String = "", traceID: String = "",
    start: PostgresTime? = nil, end: PostgresTime? = nil
  ) {
    let ids = targets.map { TypeID($0) ?? TypeID(prefix: "-", bits: 0) }
    self.types = types
    self.targets = ids.map { IDBits($0.bits) }
    targetKinds = ids.map(\.prefix)
    self.actor = StoredActor(actor, isForOperator: false)
    (self.requestID, self.traceID) = (requestID, traceID)
    (self.start, self.end) = (start ?? .minusInfinity, end ?? .infinity)
  }

  /// In the order of `EventStore.filters`.
  var parameters: [Parameter] {
    [
      .texts(types), .uuids(targets.map(\.bits)), .texts(targetKinds), .texts(actor.kinds),
      .uuid(actor.id?.bits), .text(requestID), .text(traceID), .timestamp(start), .timestamp(end),
    ]
  }
}
