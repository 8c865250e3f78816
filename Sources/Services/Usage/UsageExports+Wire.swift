import MusterCore
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy
import MusterUsageAPI

extension UsageService {
  /// What an export of a tenant holds.
  package static let exports: [ExportKind] =
    [
      ExportKind("usage.meter", tables: ["usage_meters"]) { tx, place throws(RPCError) in
        let meters = try MeterStore.meters(
          await tx.run(MeterStore.export(tx.tenant, place))[0], of: tx.tenant)
        var records: [String] = []
        for meter in meters { records.append(try ExportPage.json(UsageV1.Meter(meter))) }
        return ExportPage(records: records, last: meters.last.map { $0.id.stored.hexadecimal })
      },
      ExportKind(
        "usage.entry", tables: ["usage_entries"],
        omissions: [
          ExportOmission(
            "usage.entry.unique_value",
            because: "it is kept as a hash; not even the installation knows it any more")
        ]
      ) { tx, place throws(RPCError) in
        let rows = try await EntryLookStore.export(tx, place)
        var records: [String] = []
        for row in rows {
          records.append(
            try ExportPage.json(
              reading { () throws(PostgresError) in try UsageV1.UsageEntry(row, isForOperator: false) }))
        }
        let last = try reading { () throws(PostgresError) in
          try rows.last.map { row throws(PostgresError) in UsageEntryID(try row.value(2) as UInt128) }
        }
        return ExportPage(records: records, last: last?.stored.hexadecimal)
      },
    ] + limitExports
}
