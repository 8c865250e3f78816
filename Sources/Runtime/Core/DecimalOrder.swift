/// Exact decimals compared as their texts stand, `-12.50`, without a number that would round them.
package enum DecimalOrder {
  /// Both are decimals: a sign, digits, and digits behind a point.
  package static func isLess(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Parts(left), Parts(right))
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isShorter(left) : left.isShorter(right)
  }

  private struct Parts {
    let isNegative: Bool
    private let whole: Substring.UTF8View
    private let fraction: Substring.UTF8View

    init(_ text: String) {
      let digits = text.drop { $0 == "-" || $0 == "+" }
      whole = digits.prefix { $0 != "." }.drop { $0 == "0" }.utf8
      var fraction = digits.drop { $0 != "." }.dropFirst()
      while fraction.last == "0" { fraction.removeLast() }
      self.fraction = fraction.utf8
      isNegative = text.first == "-" && !(whole.isEmpty && fraction.isEmpty)
    }

    /// Whether its amount is the smaller one.
    func isShorter(_ other: Parts) -> Bool {
      if whole.count != other.whole.count { return whole.count < other.whole.count }
      if !whole.elementsEqual(other.whole) { return whole.lexicographicallyPrecedes(other.whole) }
      return fraction.lexicographicallyPrecedes(other.fraction)
    }
  }
}
