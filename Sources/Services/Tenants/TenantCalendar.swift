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
}
