import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  package func markRepliesRead(
    _ request: LeadsV1.MarkRepliesReadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.MarkRepliesReadResponse {
    var seen: Set<ActivityID> = []
    let ids = request.ids.compactMap { ActivityID($0) }.filter { seen.insert($0).inserted }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.markRepliesRead.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await ReplyStore.held(tx, ids)
      let unknown = request.ids.indices.filter { place in
        ActivityID(request.ids[place]).flatMap { former[$0] } == nil
      }
      if !unknown.isEmpty { throw .activityNotFound(unknown) }

      let changed = ids.filter { former[$0] == request.unread }
      let rows = try await tx.run(
        ReplyStore.mark(changed, of: tx.tenant, by: request.unread ? nil : author, at: .now),
        ReplyStore.several(ids, of: tx.tenant))[1]
      let tenant = tx.tenant
      var response = LeadsV1.MarkRepliesReadResponse()
      response.replies = try reading { () throws(PostgresError) in
        var replies: [ActivityID: LeadsV1.Reply] = [:]
        for row in rows {
          replies[ActivityID(try row.value(0) as UInt128)] = try LeadsV1.Reply(row, of: tenant)
        }
        return ids.compactMap { replies[$0] }
      }
      response.changedCount = Int32(clamping: changed.count)
      if changed.isEmpty { return .nothing(response) }
      return Change(
        response, target: changed.count == 1 ? changed.first.map { ChangeTarget($0) } : nil,
        fields: ["read"], event: ChangeEvent(.repliesMarked, object: Self.marks(changed, !request.unread)))
    }
  }

  private static func marks(_ ids: [ActivityID], _ read: Bool) -> String {
    let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"activityIds\":[\(list)],\"read\":\(read)}"
  }
}
