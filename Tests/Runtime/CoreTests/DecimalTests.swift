import MusterCore
import Testing

@Suite struct `An exact decimal` {
  private func decimal(_ text: String) throws -> Decimal { try #require(Decimal(text)) }

  @Test(arguments: [
    ("", "0"), ("0", "0"), ("-0.00", "0"), ("+12.50", "12.5"), ("007", "7"), (".5", "0.5"), ("-.05", "-0.05"),
    ("1000000000", "1000000000"), ("1000000000.000000001", "1000000000.000000001"),
    ("99999999999999999999999999999999999999.9", "99999999999999999999999999999999999999.9"),
  ])
  func `has one text`(text: String, wanted: String) throws {
    #expect(try decimal(text).text == wanted)
  }

  @Test(arguments: ["1e5", "1.2.3", "--1", "1 000", "NaN", "٣"])
  func `is nothing else`(text: String) { #expect(Decimal(text) == nil) }

  @Test func `adds, subtracts and multiplies as whole numbers do`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let (one, other) = (
        Int64.random(in: -3_000_000_000...3_000_000_000, using: &generator),
        Int64.random(in: -3_000_000_000...3_000_000_000, using: &generator)
      )
      let (left, right) = (Decimal(one), Decimal(other))
      #expect((left + right).text == "\(one + other)", "\(one) + \(other)")
      #expect((left - right).text == "\(one - other)", "\(one) - \(other)")
      #expect((left * right).text == "\(one * other)", "\(one) * \(other)")
      #expect((left < right) == (one < other), "\(one) < \(other)")
      // The same with a point somewhere.
      let (cents, mills) = (try decimal("0.01"), try decimal("0.001"))
      #expect(left * cents * right * mills == Decimal(one * other) * cents * mills)
      #expect(left * cents + right * mills == (left * Decimal(10) + right) * mills)
    }
  }

  @Test func `is exact at any size`() throws {
    let most = try decimal(String(repeating: "9", count: 40))
    let square = "9999999999999999999999999999999999999998" + "0000000000000000000000000000000000000001"
    #expect((most * most).text == square)
    #expect((most * most - most * most).isZero)
    let least = try decimal("0." + String(repeating: "0", count: 37) + "1")
    #expect((most + least - most) == least)
  }

  @Test(arguments: [
    ("2.5", 0, "2"), ("3.5", 0, "4"), ("-2.5", 0, "-2"), ("2.51", 0, "3"), ("0.005", 2, "0"),
    ("0.015", 2, "0.02"), ("0.0150000000000000000000000001", 2, "0.02"), ("0.025", 2, "0.02"),
    ("99999999999.995", 2, "100000000000"), ("1.23", 5, "1.23"), ("0.4999999999999", 0, "0"),
    ("1234567890123456789.5", 0, "1234567890123456790"), ("0.00000000000000000001", 2, "0"),
  ])
  func `is rounded half to even`(text: String, places: Int, wanted: String) throws {
    #expect(try decimal(text).rounded(toPlaces: places).text == wanted)
  }

  @Test func `is units and billionths of one sign, and never more than they hold`() throws {
    func parts(_ text: String) throws -> [Int64] {
      let parts = try decimal(text).unitsAndNanos
      return [parts.units, Int64(parts.nanos)]
    }
    #expect(try parts("-12.5") == [-12, -500_000_000])
    #expect(try parts("0.0000000019") == [0, 1])
    #expect(try parts("9223372036854775807.25") == [.max, 250_000_000])
    #expect(try parts("9223372036854775808") == [.max, 999_999_999])
    #expect(try parts("-" + String(repeating: "9", count: 80)) == [-.max, -999_999_999])
    #expect(try decimal("0012.340").digitCounts == (2, 2))
    #expect(try decimal("0.05").digitCounts == (0, 2))
  }
}
