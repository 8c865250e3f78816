import MusterCore
import MusterTypesAPI
package import MusterUsageAPI

/// A billing report as CSV in UTF-8, by RFC 4180.
package enum ReportTable {
  private static let header = [
    "row", "period_date", "charge_key", "display_name", "price_plan_id", "category", "metric", "unit",
    "quantity", "included_quantity", "quantity_before", "quantity_after", "amount_before", "amount_after",
    "amount", "currency_code", "credits",
  ]

  package static func text(_ report: UsageV1.BillingReport) -> String {
    var rows = [header]
    rows += report.lines.map { line in
      [
        "line", report.periodDate, line.chargeKey, line.displayName, line.pricePlanID, line.category,
        line.metric, line.unit, text(line.quantity), text(line.includedQuantity), "", "", "", "",
        text(line.amount), report.currencyCode, text(line.credits),
      ]
    }
    rows += report.adjustments.map { adjustment in
      [
        "adjustment", adjustment.periodDate, adjustment.chargeKey, adjustment.displayName,
        adjustment.pricePlanID, adjustment.category, adjustment.metric, "", "", "",
        text(adjustment.quantityBefore), text(adjustment.quantityAfter), text(adjustment.amountBefore),
        text(adjustment.amountAfter), text(adjustment.amount), report.currencyCode, "",
      ]
    }
    for (name, amount) in [
      ("line_total", report.lineTotal), ("adjustment_total", report.adjustmentTotal), ("total", report.total),
    ] {
      rows.append(
        [name, report.periodDate] + [String](repeating: "", count: 12)
          + [text(amount), report.currencyCode, ""])
    }
    return rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func text(_ decimal: TypeV1.Decimal?) -> String { decimal?.value ?? "" }

  private static func text(_ money: TypeV1.Money?) -> String { money?.decimal.text ?? "" }

  /// Quoted where it must be. A program for tables would take a text that begins like a formula for one.
  private static func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+@\t\r".contains(first) || first == "-" && Decimal(text) == nil {
      text = "'" + text
    }
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
