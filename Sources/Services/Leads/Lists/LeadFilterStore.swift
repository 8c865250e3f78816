import MusterCore
import MusterPostgres

/// A filter in SQL.
extension LeadFilter {
  /// The types of `parameters`, which are $6 to $19 of each statement.
  static let types: [PostgresType] = [
    .text, .text, .uuid, .uuid, .text, .int4, .int4, .timestamptz, .text, .text, .text, .bool, .text, .text,
  ]

  var parameters: [Parameter] {
    [
      .text(status), .text(tier), .uuid(campaign?.bits), .uuid(owner?.bits), .text(tag),
      .int4(minScore ?? 0), .int4(maxScore ?? 100),
      .timestamp(updatedSince ?? .minusInfinity), .text(namePrefix), .text(companyPrefix),
      .text(emailPrefix), .bool(showsDeleted), .text(email), .text(externalID),
    ]
  }

  /// Whether a row of `leads` is wanted. None of it is looked up in an index: walks are for that.
  static let condition = """
    ($6 = '' OR status = $6) AND ($7 = '' OR tier = $7)
        AND ($8::uuid IS NULL OR campaign_id = $8) AND ($9::uuid IS NULL OR owner_id = $9)
        AND ($10 = '' OR EXISTS (
          SELECT FROM lead_tags t
          WHERE t.tenant_id = $1 AND t.tag_key = $10 AND t.lead_id = leads.lead_id))
        AND score >= $11 AND score <= $12 AND update_time >= $13
        AND name_key >= $14 AND name_key < \(end(14)) AND company_key >= $15 AND company_key < \(end(15))
        AND email_key >= $16 AND email_key < \(end(16)) AND ($17 OR delete_time IS NULL)
        AND ($18::text IS NULL OR email_key = $18) AND ($19::text IS NULL OR external_id = $19)
    """

  /// Behind all texts that begin like a parameter: no text is greater than the last scalar.
  static func end(_ parameter: Int) -> String { "$\(parameter) || E'\\U0010FFFF'" }
}
