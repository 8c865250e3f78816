package import MusterCore

/// What a server has left in its database, looked at apart from what is tested.
extension TestServer {
  /// A tenant's journal for one RPC, oldest first, a line a row: who, what came of it, what it was about.
  package func journal(_ tenant: TenantID, _ rpc: String) throws -> [String] {
    let lines = try sql(
      """
      SELECT concat_ws(' ', actor_kind, coalesce(actor_id::text, '-'), outcome, nullif(reason, ''),
        target_kind, target_id, nullif(request_id, ''), changed_fields, nullif(event_type, ''))
      FROM journal
      WHERE tenant_id = '\(tenant.uuidText)' AND method LIKE '%/\(rpc)'
      ORDER BY record_time, record_id
      """)
    return lines.split(separator: "\n").map(String.init)
  }

  /// All that the tables hold of a tenant and of the platform.
  package func everything(of tenant: TenantID) throws -> String {
    let tables = [
      "tenants", "memberships", "api_keys", "refresh_tokens", "roles", "journal", "request_records",
      "access_epochs", "invitations", "wizards", "wizard_steps", "icps", "icp_revisions",
    ]
    return try tables.map { table in
      let rows = try sql(
        """
        SELECT t::text FROM \(table) t
        WHERE tenant_id IN ('\(tenant.uuidText)', '\(TenantID.platform.uuidText)')
        """
      )
      return "\(table): \(rows)\n"
    }.joined()
  }

  /// Whether a text stands anywhere in a dump, as it is or as bytes.
  package static func holds(_ dump: String, _ text: String) -> Bool {
    let digits = text.utf8.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    return dump.contains(text) || dump.contains(digits)
  }

  /// A slug that nobody has yet.
  package static func slug() -> String { "new-" + String(UserID.new().bits, radix: 36) }
}
