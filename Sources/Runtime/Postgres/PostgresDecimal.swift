/// A `numeric` as exact decimal text: `-12.50`. Without exponent, and neither NaN nor infinite: no amount is.
package struct PostgresDecimal: Hashable, Sendable {
  package let text: String

  /// Digits before and after the point together, which is more than any amount has.
  package static let digitsMax = 1_000

  /// Nil for what is not plain decimal text.
  package init?(_ text: String) {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    guard text.utf8.count - digits.count <= 1 else { return nil }
    let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard digits.count <= Self.digitsMax + 1,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } })
    else { return nil }
    self.text = text
  }

  package init(_ number: Int64) {
    text = String(number)
  }
}

extension PostgresDecimal: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .numeric }

  /// Groups of four digits: how many, the place of the first before the point, the sign, digits after the
  /// point; then the groups. Groups that are zero at either end are left out.
  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    var rest = bytes
    guard let groupCount: Int16 = rest.take(2)?.integer(), let weight: Int16 = rest.take(2)?.integer(),
      let sign: UInt16 = rest.take(2)?.integer(), let scale: Int16 = rest.take(2)?.integer(),
      groupCount >= 0, scale >= 0, sign == 0 || sign == 0x4000, rest.count == Int(groupCount) * 2
    else { return nil }
    var groups: [Int16] = []
    while let group: Int16 = rest.take(2)?.integer() {
      guard 0..<10_000 ~= group else { return nil }
      groups.append(group)
    }

    func digits(_ place: Int) -> String {
      guard groups.indices.contains(place) else { return "0000" }
      let text = String(groups[place])
      return String(repeating: "0", count: 4 - text.count) + text
    }
    var whole = ""
    if weight >= 0 { for place in 0...Int(weight) { whole += digits(place) } }
    whole = String(whole.drop { $0 == "0" })
    var fraction = ""
    var place = Int(weight) + 1
    while fraction.utf8.count < Int(scale) {
      fraction += digits(place)
      place += 1
    }
    text =
      (sign == 0 ? "" : "-") + (whole.isEmpty ? "0" : whole)
      + (scale == 0 ? "" : "." + fraction.prefix(Int(scale)))
  }
}
