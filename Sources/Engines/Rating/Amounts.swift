package import MusterCore
package import MusterTypesAPI

extension TypeV1.Decimal {
  package init(_ decimal: Decimal) {
    self.init()
    value = decimal.text
  }
}

extension Decimal {
  /// What is no number was refused when it came, and counts as zero here.
  package init(_ wire: TypeV1.Decimal?) { self = wire.flatMap { Decimal($0.value) } ?? .zero }
}

/// Currencies as amounts of money are rounded in them.
package enum Currency {
  /// Of ISO 4217, where it is not two.
  private static let places: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
    "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
  ]

  /// How many decimals its smallest coin has.
  package static func places(of code: String) -> Int { places[code] ?? 2 }

  /// Half to even, to the smallest coin.
  package static func rounded(_ amount: Decimal, _ code: String) -> Decimal {
    amount.rounded(toPlaces: places(of: code))
  }
}

extension TypeV1.Money {
  package init(_ amount: Decimal, _ code: String) {
    self.init()
    currencyCode = code
    (units, nanos) = amount.unitsAndNanos
  }

  package var decimal: Decimal {
    let billionth = Decimal("0.000000001") ?? .zero
    return Decimal(units) + Decimal(Int64(nanos)) * billionth
  }
}
