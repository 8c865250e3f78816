import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsService {
  package func listLeads(
    _ request: LeadsV1.ListLeadsRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ListLeadsResponse {
    let tenant = try caller.admittedTenant()
    let filter = LeadFilter(request)
    try Self.checkPrefixes(request)
    let order = ListOrder(request.orderBy, unstated: ListOrder("create_time", isDescending: true))
    let walk = LeadWalk.of(filter, in: request.orderBy.isEmpty ? nil : .init(order))
    // A prefix's own order rises, as words do in a book.
    let isDescending = request.orderBy.isEmpty && walk.order.isOfTexts ? false : order.isDescending
    let page = try ListPage(request, LeadsV1.Method.listLeads.info, of: tenant, pages)

    let (found, count) = try await tenants.read(caller) { tx throws(RPCError) in
      let found = try await LeadListStore.page(
        tx, walk, filter, isDescending: isDescending, after: page.place, most: page.size)
      guard request.withCount else { return (found, nil) as (LeadListStore.Page, TypeV1.Count?) }
      let (value, isExact) = try await LeadListStore.count(tx, walk, filter)
      return (found, .with { ($0.value, $0.exact) = (value, isExact) })
    }

    var response = LeadsV1.ListLeadsResponse()
    response.unknownFields = found.leads
    response.nextPageToken = found.next.map(page.token) ?? ""
    response.count = count
    return response
  }

  private static func checkPrefixes(_ request: LeadsV1.ListLeadsRequest) throws(RPCError) {
    let stated = [
      ("name_prefix", request.namePrefix), ("company_prefix", request.companyPrefix),
      ("email_prefix", request.emailPrefix),
    ].filter { !$0.1.isEmpty }.map(\.0)
    guard stated.count > 1 else { return }
    throw .fieldsInvalid(
      stated.dropFirst().map {
        FieldViolation(
          field: $0, description: "is given beside \(stated[0]); one prefix can be given in a call")
      })
  }
}

extension LeadsV1.ListLeadsRequest: ListRequest {}

extension LeadWalk.Order {
  fileprivate init(_ order: ListOrder) {
    switch order.field {
    case "update_time": self = .updated
    case "score": self = .score
    case "name": self = .name
    default: self = .created
    }
  }

  fileprivate var isOfTexts: Bool { [.name, .company, .email].contains(self) }
}
