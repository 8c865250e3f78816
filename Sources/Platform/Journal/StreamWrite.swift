import MusterCore
import MusterPostgres
package import MusterRPC
package import MusterTenancy

extension Journal {
  /// One transaction of a stream, such as a chunk of an import. It has no request id: what the stream keeps of
  /// itself tells a repeat, and is written in the same transaction. A row of the journal is left for each
  /// record. The body may be run again, so it does nothing but its statements.
  package func write<Value: Sendable>(
    _ method: MethodInfo, partOf caller: Caller, isTrial: Bool = false,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> WorkDone<Value>
  ) async throws(RPCError) -> Value {
    let tenant = try caller.admittedTenant()
    let part = StreamPart(method: method, caller: caller, tenant: tenant, isTrial: isTrial)
    var attempt = 1
    while true {
      let state = WorkState<Value>()
      do throws(RPCError) {
        return try await self.attempt(part, state, body)
      } catch {
        guard error.databaseError?.outcome == .unknown, attempt < Self.attemptsMax,
          let transaction = state.transaction
        else { throw error }
        if try await isDone(transaction, until: caller.deadline, error), let value = state.value {
          return value
        }
      }
      attempt += 1
    }
  }

  private func attempt<Value: Sendable>(
    _ part: StreamPart, _ state: WorkState<Value>,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> WorkDone<Value>
  ) async throws(RPCError) -> Value {
    let opening = Opening([]) { results throws(RPCError) in
      try state.opened(reading { () throws(PostgresError) in try results[0].first?.value(0) })
    }
    return try await database.write(
      bound: part.tenant, as: nil, deadline: part.caller.deadline, opening: opening, note: part.caller.note
    ) { tx throws(RPCError) in
      let done = try await body(tx)
      if part.isTrial { return (done.value, .rollBack) }
      state.value = done.value
      if !done.records.isEmpty { part.caller.note?.change() }
      return (done.value, .commit(part.closing(done.records)))
    }
  }
}

/// What goes around the statements of a part of a stream.
private struct StreamPart {
  let method: MethodInfo
  let caller: Caller
  let tenant: TenantID
  /// Everything is done, then undone.
  let isTrial: Bool

  func closing(_ records: [WorkRecord]) -> [BoundStatement] {
    let principal = caller.principal as? Principal
    return records.map { record in
      JournalStore.append(
        JournalEntry(
          id: record.id, tenant: tenant, actor: JournalActor(principal), method: method.path,
          permission: method.permission(of: principal), origin: CallOrigin(caller), target: record.target,
          fields: record.fields, event: record.event))
    }
  }
}
