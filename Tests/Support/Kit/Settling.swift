import MusterCore
package import MusterRPC

/// Calls again until it is refused; how long that took, and with what. Nil when it never was.
package func untilRefused<Value>(
  within most: Duration, _ body: () async throws -> Value
) async throws -> (after: Duration, RPCError)? {
  let began = MonotonicClock.nanoseconds()
  let end = MonotonicClock.nanoseconds(after: most)
  while MonotonicClock.nanoseconds() < end {
    if let error = try await refusal(body) {
      return (.nanoseconds(MonotonicClock.nanoseconds() - began), error)
    }
    try await Task.sleep(for: .milliseconds(10))
  }
  return nil
}

/// Asks again until it is so; false when it never was.
package func eventually(within most: Duration, _ isSo: () async throws -> Bool) async throws -> Bool {
  let end = MonotonicClock.nanoseconds(after: most)
  while MonotonicClock.nanoseconds() < end {
    if try await isSo() { return true }
    try await Task.sleep(for: .milliseconds(20))
  }
  return false
}

extension TestTenant {
  /// SQL on this tenant's rows: `$tenant` and `$viewer`, `$owner` … are their ids. Then all servers are told
  /// that rights have changed, as the services do.
  package func change(_ text: String, revokingTokens: Bool = false) throws {
    var text = text.replacing("$tenant", with: "'\(id.uuidText)'")
    for (role, user) in users { text = text.replacing("$\(role)", with: "'\(user.uuidText)'") }
    try server.sql(
      """
      \(text);
      INSERT INTO access_epochs (tenant_id, subject_kind, subject_id, tokens_after)
      VALUES ('\(id.uuidText)', 'tenant', '\(id.uuidText)', \(revokingTokens ? "now()" : "NULL"))
      ON CONFLICT (tenant_id, subject_kind, subject_id) DO UPDATE SET
        tokens_after = excluded.tokens_after, transaction_id = pg_current_xact_id()
      """)
  }
}
