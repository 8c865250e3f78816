import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  /// How often one call looks before it answers with what it has.
  private static let looksMax = 50

  package func listActivities(
    _ request: LeadsV1.ListActivitiesRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ListActivitiesResponse {
    let tenant = try caller.admittedTenant()
    let list = PageTokens.List(tenant, LeadsV1.Method.listActivities.info, of: request)
    let isDescending = ListOrder(
      request.orderBy, unstated: ListOrder("occur_time", isDescending: true)
    ).isDescending
    var timeline = Timeline(
      TimelineFilter(request), isDescending: isDescending, most: PageSize.rows(request.pageSize))
    if !request.pageToken.isEmpty {
      let parts = try pages.open(request.pageToken, of: list, count: 2)
      timeline.place = try TimePlace(parts[0], parts[1])
    }

    for _ in 0..<Self.looksMax where !timeline.isDone {
      let (statements, look) = (timeline.statements(of: tenant), timeline)
      let results = try await tenants.read(caller) { tx throws(RPCError) in try await tx.run(statements) }
      timeline = try reading { () throws(PostgresError) in
        var next = look
        try next.take(results, of: tenant)
        return next
      }
    }

    var response = LeadsV1.ListActivitiesResponse()
    response.activities = timeline.entries
    if !timeline.isEnd { response.nextPageToken = pages.seal(timeline.place.parts, of: list) }
    return response
  }
}

extension LeadsV1.ListActivitiesRequest: ListRequest {}
