package import MusterCampaignsAPI
import MusterCore
import MusterJobs
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func listTemplates(
    _ request: CampaignsV1.ListTemplatesRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListTemplatesResponse {
    let tenant = try caller.admittedTenant()
    var filter = TemplateFilter()
    (filter.industry, filter.revision) = (TextKey.folded(request.industry), request.icpRevision)
    (filter.parent, filter.job) = (TemplateID(request.parentID), JobID(request.jobID)?.bits)
    let page = try ListPage(request, CampaignsV1.Method.listTemplates.info, of: tenant, pages)

    var found = WalkPage<CampaignsV1.Template>()
    if request.origin != .builtIn {
      found = try await tenants.read(caller) { [filter] tx throws(RPCError) in
        try await TemplateStore.page(tx, filter, page)
      }
    }
    if request.origin != .generated { found = Self.joined(found, BuiltInTemplates.wanted(filter), page) }
    return .with { ($0.templates, $0.nextPageToken) = (found.items, found.next.map(page.token) ?? "") }
  }

  /// A page of rows with those that are no rows, in one order.
  private static func joined(
    _ rows: WalkPage<CampaignsV1.Template>, _ others: [CampaignsV1.Template], _ page: ListPage
  ) -> WalkPage<CampaignsV1.Template> {
    let order = page.order
    func isBehind(_ one: ListPlace, _ other: ListPlace) -> Bool {
      order.isDescending ? one.isBefore(other) : other.isBefore(one)
    }
    var due = others.filter { template in
      page.place.map { isBehind(template.place(order), $0) } ?? true
    }
    // What comes behind the last row is for a later page.
    if let next = rows.next { due.removeAll { isBehind($0.place(order), next) } }
    let all = (rows.items + due).sorted { isBehind($1.place(order), $0.place(order)) }
    if all.count <= page.size { return WalkPage(items: all, next: rows.next) }
    let items = Array(all.prefix(page.size))
    return WalkPage(items: items, next: items.last?.place(order))
  }
}

extension CampaignsV1.ListTemplatesRequest: ListRequest {}

extension CampaignsV1.Template {
  /// Where it stands, as the places of rows say it.
  fileprivate func place(_ order: ListOrder) -> ListPlace {
    ListPlace(order.field == "name" ? TextKey.folded(name) : "", TemplateID(id)?.bits ?? 0)
  }
}

extension ListPlace {
  /// By their bytes, as rows are ordered.
  fileprivate func isBefore(_ other: ListPlace) -> Bool {
    if value == other.value { return id < other.id }
    return value.utf8.lexicographicallyPrecedes(other.value.utf8)
  }
}

extension BuiltInTemplates {
  /// None comes from a profile or a job.
  fileprivate static func wanted(_ filter: TemplateFilter) -> [CampaignsV1.Template] {
    if filter.revision != 0 || filter.parent != nil || filter.job != nil { return [] }
    if filter.industry.isEmpty { return all }
    return all.filter { TextKey.folded($0.industry) == filter.industry }
  }
}
