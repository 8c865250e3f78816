import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy

/// Changes of leads that are stored together, with all that they leave behind: versions and times, tags,
/// scores and their history, entries of the timeline. One lead and a thousand take the same way.
struct LeadWrites: Sendable {
  let author: Author
  let now: PostgresTime
  private(set) var made: [StoredLead] = []
  private(set) var changed: [StoredLead] = []
  private(set) var activities: [ActivityDraft] = []
  private(set) var scores: [ScoreDraft] = []
  /// Written by `LeadsService.save`.
  private(set) var wishes: [SuppressionWish] = []
  private var newTags: [LeadTagStore.Pair] = []
  private var oldTags: [LeadTagStore.Pair] = []

  init(by author: Author, at now: PostgresTime) {
    (self.author, self.now) = (author, now)
  }

  mutating func make(_ lead: inout StoredLead) {
    lead.takeOverride(at: now)
    made.append(lead)
    newTags += Self.tags(lead)
  }

  /// Stores `lead` in place of `former`, at the next version; false, and nothing is done, when they are the
  /// same. A lead that has a score is scored anew when anything that a model looks at has changed, by what
  /// `scorer` knows of it; with `mustScore` in any case.
  @discardableResult
  mutating func change(
    _ lead: inout StoredLead, from former: StoredLead, scorer: LeadScorer? = nil, mustScore: Bool = false,
    cause: LeadsV1.ScoreCause = .change
  ) -> Bool {
    if let scorer, mustScore || lead.isScored {
      score(&lead, former, scorer, cause, mustScore: mustScore)
    } else if !lead.isScored {
      lead.takeOverride(at: now)
    }
    if lead == former { return false }
    lead.lead.version = former.lead.version &+ 1
    lead.lead.updateTime = later(than: former).timestamp
    changed.append(lead)
    let (tags, formerTags) = (Self.tags(lead), Self.tags(former))
    newTags += tags.filter { tag in !formerTags.contains { $0.key == tag.key } }
    oldTags += formerTags.filter { tag in !tags.contains { $0.key == tag.key } }
    return true
  }

  mutating func add(_ activity: ActivityDraft) { activities.append(activity) }

  mutating func attributeFirst(_ attributed: AttributedActivity) {
    guard !activities.isEmpty else { return }
    activities[0].activity = attributed.activity
    activities[0].sequenceVersion = attributed.sequenceVersion
  }

  mutating func wish(_ wish: SuppressionWish) { wishes.append(wish) }

  /// The clocks of two servers may differ, and yet a later change is not earlier.
  private func later(than former: StoredLead) -> PostgresTime {
    guard let time = former.lead.updateTime.flatMap({ PostgresTime($0) }), now < time else { return now }
    return time
  }

  private static func tags(_ lead: StoredLead) -> [LeadTagStore.Pair] {
    lead.lead.tags.map { (lead.id, LeadTags.key($0)) }
  }

  private mutating func score(
    _ lead: inout StoredLead, _ former: StoredLead, _ scorer: LeadScorer, _ cause: LeadsV1.ScoreCause,
    mustScore: Bool
  ) {
    let inputs = ScoringInputs(lead.lead)
    let isKnownAnew = !former.isScored || inputs != ScoringInputs(former.lead)
    let isOverridden = lead.lead.tierOverride != former.lead.tierOverride
    guard mustScore || isKnownAnew || isOverridden else { return }
    let made = scorer.evaluate(inputs, lead, at: now)
    let parts = made.components
    let ownTier = scorer.ownTier(former, at: now)
    let isChange =
      !former.isScored || made.score != former.lead.score || parts != former.lead.scoreComponents
      || scorer.modelID != former.lead.scoreModelID || ownTier != .unspecified && made.tier != ownTier
    (lead.lead.score, lead.lead.scoreComponents) = (made.score, parts)
    lead.lead.tier = made.tier
    lead.rescoreTime = made.nextChange.flatMap { PostgresTime(unixMicroseconds: $0) }
    if isChange || isKnownAnew {
      (lead.lead.scoreModelID, lead.lead.scoreTime) = (scorer.modelID, now.timestamp)
      scores.append(
        ScoreDraft(
          id: IDBits(ActivityID.new().bits), lead: lead.id, time: now, score: made.score, tier: made.tier,
          parts: parts, model: scorer.model.id, cause: cause, inputs: inputs.bytes, isChange: isChange))
    }
    lead.takeOverride(at: now)
    if former.isScored, lead.lead.tier != former.lead.tier {
      activities.append(.tierChanged(lead, from: former.lead.tier, by: author, at: now))
    }
  }

  /// In the order in which they have to be done; leads that are made are inserted by their own caller, who
  /// has to look whether their keys were free.
  func statements(of tenant: TenantID) -> [BoundStatement] {
    var statements: [BoundStatement] = []
    if !changed.isEmpty { statements.append(LeadStore.update(changed, of: tenant)) }
    if !oldTags.isEmpty { statements.append(LeadTagStore.remove(oldTags, of: tenant)) }
    if !newTags.isEmpty { statements.append(LeadTagStore.add(newTags, of: tenant)) }
    if !scores.isEmpty { statements.append(ScoreStore.insert(scores, of: tenant)) }
    if !activities.isEmpty { statements.append(ActivityStore.insert(activities, of: tenant)) }
    return statements
  }

  func save(_ tx: borrowing TenantTransaction) async throws(RPCError) {
    let statements = statements(of: tx.tenant)
    guard !statements.isEmpty else { return }
    _ = try await tx.run(statements, refusing: RPCError.leadKeyTaken)
  }
}

extension StoredLead {
  /// The tier that was set by hand, as long as it holds; when that ends, the lead is looked at again.
  fileprivate mutating func takeOverride(at now: PostgresTime) {
    guard let override = lead.tierOverride, override.holds(at: now) else {
      if !isScored { (lead.tier, rescoreTime) = (.unspecified, nil) }
      return
    }
    lead.tier = override.tier
    guard let expiry = override.expireTime.flatMap({ PostgresTime($0) }) else { return }
    rescoreTime = rescoreTime.map { min($0, expiry) } ?? expiry
  }
}

extension LeadsV1.TierOverride {
  func holds(at now: PostgresTime) -> Bool {
    guard let expiry = expireTime.flatMap({ PostgresTime($0) }) else { return true }
    return now < expiry
  }
}
