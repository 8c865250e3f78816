import MusterCore
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy
import MusterUsageAPI

extension UsageService {
  /// What an export holds of quotas, credits, price plans and bills.
  static let limitExports: [ExportKind] = [
    ExportKind("usage.quota", tables: ["usage_quotas"]) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await QuotaStore.export(tx, place)) { row throws(PostgresError) in
        var quota = UsageV1.Quota(try QuotaStore.rule(row))
        (quota.tenantID, quota.origin) = (tenant.description, .tenant)
        return quota
      }
    },
    ExportKind("usage.reservation", tables: ["usage_reservations"]) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await ReservationStore.export(tx, place)) { row throws(PostgresError) in
        UsageV1.Reservation(try HeldReservation(row), of: tenant)
      }
    },
    ExportKind("usage.credit_grant", tables: ["credit_grants"]) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await GrantStore.export(tx, place)) { row throws(PostgresError) in
        try CreditGrantRow(row).message(of: tenant)
      }
    },
    ExportKind("usage.price_plan", tables: ["price_plans"]) { tx, place throws(RPCError) in
      let tenant = tx.tenant
      return try ExportPage(try await PlanStore.export(tx, place)) { row throws(PostgresError) in
        try PlanRow(row, of: tenant).message
      }
    },
    ExportKind("usage.billing_report", tables: ["billing_periods"]) { tx, place throws(RPCError) in
      let after = place.after.flatMap { Int64($0) }.map { PostgresTime(microseconds: $0) }
      let rows = try await BillingStore.export(tx, after: after ?? .minusInfinity, most: place.most)
      var records: [String] = []
      var last: String?
      for row in rows {
        let (start, bytes) = try reading { () throws(PostgresError) in
          (try row.value(0) as PostgresTime, try row.value(1) as [UInt8])
        }
        records.append(try ExportPage.json(UsageV1.BillingReport(stored: bytes)))
        last = String(start.microseconds)
      }
      return ExportPage(records: records, last: last)
    },
  ]

  /// What it lacks of them.
  package static let limitOmissions: [ExportOmission] = [
    ExportOmission(
      "usage.credit_account", tables: ["credit_accounts", "credit_draws", "usage_entry_credits"],
      because: "they are the running sums of credits; grants show what is left, entries what they took"),
    ExportOmission(
      "usage.quota_alert", tables: ["quota_alerts"],
      because: "they keep a threshold from being told twice; the events tell of it"),
    ExportOmission(
      "tenants.term", tables: ["tenant_terms"],
      because: "they are what the tenant was on before, told by the events that changed it"),
  ]

  /// All that they say to the database.
  static let limitStatements: [Statement] =
    QuotaStore.statements + QuotaUseStore.statements + ReservationStore.statements + CreditStore.statements
    + GrantStore.statements + PlanStore.statements + BillingStore.statements + BilledUseStore.statements
}
