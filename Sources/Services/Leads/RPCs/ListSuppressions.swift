import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  package func listSuppressions(
    _ request: LeadsV1.ListSuppressionsRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ListSuppressionsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(request, LeadsV1.Method.listSuppressions.info, of: tenant, pages)
    var filter = SuppressionPagesStore.Filter(request)
    if !request.value.isEmpty {
      let kind = SuppressedKind(request.kind)
      guard let value = SuppressedValue(request.value, kind) else {
        throw .suppressionRefused([.valueInvalid(kind)], at: "")
      }
      filter.kind = value.kind.rawValue
      filter.hash = suppressions.hashes.hash(value)
    }

    let (narrowed, isOperator) = (filter, caller.isOperator)
    let rows = try await tenants.read(caller) { tx throws(RPCError) in
      try await SuppressionPagesStore.page(tx, page, narrowed)
    }

    var response = LeadsV1.ListSuppressionsResponse()
    (response.suppressions, response.nextPageToken) = try page.messages(
      rows,
      place: { row throws(PostgresError) in try SuppressionPagesStore.place(row, page.order) },
      { row throws(PostgresError) in
        try LeadsV1.Suppression(row, in: tenant, isForOperator: isOperator)
      })
    return response
  }
}

extension LeadsV1.ListSuppressionsRequest: ListRequest {}

extension SuppressionPagesStore.Filter {
  fileprivate init(_ request: LeadsV1.ListSuppressionsRequest) {
    self.init(
      kind: request.kind.stored, reason: request.reason.stored, hash: nil, run: ImportID(request.importID),
      campaign: CampaignID(request.campaignID), showsRemoved: request.showDeleted,
      showsExpired: request.showExpired)
  }
}
