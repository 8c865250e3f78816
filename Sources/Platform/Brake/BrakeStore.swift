import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// The one question that everybody may ask of the emergency stops.
enum BrakeStore {
  private static let isOn = Statement(
    "SELECT EXISTS (SELECT FROM emergency_stops WHERE tenant_id = $1 AND is_active)", .uuid)

  static let statements = [isOn]

  static func isOn(_ tx: borrowing SystemTransaction) async throws(RPCError) -> Bool {
    try answer(await tx.run(isOn(.uuid(TenantID.platform.bits)))[0])
  }

  /// Stops are the platform's rows: the transaction looks there and goes back to its tenant, at once.
  static func isOn(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool {
    try answer(
      await tx.run(
        Binding.move(to: .platform), isOn(.uuid(TenantID.platform.bits)), Binding.move(to: tx.tenant))[1])
  }

  private static func answer(_ rows: ResultSet) throws(RPCError) -> Bool {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { throw PostgresError(.other, "no answer whether a stop is on") }
      return try row.value(0)
    }
  }
}
