package import MusterAuditAPI
import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension AuditService {
  /// How often one call looks before it answers with what it has.
  private static let looksMax = 50

  package func listAuditEvents(
    _ request: AuditV1.ListAuditEventsRequest, as caller: Caller
  ) async throws(RPCError) -> AuditV1.ListAuditEventsResponse {
    let tenant = try caller.admittedTenant()
    let isForOperator = (caller.principal as? Principal)?.isPlatform == true
    let filter = AuditFilter(request, isForOperator: isForOperator)
    let isDescending = ListOrder(
      request.orderBy, unstated: ListOrder("create_time", isDescending: true)
    ).isDescending
    let list = PageTokens.List(tenant, AuditV1.Method.listAuditEvents.info, of: request)
    var place = TimePlace.start(isDescending)
    if !request.pageToken.isEmpty {
      let parts = try pages.open(request.pageToken, of: list, count: 2)
      place = try TimePlace(parts[0], parts[1])
    }

    var response = AuditV1.ListAuditEventsResponse()
    let size = PageSize.rows(request.pageSize)
    var isEnd = false
    for _ in 0..<Self.looksMax where !isEnd && response.auditEvents.count < size {
      let (from, most) = (place, size - response.auditEvents.count + 1)
      let look = try await look(isDescending, after: from, filter, most: most, of: tenant, as: caller)
      response.auditEvents += try reading { () throws(PostgresError) in
        try look.rows.map { row throws(PostgresError) in
          try AuditV1.AuditEvent(row, isForOperator: isForOperator)
        }
      }
      (place, isEnd) = (look.last ?? place, look.isEnd)
    }

    if !isEnd { response.nextPageToken = pages.seal(place.parts, of: list) }
    return response
  }

  private func look(
    _ isDescending: Bool, after place: TimePlace, _ filter: AuditFilter, most: Int, of tenant: TenantID,
    as caller: Caller
  ) async throws(RPCError) -> AuditStore.Look {
    // What operators did stands in the logs of all tenants.
    if tenant == .platform {
      return try await system.read("audit.platform", deadline: caller.deadline) { tx throws(RPCError) in
        try await AuditStore.look(tx, isDescending: isDescending, after: place, filter, most: most)
      }
    }
    return try await tenants.read(caller) { tx throws(RPCError) in
      try await AuditStore.look(tx, isDescending: isDescending, after: place, filter, most: most)
    }
  }
}

extension AuditV1.ListAuditEventsRequest: ListRequest {}

extension AuditFilter {
  fileprivate init(_ request: AuditV1.ListAuditEventsRequest, isForOperator: Bool) {
    self.init(
      isForOperator: isForOperator, actor: request.actorID, method: request.method, target: request.targetID,
      requestID: request.requestID, traceID: request.traceID, outcome: request.outcome.filtered,
      start: request.startTime.flatMap { PostgresTime($0) },
      end: request.endTime.flatMap { PostgresTime($0) })
  }
}
