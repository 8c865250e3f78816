import MusterPostgres
import MusterTypesAPI
import MusterUsageAPI

extension PostgresDecimal {
  static let zero = PostgresDecimal(0)
  static let one = PostgresDecimal(1)

  /// Without what a decimal can be written with beside its digits: equal amounts are equal texts. Nil for
  /// what is no decimal.
  init?(wire decimal: TypeV1.Decimal) {
    let text = decimal.value
    let digits =
      text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-")
      ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = String((parts.first ?? "").drop { $0 == "0" })
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.last == "0" { fraction.removeLast() }
    var plain = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    if text.utf8.first == UInt8(ascii: "-"), plain != "0" { plain = "-" + plain }
    self.init(plain)
  }

  var wire: TypeV1.Decimal {
    var decimal = TypeV1.Decimal()
    // As the statements trim them, or as they were taken.
    decimal.value = text
    return decimal
  }

  var isNegative: Bool { text.utf8.first == UInt8(ascii: "-") }
}

extension UsageV1.Price {
  init(_ currency: String, _ amount: PostgresDecimal) {
    self.init()
    (currencyCode, self.amount) = (currency, amount.wire)
  }
}
