import MusterCore
import MusterPostgres
import MusterTenancy

/// All SQL on the tags of leads as they are compared, which lists by tag go by.
enum LeadTagStore {
  static let statements = [add, remove]

  private static let add = Statement(
    """
    INSERT INTO lead_tags (tenant_id, lead_id, tag_key)
    SELECT $1, u.lead_id, u.tag_key
    FROM unnest($2, $3) AS u(lead_id, tag_key)
    ON CONFLICT DO NOTHING
    """, .uuid, .uuidArray, .textArray)

  private static let remove = Statement(
    """
    DELETE FROM lead_tags t
    USING unnest($2, $3) AS u(lead_id, tag_key)
    WHERE t.tenant_id = $1 AND t.lead_id = u.lead_id AND t.tag_key = u.tag_key
    """, .uuid, .uuidArray, .textArray)

  typealias Pair = (lead: LeadID, key: String)

  static func add(_ pairs: [Pair], of tenant: TenantID) -> BoundStatement { bind(add, pairs, tenant) }
  static func remove(_ pairs: [Pair], of tenant: TenantID) -> BoundStatement { bind(remove, pairs, tenant) }

  private static func bind(_ statement: Statement, _ pairs: [Pair], _ tenant: TenantID) -> BoundStatement {
    statement(.uuid(tenant.bits), .uuids(pairs.map(\.lead.bits)), .texts(pairs.map(\.key)))
  }
}
