import MusterCore
import MusterPostgres
import MusterRows

/// Which records are wanted.
struct AuditFilter: Sendable {
  /// Whoever asks: of operators tenants see the kind alone, and so they cannot ask after one.
  let isForOperator: Bool
  let actor: StoredActor
  /// An RPC, or a whole service; empty for all.
  let method: String
  /// Empty for all; what is no id is nobody's.
  let targetKind: String
  let target: IDBits?
  let requestID: String
  let traceID: String
  /// As rows have it; empty for all.
  let outcome: String
  /// From, and before.
  let start: PostgresTime
  let end: PostgresTime

  init(
    isForOperator: Bool, actor: String, method: String, target: String, requestID: String, traceID: String,
    outcome: String, start: PostgresTime?, end: PostgresTime?
  ) {
    self.isForOperator = isForOperator
    self.actor = StoredActor(actor, isForOperator: isForOperator)
    (self.method, self.requestID, self.traceID, self.outcome) = (method, requestID, traceID, outcome)
    let id = target.isEmpty ? nil : TypeID(target) ?? TypeID(prefix: "-", bits: 0)
    (targetKind, self.target) = (id?.prefix ?? "", id.map { IDBits($0.bits) })
    (self.start, self.end) = (start ?? .minusInfinity, end ?? .infinity)
  }

  /// In the order of `AuditStore.filters`.
  var parameters: [Parameter] {
    [
      .texts(actor.kinds), .uuid(actor.id?.bits), .text(method), .text(targetKind),
      .uuid(target?.bits), .text(requestID), .text(traceID), .text(outcome), .timestamp(start),
      .timestamp(end),
    ]
  }
}
