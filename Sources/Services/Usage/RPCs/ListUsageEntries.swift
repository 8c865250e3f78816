import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  /// Of one message, so that every client can receive it.
  private static let bytesMax = 1 << 20

  package func listUsageEntries(
    _ request: UsageV1.ListUsageEntriesRequest,
    to responses: ResponseWriter<UsageV1.ListUsageEntriesResponse>, as caller: Caller
  ) async throws(RPCError) {
    let reader = try UsageReader(self, caller)
    if !request.category.isEmpty || !request.metric.isEmpty {
      _ = try await reader.meters(request.category, request.metric)
    }
    let filter = EntryLookStore.Filter(
      category: request.category, metric: request.metric,
      start: request.startTime.flatMap { PostgresTime($0) }, end: request.endTime.flatMap { PostgresTime($0) }
    )
    var place =
      try request.cursor.isEmpty ? JournalPlace.start : cursors.open(request.cursor, of: reader.tenant)
    var left = request.maxEntries == 0 ? Int64.max : request.maxEntries

    while true {
      // Nothing of the database is held while a slow reader is waited for.
      let look = try await self.look(reader, after: place, filter)
      var message = UsageV1.ListUsageEntriesResponse()
      var size = 0
      for row in look.rows {
        let (entry, entryPlace) = try reading { () throws(PostgresError) in
          (try UsageV1.UsageEntry(row, isForOperator: caller.isOperator), try row.place(0))
        }
        size += entry.bytes().count
        if size > Self.bytesMax, !message.usageEntries.isEmpty {
          message.cursor = cursors.seal(place, of: reader.tenant)
          try await responses.send(message)
          (message, size) = (UsageV1.ListUsageEntriesResponse(), entry.bytes().count)
        }
        message.usageEntries.append(entry)
        (place, left) = (entryPlace, left - 1)
        if left == 0 { break }
      }
      if left > 0 { place = look.place }
      message.cursor = cursors.seal(place, of: reader.tenant)
      let isEnd = look.isEnd || left == 0
      if isEnd || !message.usageEntries.isEmpty { try await responses.send(message) }
      if isEnd { return }
      if Task.isCancelled { throw .callCancelled }
    }
  }

  private func look(
    _ reader: UsageReader, after place: JournalPlace, _ filter: EntryLookStore.Filter
  ) async throws(RPCError) -> EntryLookStore.Look {
    let statements = EntryLookStore.statements(reader.tenant, after: place, filter)
    if reader.tenant == .platform {
      let results = try await system.read("usage.entries", deadline: reader.caller.deadline) {
        tx throws(RPCError) in try await tx.run(statements[0], statements[1])
      }
      return try EntryLookStore.found(results, after: place)
    }
    return try await tenants.read(reader.caller) { tx throws(RPCError) in
      try EntryLookStore.found(await tx.run(statements), after: place)
    }
  }
}
