import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// By which calendar, currency and plan a tenant is counted.
package struct TenantCalendar: Hashable, Sendable {
  package let timeZone: String
  package let currencyCode: String
  /// As it is stored.
  package let plan: String
}

extension TenantsService {
  /// Of the transaction's tenant.
  package func calendar(_ tx: borrowing TenantTransaction) async throws(RPCError) -> TenantCalendar {
    guard let row = try await TenantStore.get(tx) else { throw .tenantNotFound }
    return try reading { () throws(PostgresError) in
      TenantCalendar(timeZone: try row.value(7), currencyCode: try row.value(10), plan: try row.value(4))
    }
  }

  /// What of the transaction's tenant decides on whether it may send, as it is stored.
  package func sendStanding(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (state: String, subscription: String, timeZone: String) {
    guard let row = try await TenantStore.get(tx) else { throw .tenantNotFound }
    return try reading { () throws(PostgresError) in
      (try row.value(3), try row.value(26), try row.value(7))
    }
  }
}
