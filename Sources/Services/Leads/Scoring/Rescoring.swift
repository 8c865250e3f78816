import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy
import MusterWire

/// Which leads a run scores anew, and by which model.
struct RescoreRun: Sendable {
  /// Of one transaction and one answer.
  static let chunkMax = 1_000

  /// Nil for the active one.
  var model: ScoringModelID?
  var filter = LeadFilter()
  /// In their order; nil for all that fit.
  var ids: [LeadID]?
  var isTrial = false

  /// Those of the next chunk, and where the one after it begins.
  func page(
    _ tx: borrowing TenantTransaction, after place: ListPlace?
  ) async throws(RPCError) -> (leads: [LeadID], next: ListPlace?) {
    if let ids { return (ids, nil) }
    let page = try await LeadListStore.page(
      tx, LeadWalk.of(filter, in: nil), filter, isDescending: false, after: place, most: Self.chunkMax)
    return (page.ids, page.next)
  }

  func total(_ tx: borrowing TenantTransaction) async throws(RPCError) -> (value: Int64, isExact: Bool) {
    guard let ids else { return try await LeadListStore.count(tx, LeadWalk.of(filter, in: nil), filter) }
    let leads = try await LeadStore.get(tx, ids)
    return (Int64(leads.values.filter { filter.fits($0) }.count), true)
  }
}

extension LeadFilter {
  /// Whether a run of scoring takes the lead.
  func fits(_ lead: LeadsV1.Lead) -> Bool {
    lead.deleteTime == nil && (status.isEmpty || lead.status.stored == status)
      && (tier.isEmpty || lead.tier.stored == tier)
      && (campaign.map { $0.description == lead.campaignID } ?? true)
      && (owner.map { $0.description == lead.ownerID } ?? true)
      && (tag.isEmpty || lead.tags.contains { LeadTags.key($0) == tag })
  }
}

/// What became of a chunk of leads.
struct RescoredChunk: Sendable {
  let model: ScoringModelID
  /// How many were scored, changed or not.
  var count = 0
  /// Where score or tier changed.
  var changes: [LeadsV1.ScoreChange] = []
  /// All of which anything was stored, and which of their fields.
  private(set) var stored: [LeadID] = []
  private var fields: [[String]] = []

  init(model: ScoringModelID) { self.model = model }

  mutating func store(_ lead: StoredLead, over former: StoredLead) {
    stored.append(lead.id)
    fields.append(LeadFields.changed(from: former.lead, to: lead.lead))
  }

  var event: ChangeEvent {
    func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }
    return ChangeEvent(
      .leadsRescored,
      object: """
        {"model_id":"\(model)","updated_ids":[\(list(stored.map(\.description)))],\
        "updated_fields":[\(list(fields.map { $0.joined(separator: ",") }))]}
        """)
  }
}

extension LeadsService {
  /// Scores leads that fit, and stores what has changed; a trial does neither lock nor store.
  func rescore(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID], _ run: RescoreRun, by author: Author,
    cause: LeadsV1.ScoreCause
  ) async throws(RPCError) -> RescoredChunk {
    let all = run.isTrial ? try await LeadStore.seen(tx, ids) : try await LeadStore.held(tx, ids)
    let leads = all.filter { run.filter.fits($0.lead) }
    let scorer = try await scorer(tx, of: leads.map(\.id), named: run.model, isTrial: run.isTrial)
    var chunk = RescoredChunk(model: ScoringModelID(stored: scorer.model.id))
    var writes = LeadWrites(by: author, at: .now)
    for former in leads {
      var lead = former
      chunk.count += 1
      guard writes.score(&lead, from: former, scorer, cause: cause) else { continue }
      chunk.store(lead, over: former)
      let change = LeadsV1.ScoreChange(former, lead)
      if change.oldScore != change.newScore || change.oldTier != change.newTier {
        chunk.changes.append(change)
      }
    }
    if !run.isTrial { try await save(writes, tx) }
    return chunk
  }
}

extension LeadWrites {
  /// Scores a lead whatever has changed; a first score moves it. False when nothing is to be stored.
  mutating func score(
    _ lead: inout StoredLead, from former: StoredLead, _ scorer: LeadScorer, cause: LeadsV1.ScoreCause
  ) -> Bool {
    if lead.lead.status == .new || lead.lead.status == .enriched {
      move(&lead, to: .scored)
    }
    return change(&lead, from: former, scorer: scorer, mustScore: true, cause: cause)
  }
}

extension LeadsV1.ScoreChange {
  init(_ former: StoredLead, _ lead: StoredLead) {
    self.init()
    leadID = lead.id.description
    if former.isScored { (oldScore, oldTier) = (former.lead.score, former.lead.tier) }
    (newScore, newTier) = (lead.lead.score, lead.lead.tier)
  }
}
