package import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
import Synchronization

/// What the server has done by itself, and what is told of it in the journal.
package struct WorkDone<Value: Sendable>: Sendable {
  package var value: Value
  /// None when there is nothing worth telling.
  package var records: [WorkRecord]

  package init(_ value: Value, _ records: [WorkRecord] = []) {
    (self.value, self.records) = (value, records)
  }
}

extension WorkDone<Void> {
  /// Nothing is told of it.
  package static var quietly: WorkDone { WorkDone(()) }
}

/// One thing that was changed, as a row of the journal tells it.
package struct WorkRecord: Sendable {
  /// Of the journal's row.
  package let id = IDBits(UUIDv7.next())
  let target: ChangeTarget?
  let fields: [String]
  let event: ChangeEvent?

  package init(_ target: ChangeTarget?, fields: [String] = [], event: ChangeEvent? = nil) {
    (self.target, self.fields, self.event) = (target, fields, event)
  }
}

/// What has to hold for work to be done, looked at before its first statement and in its transaction.
package struct WorkGuard: Sendable {
  /// Whose rows say so.
  let home: TenantID
  let statement: BoundStatement
  let check: @Sendable (ResultSet) throws(RPCError) -> Void
  /// What is written there at the end.
  let closing: @Sendable () -> [BoundStatement]

  package init(
    in home: TenantID, _ statement: BoundStatement, closing: @escaping @Sendable () -> [BoundStatement],
    check: @escaping @Sendable (ResultSet) throws(RPCError) -> Void
  ) {
    (self.home, self.statement, self.closing, self.check) = (home, statement, closing, check)
  }
}

extension Journal {
  /// One transaction of the server's own on a tenant's rows: a job's, whose kind stands in the journal where
  /// a call has its method. The body may be run again, so it does nothing but its statements.
  package func work<Value: Sendable>(
    _ kind: String, in tenant: TenantID, deadline: Int64? = nil, guarded condition: WorkGuard? = nil,
    traceID: String = "", _ body: (borrowing TenantTransaction) async throws(RPCError) -> WorkDone<Value>
  ) async throws(RPCError) -> Value {
    let work = Work(
      kind: kind, home: condition?.home ?? tenant, place: tenant, condition: condition, traceID: traceID)
    var attempt = 1
    while true {
      let state = WorkState<Value>()
      do throws(RPCError) {
        return try await self.attempt(work, state, deadline, body)
      } catch {
        guard error.databaseError?.outcome == .unknown, attempt < Self.attemptsMax,
          let transaction = state.transaction, let (value, record) = state.done
        else { throw error }
        let trace = Trace(transaction: transaction, record: record, tenant: tenant)
        if try await isDone(trace, until: deadline, error) { return value }
      }
      attempt += 1
    }
  }

  /// What the server does by itself within a call's transaction, told beside the row of the call.
  package static func tell(
    _ tx: borrowing TenantTransaction, _ kind: String, _ records: [WorkRecord]
  ) async throws(RPCError) {
    if records.isEmpty { return }
    let tenant = tx.tenant
    _ = try await tx.run(
      records.map { record in
        JournalStore.append(
          JournalEntry(
            id: record.id, tenant: tenant, actor: JournalActor(nil), method: kind, target: record.target,
            fields: record.fields, event: record.event))
      })
  }

  private func attempt<Value: Sendable>(
    _ work: Work, _ state: WorkState<Value>, _ deadline: Int64?,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> WorkDone<Value>
  ) async throws(RPCError) -> Value {
    let opening = Opening(work.opening) { results throws(RPCError) in
      try state.opened(reading { () throws(PostgresError) in try results[0].first?.value(0) })
      try work.condition?.check(results[1])
    }
    return try await database.write(bound: work.home, as: nil, deadline: deadline, opening: opening) {
      tx throws(RPCError) in
      let done = try await body(tx.at(work.place))
      if let record = done.records.first { state.done = (done.value, record.id) }
      return (done.value, .commit(work.closing(done.records)))
    }
  }
}

/// What goes around the statements of a piece of work.
private struct Work {
  let kind: String
  let home: TenantID
  let place: TenantID
  let condition: WorkGuard?
  /// Of the call that asked for it; empty when nobody did.
  let traceID: String

  var opening: [BoundStatement] {
    var statements: [BoundStatement] = []
    if let condition { statements.append(condition.statement) }
    if place != home { statements.append(Binding.move(to: place)) }
    return statements
  }

  func closing(_ records: [WorkRecord]) -> [BoundStatement] {
    var statements = records.map { record in
      JournalStore.append(
        JournalEntry(
          id: record.id, tenant: place, actor: JournalActor(nil), method: kind,
          origin: CallOrigin(traceID: traceID), target: record.target, fields: record.fields,
          event: record.event))
    }
    let last = condition?.closing() ?? []
    if place != home, !last.isEmpty { statements.append(Binding.move(to: home)) }
    statements += last
    return statements
  }
}

/// What is known of one attempt, told by the transaction as it goes.
final class WorkState<Value: Sendable>: Sendable {
  private struct Known {
    var transaction: UInt64?
    var done: (value: Value, record: IDBits)?
  }

  private let known = Mutex(Known())

  func opened(_ transaction: UInt64?) { known.withLock { $0.transaction = transaction } }

  var transaction: UInt64? { known.withLock { $0.transaction } }

  /// What comes of it when the commit turns out to have been done, and the row of the journal that tells.
  /// Work of which the journal does not tell leaves nothing to be found by: whoever asked for it asks again.
  var done: (value: Value, record: IDBits)? {
    get { known.withLock { $0.done } }
    set { known.withLock { $0.done = newValue } }
  }
}
