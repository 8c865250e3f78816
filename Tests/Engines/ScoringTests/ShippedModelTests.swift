import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWire
import Testing

private let edges: [(Int32, LeadsV1.Tier)] = [
  (100, LeadsV1.Tier.hot), (85, .hot), (84, .warm), (60, .warm), (59, .cool), (35, .cool), (34, .cold),
  (20, .cold), (19, .dead), (0, .dead),
]

private typealias Change = @Sendable (inout LeadsV1.Lead) -> Void

/// One thing known of a lead, and the components that it makes: data quality, authority, company fit, timing,
/// risk.
private let single: [(String, Change, [Int32])] = [
  ("nothing", { _ in }, [0, 0, 0, 0, 15]),
  ("a verified address", { $0.facts = .with { $0.emailVerified = fact(true) } }, [8, 0, 0, 0, 15]),
  ("an address found wanting", { $0.facts = .with { $0.emailVerified = fact(false) } }, [0, 0, 0, 0, 15]),
  ("a telephone number", { $0.phone = "+61400000000" }, [6, 0, 0, 0, 15]),
  ("a LinkedIn profile", { $0.linkedinURL = "https://linkedin.com/in/a" }, [4, 0, 0, 0, 15]),
  ("a personal address", { $0.facts = .with { $0.emailPersonal = fact(true) } }, [2, 0, 0, 0, 15]),
  ("the industry", { $0.industry = "food and drink" }, [0, 0, 0, 0, 15]),
  ("the industry in other spelling", { $0.industry = "FOOD, drink!" }, [0, 0, 10, 0, 15]),
  ("the country", { $0.country = "AT" }, [0, 0, 7, 0, 15]),
  ("another country", { $0.country = "AU" }, [0, 0, 0, 0, 15]),
  ("4 employees", { $0.employeeCount = 4 }, [0, 0, 0, 0, 15]),
  ("5 employees", { $0.employeeCount = 5 }, [0, 0, 8, 0, 15]),
  ("50 employees", { $0.employeeCount = 50 }, [0, 0, 8, 0, 15]),
  ("51 employees", { $0.employeeCount = 51 }, [0, 0, 0, 0, 15]),
  ("a new role", { $0.facts = .with { $0.roleStart = fact("2026-10-01") } }, [0, 0, 0, 6, 15]),
  ("hiring", { $0.facts = .with { $0.hiring = fact(true) } }, [0, 0, 0, 5, 15]),
  ("funding", { $0.facts = .with { $0.funding = fact("2026-01-01") } }, [0, 0, 0, 4, 15]),
  ("a bounce", { $0.facts = .with { $0.emailBounced = fact(true) } }, [0, 0, 0, 0, 5]),
  ("an unsubscription", { $0.facts = .with { $0.unsubscribed = fact(true) } }, [0, 0, 0, 0, 0]),
  ("a competitor", { $0.facts = .with { $0.competitor = fact(true) } }, [0, 0, 0, 0, 0]),
  (
    "a bounce and an unsubscription",
    { $0.facts = .with { ($0.emailBounced, $0.unsubscribed) = (fact(true), fact(true)) } }, [0, 0, 0, 0, 0]
  ),
]

/// Everything that speaks for a lead.
private func best() -> LeadsV1.Lead {
  .with {
    ($0.title, $0.phone, $0.linkedinURL) = ("CEO", "+61400000000", "https://linkedin.com/in/a")
    ($0.industry, $0.country, $0.employeeCount) = ("Software", "DE", 20)
    $0.facts = .with {
      ($0.emailVerified, $0.emailPersonal, $0.hiring) = (fact(true), fact(true), fact(true))
      ($0.roleStart, $0.funding) = (fact("2026-10-01"), fact("2026-01-01"))
    }
  }
}

/// The day, so many months, and the first day on which they have passed.
private let ages: [(String, Int32, String)] = [
  ("2026-01-01", 6, "2026-07-01"), ("2025-08-31", 6, "2026-02-28"), ("2023-08-31", 6, "2024-02-29"),
  ("2023-08-29", 6, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 6, "2024-08-29"),
  ("2023-03-01", 12, "2024-03-01"), ("2025-12-31", 6, "2026-06-30"), ("0001-01-01", 6, "0001-07-01"),
  ("9999-06-30", 6, "9999-12-30"), ("1969-12-31", 12, "1970-12-31"), ("1900-02-28", 12, "1901-02-28"),
]

@Suite struct `The shipped model` {
  @Test(arguments: single)
  private func `gives each fact its points`(_ name: String, _ change: Change, _ points: [Int32]) {
    var lead = LeadsV1.Lead()
    change(&lead)
    let components = PreparedModel.shipped.evaluate(lead).components
    #expect(
      [
        components.dataQuality, components.authority, components.companyFit, components.timing,
        components.risk,
      ] == points)
  }

  @Test func `gives 100 to a lead that has everything, 20 of it for what is known to reach it`() {
    let evaluation = PreparedModel.shipped.evaluate(best())
    #expect(evaluation.score == 100 && evaluation.tier == .hot)
    #expect(evaluation.components.dataQuality == 20 && evaluation.components.timing == 15)
  }

  @Test(arguments: edges)
  func `has these tiers`(_ score: Int32, _ tier: LeadsV1.Tier) {
    // The tiers alone are the shipped ones: few facts make each of these scores.
    let evaluation = PreparedModel(model([], base: score)).evaluate(LeadsV1.Lead())
    #expect(evaluation.score == score && evaluation.tier == tier)
    // Nothing is held.
    let again = PreparedModel(model([], base: score)).evaluate(
      ScoringInputs(LeadsV1.Lead()), former: .hot, at: today)
    #expect(again.tier == tier)
  }

  @Test(arguments: ages)
  func `drops a role and a funding to the day`(_ start: String, _ months: Int32, _ end: String) throws {
    let lead = LeadsV1.Lead.with {
      $0.facts = .with {
        if months == 6 { $0.roleStart = fact(start) } else { $0.funding = fact(start) }
      }
    }
    let points: Int32 = months == 6 ? 6 : 4
    func parts(_ text: String) -> Int64 {
      let numbers = text.split(separator: "-").compactMap { Int64($0) }
      return moment(numbers[0], numbers[1], numbers[2])
    }
    let (first, last) = (parts(start), parts(end))
    let shipped = PreparedModel.shipped
    #expect(shipped.evaluate(lead, at: first - 1).components.timing == 0)
    #expect(shipped.evaluate(lead, at: first - 1).nextChange == first)
    #expect(shipped.evaluate(lead, at: first).components.timing == points)
    #expect(shipped.evaluate(lead, at: first).nextChange == last)
    #expect(shipped.evaluate(lead, at: last - 1).components.timing == points)
    #expect(shipped.evaluate(lead, at: last - 1).nextChange == last)
    #expect(shipped.evaluate(lead, at: last).components.timing == 0)
    #expect(shipped.evaluate(lead, at: last).nextChange == nil)
  }

  @Test func `keeps every rule of models`() {
    #expect(ModelCheck.violations(ShippedModel.model, customFields: []).isEmpty)
    #expect(ShippedModel.model.violations().isEmpty)
    #expect(!PreparedModel.shipped.needsActivities)
  }

  /// Scores that are stored name it by an id alone, so it may change with a release that says so and never by
  /// accident.
  @Test func `is byte for byte what it was`() {
    let bytes = ShippedModel.model.bytes()
    let sum = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    #expect("\(bytes.count) \(String(sum, radix: 16))" == "13503 cdb560fd07c4639d")
  }
}
