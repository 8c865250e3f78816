import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy

/// One entry of a lead's score history.
struct ScoreDraft: Equatable, Sendable {
  let id: IDBits
  let lead: LeadID
  let time: PostgresTime
  let score: Int32
  /// Of the score, whatever was set by hand.
  let tier: LeadsV1.Tier
  let parts: LeadsV1.ScoreComponents
  let model: IDBits
  let cause: LeadsV1.ScoreCause
  let inputs: [UInt8]
  /// Otherwise what was known has changed, and the score has not.
  let isChange: Bool
}

/// All SQL on score histories.
enum ScoreStore {
  static let statements = [insert]

  private static let insert = Statement(
    """
    INSERT INTO lead_scores (
      tenant_id, lead_id, score_id, score_time, score, tier, data_quality, authority, company_fit, timing,
      risk, model_id, cause, inputs, is_change)
    SELECT $1, u.lead_id, u.score_id, u.score_time, u.score, u.tier, u.data_quality, u.authority,
      u.company_fit, u.timing, u.risk, u.model_id, u.cause, u.inputs, u.is_change = 1
    FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      AS u(lead_id, score_id, score_time, score, tier, data_quality, authority, company_fit, timing, risk,
        model_id, cause, inputs, is_change)
    """, .uuid, .uuidArray, .uuidArray, .timestamptzArray, .int4Array, .textArray, .int4Array, .int4Array,
    .int4Array, .int4Array, .int4Array, .uuidArray, .textArray, .byteaArray, .int4Array)

  static func insert(_ drafts: [ScoreDraft], of tenant: TenantID) -> BoundStatement {
    func numbers(_ value: (ScoreDraft) -> Int32) -> Parameter { .int4s(drafts.map(value)) }
    return insert(
      .uuid(tenant.bits), .uuids(drafts.map(\.lead.bits)), .uuids(drafts.map(\.id.bits)),
      .timestamps(drafts.map(\.time)), numbers(\.score), .texts(drafts.map(\.tier.stored)),
      numbers(\.parts.dataQuality), numbers(\.parts.authority), numbers(\.parts.companyFit),
      numbers(\.parts.timing), numbers(\.parts.risk), .uuids(drafts.map(\.model.bits)),
      .texts(drafts.map(\.cause.stored)), .byteas(drafts.map(\.inputs)), numbers { $0.isChange ? 1 : 0 })
  }
}
