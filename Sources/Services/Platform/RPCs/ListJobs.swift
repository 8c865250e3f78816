import MusterCore
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension PlatformService {
  package func listJobs(
    _ request: PlatformV1.ListJobsRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.ListJobsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(request, PlatformV1.Method.listJobs.info, of: tenant, pages)
    let (order, filter) = (JobStore.JobPages(page.order), JobStore.Filter(request))
    let place = page.place ?? order.start

    let rows: ResultSet
    if request.tenantID.isEmpty {
      rows = try await system.read("jobs.list", deadline: caller.deadline) { tx throws(RPCError) in
        try await JobStore.page(tx, order, after: place, filter, most: page.most)
      }
    } else {
      rows = try await tenants.read(caller) { tx throws(RPCError) in
        try await JobStore.page(tx, order, after: place, filter, most: page.most)
      }
    }

    var response = PlatformV1.ListJobsResponse()
    let isPlatform = caller.isOperator
    (response.jobs, response.nextPageToken) = try page.messages(rows, place: order.place) {
      row throws(PostgresError) in try PlatformV1.Job(row, forPlatform: isPlatform)
    }
    return response
  }
}

extension PlatformV1.ListJobsRequest: ListRequest {}

extension JobStore.Filter {
  fileprivate init(_ request: PlatformV1.ListJobsRequest) {
    self.init(
      states: request.states.map(\.stored), kind: request.kind, target: request.targetID,
      scheduleKey: request.scheduleKey, traceID: request.traceID, start: .timestamp(request.startTime),
      end: .timestamp(request.endTime))
  }
}

extension Caller {
  /// Who is shown operators by their names.
  var isOperator: Bool { (principal as? Principal)?.isPlatform == true }
}
