import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWire
import Testing

private let wholeNumbers: [(String?, String?, Int32, Bool)] = [
  ("-99999999999999999999999999999999999999", "99999999999999999999999999999999999999", Int32.max, true),
  ("4.5", nil, 5, true), ("4.5", nil, 4, false), (nil, "5.5", 5, true), (nil, "5.5", 6, false),
  ("99999999999999999999999999999999999999", nil, .max, false), ("0", nil, 0, false), (nil, nil, 1, true),
  (nil, nil, 0, false), ("5.1", "5.9", 5, false),
]

private let holds: [(LeadsV1.Tier, Int32, LeadsV1.Tier)] = [
  (LeadsV1.Tier.hot, 84, LeadsV1.Tier.hot), (.hot, 82, .hot), (.hot, 81, .warm), (.warm, 84, .warm),
  (.warm, 59, .cool), (.unspecified, 84, .warm), (.dead, 84, .warm), (.cold, 86, .hot), (.cool, 33, .cool),
  (.cool, 32, .cold), (.hot, 10, .dead),
]

private func words(
  equals: [String] = [], phrases: [String] = [], except: [String] = [], icp: Bool = false
) -> LeadsV1.ScoringFactor.Test {
  .text(
    .with {
      ($0.equals, $0.phrases, $0.exceptPhrases, $0.fromIcp) = (equals, phrases, except, icp)
    })
}

private let texts: [(LeadsV1.ScoringFactor.Test, String, Bool)] = [
  (words(equals: ["Vice President"]), "vice-PRESIDENT!", true),
  (words(equals: ["Vice President"]), "Vice President Sales", false),
  (words(equals: ["CEO", "CFO"]), "cfo", true),
  (words(phrases: ["vice president"]), "Senior Vice President, Sales", true),
  (words(phrases: ["vice president"]), "President, Vice", false),
  (words(phrases: ["vice president"]), "Vicepresident", false),
  (words(phrases: ["vice president"]), "vice presidents", false),
  (words(phrases: ["president"], except: ["vice president"]), "Vice President", false),
  (words(phrases: ["president"], except: ["vice president"]), "President", true),
  (words(equals: ["assistant to"], except: ["assistant to"]), "assistant to", false),
  (words(phrases: ["geschaftsfuhrer"]), "Geschäftsführer", true),
  (words(phrases: ["a b"]), "a a b", true),
  (words(phrases: ["internationalisation and localisation"]), "Internationalisation & localisation", false),
  (words(phrases: ["internationalisation localisation"]), "Internationalisation & localisation", true),
  (words(phrases: ["internationalisation"]), "internationalisations", false),
  (words(phrases: ["internationalisat"]), "internationalisation", false),
  (words(equals: ["software"], icp: true), "Software", true),
  (words(phrases: ["x"]), "", false),
]

private let numbers: [(String?, String?, String, Bool)] = [
  ("5", "50", "5", true), ("5", "50", "50.000", true), ("5", "50", "4.999999", false),
  ("5", "50", "50.0000000000000000000001", false), (nil, "-1", "-1.5", true), (nil, "-1", "-0.5", false),
  ("0", nil, "-0", true), ("", nil, "0", true), ("-10", "-2", "-2", true), ("-10", "-2", "-10.1", false),
  ("99999999999999999999999999999999999998", nil, "99999999999999999999999999999999999999", true),
  ("99999999999999999999999999999999999999", nil, "99999999999999999999999999999999999998", false),
  ("007", "7", "+7", true), (nil, nil, "3", true), ("1", nil, "nonsense", false),
]

@Suite struct `A factor` {
  private func points(_ factor: LeadsV1.ScoringFactor, _ lead: LeadsV1.Lead) -> Int32 {
    PreparedModel(model([factor])).evaluate(lead).components.authority
  }

  @Test(arguments: texts)
  func `tests words`(_ test: LeadsV1.ScoringFactor.Test, _ text: String, _ isHeld: Bool) {
    #expect(points(factor("title", test), .with { $0.title = text }) == (isHeld ? 10 : 0))
    let isTagHeld = points(factor("tags", test), .with { $0.tags = ["other", text] }) == 10
    #expect(isTagHeld == isHeld)
    let custom = LeadsV1.Lead.with { $0.customFields["note"] = .with { $0.value = .text(text) } }
    #expect(points(factor("custom.note", test), custom) == (isHeld ? 10 : 0))
  }

  @Test func `does not run on from one tag into the next`() {
    let lead = LeadsV1.Lead.with { $0.tags = ["black", "coffee"] }
    #expect(points(factor("tags", words(phrases: ["black coffee"])), lead) == 0)
    #expect(points(factor("tags", words(phrases: ["coffee"], except: ["black"])), lead) == 0)
  }

  @Test(arguments: numbers)
  func `tests numbers`(_ min: String?, _ max: String?, _ value: String, _ isHeld: Bool) {
    let test = LeadsV1.ScoringFactor.Test.number(
      .with { ($0.min, $0.max) = (min.map(decimal), max.map(decimal)) })
    let lead = LeadsV1.Lead.with {
      $0.customFields["fleet"] = .with { $0.value = .number(decimal(value)) }
    }
    #expect(points(factor("custom.fleet", test), lead) == (isHeld ? 10 : 0))
  }

  @Test(arguments: wholeNumbers)
  func `tests the number of employees`(_ min: String?, _ max: String?, _ count: Int32, _ isHeld: Bool) {
    let test = LeadsV1.ScoringFactor.Test.number(
      .with { ($0.min, $0.max) = (min.map(decimal), max.map(decimal)) })
    #expect(points(factor("employee_count", test), .with { $0.employeeCount = count }) == (isHeld ? 10 : 0))
  }

  @Test(arguments: [
    "email", "phone", "linkedin_url", "title", "company", "company_domain", "country", "employee_count",
    "industry", "source", "tags", "status", "facts.email_verified", "facts.email_personal", "facts.hiring",
    "facts.role_start", "facts.funding", "facts.competitor", "facts.email_bounced", "facts.unsubscribed",
    "custom.anything",
  ])
  func `tells known from not known`(_ input: String) {
    var lead = LeadsV1.Lead()
    #expect(points(factor(input, .present(true)), lead) == 0)
    #expect(points(factor(input, .present(false)), lead) == 10)
    (lead.email, lead.phone, lead.linkedinURL, lead.title) = ("a", "b", "c", "d")
    (lead.company, lead.companyDomain, lead.country, lead.employeeCount) = ("e", "f", "g", 1)
    (lead.industry, lead.source, lead.tags, lead.status) = ("h", "i", ["j"], .new)
    lead.facts = .with {
      ($0.emailVerified, $0.emailPersonal, $0.hiring) = (fact(false), fact(false), fact(false))
      ($0.competitor, $0.emailBounced, $0.unsubscribed) = (fact(false), fact(false), fact(false))
      ($0.roleStart, $0.funding) = (fact("2020-01-01"), fact("2020-01-01"))
    }
    lead.customFields["anything"] = .with { $0.value = .boolean(false) }
    #expect(points(factor(input, .present(true)), lead) == 10)
    #expect(points(factor(input, .present(false)), lead) == 0)
  }

  @Test(arguments: [true, false])
  func `tests flags, and holds for none that is not known`(_ value: Bool) {
    for name in ["facts.hiring", "custom.flag"] {
      var lead = LeadsV1.Lead()
      #expect(points(factor(name, .flag(value)), lead) == 0)
      lead.facts = .with { $0.hiring = fact(value) }
      lead.customFields["flag"] = .with { $0.value = .boolean(value) }
      #expect(points(factor(name, .flag(value)), lead) == 10)
      #expect(points(factor(name, .flag(!value)), lead) == 0)
    }
  }

  @Test func `whose test does not suit its input holds for nothing`() {
    var lead = LeadsV1.Lead.with { ($0.title, $0.employeeCount) = ("true", 5) }
    lead.customFields["fleet"] = .with { $0.value = .text("7") }
    let tests: [(String, LeadsV1.ScoringFactor.Test)] = [
      ("title", .flag(true)), ("title", .number(.init())), ("title", .age(.with { $0.days = 3_660 })),
      ("title", .activity(.with { $0.action = .opened })), ("employee_count", words(equals: ["5"])),
      ("custom.fleet", .number(.init())), ("activities", .present(true)), ("activities", .present(false)),
      ("nothing", .present(false)),
    ]
    for (input, test) in tests { #expect(points(factor(input, test), lead) == 0, "\(input) \(test)") }
  }

  @Test func `counts alone when it has the most points, and the first of equals explains`() {
    let factors = [
      factor("title", 5, .present(true), key: "a"), factor("email", 9, .present(true), key: "b"),
      factor("company", 9, .present(true), key: "c"), factor("phone", 50, .present(true), key: "d"),
    ]
    let highest = PreparedModel(model(factors, combine: .highest))
    let lead = LeadsV1.Lead.with { ($0.title, $0.email, $0.company) = ("x", "y", "z") }
    #expect(highest.evaluate(lead).score == 9)
    let scores = highest.explain(ScoringInputs(lead), at: today)
    #expect(scores.map(\.points) == [0, 9, 0, 0])
    #expect(scores.map(\.matched) == [true, true, true, false])
    #expect(scores.map(\.possiblePoints) == [5, 9, 9, 50])
    #expect(PreparedModel(model(factors)).evaluate(lead).score == 23)
  }

  @Test func `that takes away is the highest when no other holds`() {
    let factors = [factor("title", -5, .present(true)), factor("email", -9, .present(true), key: "b")]
    let lead = LeadsV1.Lead.with { ($0.title, $0.email) = ("x", "y") }
    #expect(PreparedModel(model(factors, combine: .highest, base: 20)).evaluate(lead).score == 15)
    #expect(PreparedModel(model(factors, base: 20)).evaluate(lead).score == 6)
  }

  @Test(arguments: holds)
  func `holds a tier`(_ former: LeadsV1.Tier, _ score: Int32, _ tier: LeadsV1.Tier) {
    var model = model([], base: score)
    (model.tiers[0].holdPoints, model.tiers[2].holdPoints) = (3, 2)
    let lead = ScoringInputs(LeadsV1.Lead())
    #expect(PreparedModel(model).evaluate(lead, former: former, at: today).tier == tier)
  }
}
