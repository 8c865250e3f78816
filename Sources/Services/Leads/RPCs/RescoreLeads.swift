import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsService {
  package func rescoreLeads(
    _ request: LeadsV1.RescoreLeadsRequest, to responses: ResponseWriter<LeadsV1.RescoreLeadsResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    let run = try RescoreRun(request)
    let author = Author(caller.principal as? Principal)
    var progress = LeadsV1.RescoreLeadsResponse()
    let (total, model) = try await tenants.read(caller) { tx throws(RPCError) in
      // A model that cannot be used is refused before anything is done.
      let scorer = try await scorer(tx, of: [], named: run.model, isTrial: run.isTrial)
      return (try await run.total(tx), ScoringModelID(stored: scorer.model.id))
    }
    progress.total = .with { ($0.value, $0.exact) = (total.value, total.isExact) }
    progress.modelID = model.description

    var place: ListPlace?
    repeat {
      let page = try await tenants.read(caller) { [place] tx throws(RPCError) in
        try await run.page(tx, after: place)
      }
      place = page.next
      // Where a filter leaves out all of a look there is nothing to tell.
      if page.leads.isEmpty, page.next != nil { continue }
      let chunk = try await rescored(page.leads, run, request, by: author, as: caller)
      progress.changes = request.countsOnly ? [] : chunk.changes
      progress.scoredCount += chunk.scoredCount
      progress.changedCount += chunk.changedCount
      progress.modelID = chunk.modelID
      progress.done = page.next == nil
      try await responses.send(progress)
    } while place != nil
  }

  /// One transaction, or for a trial one read; none is open while the client reads.
  private func rescored(
    _ leads: [LeadID], _ run: RescoreRun, _ request: LeadsV1.RescoreLeadsRequest, by author: Author,
    as caller: Caller
  ) async throws(RPCError) -> LeadsV1.RescoreLeadsResponse {
    if run.isTrial {
      return try await tenants.read(caller) { tx throws(RPCError) in
        LeadsV1.RescoreLeadsResponse(try await rescore(tx, leads, run, by: author, cause: .rescore))
      }
    }
    return try await journal.writePart(LeadsV1.Method.rescoreLeads.info, request, as: caller) {
      tx throws(RPCError) in
      let chunk = try await rescore(tx, leads, run, by: author, cause: .rescore)
      let response = LeadsV1.RescoreLeadsResponse(chunk)
      if chunk.stored.isEmpty { return .nothing(response) }
      return Change(response, target: nil, fields: ["score"], event: chunk.event)
    }
  }
}

extension LeadsV1.RescoreLeadsResponse {
  /// Of one chunk.
  fileprivate init(_ chunk: RescoredChunk) {
    self.init()
    (changes, modelID) = (chunk.changes, chunk.model.description)
    (scoredCount, changedCount) = (Int64(chunk.count), Int64(chunk.changes.count))
  }
}

extension RescoreRun {
  fileprivate init(_ request: LeadsV1.RescoreLeadsRequest) throws(RPCError) {
    self.init()
    model = try LeadsService.modelID(request.modelID)
    isTrial = request.validateOnly
    (filter.status, filter.tier) = (request.status.stored, request.tier.stored)
    (filter.campaign, filter.owner) = (CampaignID(request.campaignID), UserID(request.ownerID))
    filter.tag = LeadTags.key(request.tagField)
    if !request.ids.isEmpty {
      ids = Set(request.ids.compactMap { LeadID($0) }).sorted { $0.bits < $1.bits }
    }
  }
}
