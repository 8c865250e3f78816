import MusterRating
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `A report as CSV` {
  @Test func `has a row for each line, adjustment and total`() {
    func money(_ units: Int64, _ nanos: Int32 = 0) -> TypeV1.Money {
      .with { ($0.currencyCode, $0.units, $0.nanos) = ("USD", units, nanos) }
    }
    let report = UsageV1.BillingReport.with {
      ($0.periodDate, $0.currencyCode) = ("2025-06-01", "USD")
      $0.lines = [
        .with {
          ($0.chargeKey, $0.displayName, $0.unit) = ("pages", "Pages, \"big\"", "page")
          ($0.quantity, $0.amount) = (.with { $0.value = "12.5" }, money(3, 250_000_000))
        }
      ]
      $0.adjustments = [
        .with {
          ($0.periodDate, $0.chargeKey, $0.displayName) = ("2025-05-01", "pages", "=1+1")
          $0.amount = money(0, -500_000_000)
        }
      ]
      ($0.lineTotal, $0.adjustmentTotal, $0.total) = (
        money(3, 250_000_000), money(0, -500_000_000), money(2, 750_000_000)
      )
    }
    let rows = ReportTable.text(report).split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(rows.count == 7 && rows[6].isEmpty)
    #expect(rows[0].hasPrefix("row,period_date,charge_key,"))
    #expect(rows[1] == #"line,2025-06-01,pages,"Pages, ""big""",,,,page,12.5,,,,,,3.25,USD,"#)
    #expect(rows[2] == "adjustment,2025-05-01,pages,'=1+1,,,,,,,,,,,-0.5,USD,")
    #expect(rows[5] == "total,2025-06-01,,,,,,,,,,,,,2.75,USD,")
  }
}
