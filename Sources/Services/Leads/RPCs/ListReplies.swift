import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  /// How often one call looks before it answers with what it has.
  private static let looksMax = 50

  package func listReplies(
    _ request: LeadsV1.ListRepliesRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ListRepliesResponse {
    let tenant = try caller.admittedTenant()
    let list = PageTokens.List(tenant, LeadsV1.Method.listReplies.info, of: request)
    let isDescending = ListOrder(
      request.orderBy, unstated: ListOrder("occur_time", isDescending: true)
    ).isDescending
    var place = TimePlace.start(isDescending)
    if !request.pageToken.isEmpty {
      let parts = try pages.open(request.pageToken, of: list, count: 2)
      place = try TimePlace(parts[0], parts[1])
    }

    var response = LeadsV1.ListRepliesResponse()
    let size = PageSize.rows(request.pageSize)
    var isEnd = false
    for _ in 0..<Self.looksMax where !isEnd && response.replies.count < size {
      let most = size - response.replies.count + 1
      let look = InboxStore.look(
        tenant, after: place, request, isDescending: isDescending, most: most)
      let results = try await tenants.read(caller) { tx throws(RPCError) in
        try await tx.run(look, ReplyStore.unread(of: tenant))
      }
      try reading { () throws(PostgresError) in
        let found = try InboxStore.found(results[0], most: most, of: tenant)
        response.replies += found.replies
        (place, isEnd) = (found.last ?? place, found.isEnd)
        let unread: Int64 = try results[1].first?.value(0) ?? 0
        response.unreadCount = TypeV1.Count(unread, upTo: ReplyStore.unreadMax)
      }
    }

    if !isEnd { response.nextPageToken = pages.seal(place.parts, of: list) }
    return response
  }
}

extension LeadsV1.ListRepliesRequest: ListRequest {}
