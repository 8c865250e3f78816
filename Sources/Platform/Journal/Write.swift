import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterWire
import Synchronization

/// One write with all that goes around its change.
struct Write<Response: WireMessage>: Sendable {
  let method: MethodInfo
  let caller: Caller
  /// Whose rows hold the record of the request.
  let home: TenantID
  /// Whose rows are changed.
  let place: TenantID
  let user: UserID?
  let requestID: String
  /// Everything is done, then undone.
  let isTrial: Bool
  let key: RequestKey?

  /// Looks whether the request was done before.
  func opening(_ state: WriteState) -> Opening {
    var statements: [BoundStatement] = []
    if let key { statements = [JournalStore.record(key)] }
    if place != home { statements.append(Binding.move(to: place)) }
    let key = key
    return Opening(statements) { results throws(RPCError) in
      // First comes the binding.
      try state.opened(transaction: reading { () throws(PostgresError) in try results[0].first?.value(0) })
      guard let key, let record = try JournalStore.record(results[1]) else { return }
      state.replay = try Journal.response(record, key)
      throw .replayed
    }
  }

  /// Each write is one. What is the platform's own counts for nobody.
  private func usage(_ change: Change<Response>) -> String? {
    if place == .platform { return nil }
    // Most count nothing else.
    if change.usage.isEmpty { return "{\"muster/writes\": 1}" }
    let more = change.usage.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    return "{\"muster/writes\": 1, \(more.joined(separator: ", "))}"
  }

  /// The record of the request as it is now.
  func record(
    _ tx: borrowing TenantTransaction, _ key: RequestKey
  ) async throws(RPCError) -> JournalStore.Record? {
    let move = place == home ? [] : [Binding.move(to: home)]
    return try JournalStore.record(await tx.run(move + [JournalStore.record(key)]).last)
  }

  /// The row of the journal, and the answer for those who ask again.
  func closing(_ change: Change<Response>, as record: IDBits) -> [BoundStatement] {
    let entry = JournalEntry(
      id: record, tenant: place,
      actor: change.actor?.actor ?? JournalActor(caller.principal as? Principal),
      method: method.path, permission: method.permission(of: caller.principal as? Principal),
      origin: CallOrigin(caller), target: change.target, requestID: requestID, fields: change.fields,
      event: change.event, usage: usage(change))
    var statements = [JournalStore.append(entry)]
    if let key {
      if place != home { statements.append(Binding.move(to: home)) }
      statements.append(JournalStore.keep(key, about: place, (change.replay ?? change.response).bytes()))
    }
    return statements
  }
}

/// What is known of one attempt at a write. Its parts are told by the transaction as it goes.
final class WriteState: Sendable {
  private struct Known {
    var transaction: UInt64?
    var replay: [UInt8]?
    var answer: (response: [UInt8], record: IDBits)?
  }

  private let known = Mutex(Known())

  func opened(transaction: UInt64?) {
    known.withLock { $0.transaction = transaction }
  }

  var transaction: UInt64? { known.withLock { $0.transaction } }

  /// The answer of an earlier, same request.
  var replay: [UInt8]? {
    get { known.withLock { $0.replay } }
    set { known.withLock { $0.replay = newValue } }
  }

  /// What is answered when the commit turns out to have been done, and the row of the journal that tells so.
  var answer: (response: [UInt8], record: IDBits)? {
    get { known.withLock { $0.answer } }
    set { known.withLock { $0.answer = newValue } }
  }
}

extension RPCError {
  /// Ends the transaction of a repeat; its caller gets the first answer instead.
  static var replayed: RPCError {
    RPCError(.aborted, reason: "TRANSACTION_CONFLICT", message: "the request was done before")
  }
}
