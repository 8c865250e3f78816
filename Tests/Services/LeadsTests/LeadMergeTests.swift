import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterLeads

@Suite struct `Merging rows into leads` {
  private static func options(
    _ rule: LeadsV1.MergeRule = .unspecified, _ rules: [(String, LeadsV1.MergeRule)] = []
  ) -> LeadsV1.UpsertOptions {
    .with {
      $0.mergeRule = rule
      for (name, rule) in rules { $0.fieldRules[name] = rule }
    }
  }

  private static func merged(
    _ rule: LeadsV1.MergeRule, _ given: LeadsV1.Lead, _ stored: LeadsV1.Lead,
    _ schema: CustomFields = .none
  ) -> LeadsV1.Lead {
    LeadMerge(options(rule), schema).merged(given, into: stored)
  }

  // MARK: Rules

  @Test(arguments: [
    (LeadsV1.MergeRule.unspecified, "new", "new", "old"), (.overwrite, "new", "new", "old"),
    (.fill, "old", "new", "old"), (.keep, "old", "", "old"), (.replace, "new", "new", ""),
    (.union, "new", "new", "old"), (.newer, "new", "new", "old"),
  ])
  func `of texts follow their table`(
    rule: LeadsV1.MergeRule, both: String, ifNone: String, ifNotGiven: String
  ) {
    let (old, new) = (LeadsV1.Lead.with { $0.title = "old" }, LeadsV1.Lead.with { $0.title = "new" })
    #expect(Self.merged(rule, new, old).title == both)
    #expect(Self.merged(rule, new, LeadsV1.Lead()).title == ifNone)
    #expect(Self.merged(rule, LeadsV1.Lead(), old).title == ifNotGiven)
  }

  @Test(arguments: [
    (LeadsV1.MergeRule.overwrite, ["b", "c"]), (.fill, ["a", "b"]), (.keep, ["a", "b"]),
    (.replace, ["b", "c"]),
    (.union, ["a", "b", "c"]), (.newer, ["b", "c"]),
  ])
  func `of lists follow their table`(rule: LeadsV1.MergeRule, tags: [String]) {
    let stored = LeadsV1.Lead.with { $0.tags = ["a", "b"] }
    #expect(Self.merged(rule, .with { $0.tags = ["c", "b"] }, stored).tags == tags)
    #expect(Self.merged(rule, LeadsV1.Lead(), stored).tags == (rule == .replace ? [] : ["a", "b"]))
  }

  @Test(arguments: [
    (LeadsV1.MergeRule.overwrite, "new", "old", "new"), (.fill, "old", "old", "new"),
    (.keep, "old", "old", ""),
    (.replace, "new", "", "new"), (.union, "new", "old", "new"), (.newer, "new", "old", "new"),
  ])
  func `of custom fields follow their table, key by key`(
    rule: LeadsV1.MergeRule, both: String, ifNotGiven: String, ifNew: String
  ) {
    func value(_ text: String) -> LeadsV1.CustomValue { .with { $0.value = .text(text) } }
    let stored = LeadsV1.Lead.with {
      ($0.customFields["both"], $0.customFields["stored"]) = (value("old"), value("old"))
    }
    let given = LeadsV1.Lead.with {
      ($0.customFields["both"], $0.customFields["given"]) = (value("new"), value("new"))
    }
    let fields = Self.merged(rule, given, stored).customFields
    func text(_ key: String) -> String {
      if case .text(let text)? = fields[key]?.value { text } else { "" }
    }
    #expect((text("both"), text("stored"), text("given")) == (both, ifNotGiven, ifNew))
  }

  @Test func `are the field's own, then the schema's, then the batch's`() {
    let schema = CustomFields(
      .with {
        $0.fields = [
          .with { ($0.key, $0.type, $0.mergeRule) = ("a", .text, .keep) },
          .with { ($0.key, $0.type) = ("b", .text) },
        ]
      })
    func rules(_ list: [(String, LeadsV1.MergeRule)]) -> MergeRules {
      MergeRules(Self.options(.fill, list), schema)
    }
    #expect(rules([]).custom("a") == .keep && rules([]).custom("b") == .fill)
    #expect(rules([("custom_fields", .replace)]).custom("a") == .replace)
    #expect(
      rules([("custom_fields.a", .union), ("custom_fields", .replace)]).custom("a") == .union)
    #expect(rules([("custom_fields.a", .unspecified)]).custom("a") == .keep)
    #expect(rules([("facts", .keep), ("facts.hiring", .newer)]).fact("hiring") == .newer)
    #expect(rules([("facts", .keep)]).fact("funding") == .keep && rules([]).fact("funding") == .fill)
    #expect(rules([("title", .keep)])["title"] == .keep && rules([])["title"] == .fill)
    #expect(MergeRules(Self.options(), .none)["title"] == .overwrite)
  }

  // MARK: Facts

  private static func hiring(_ value: Bool, _ second: Int64?, _ source: String = "") -> LeadsV1.BoolFact {
    .with {
      ($0.value, $0.source) = (value, source)
      $0.observeTime = second.map { second in .with { $0.seconds = second } }
    }
  }

  @Test func `of facts keep the later one where they are asked to`() {
    let stored = Self.hiring(true, 100, "x")
    for (given, wanted) in [
      (Self.hiring(false, 99, "y"), stored), (Self.hiring(false, 100, "y"), stored),
      (Self.hiring(false, 101, "y"), Self.hiring(false, 101, "y")),
      // Without a time it is seen now; what says the same keeps when it was first seen so.
      (Self.hiring(false, nil, "y"), Self.hiring(false, nil, "y")), (Self.hiring(true, nil), stored),
    ] {
      #expect(LeadMerge.fact(.newer, given, stored) == wanted)
    }
    #expect(LeadMerge.fact(.overwrite, Self.hiring(false, 1), stored) == Self.hiring(false, 1))
    #expect(LeadMerge.fact(.fill, Self.hiring(false, 999), stored) == stored)
    #expect(LeadMerge.fact(.keep, Self.hiring(false, 999), nil) == nil)
    #expect(LeadMerge.fact(.replace, nil, stored) == nil)
  }

  @Test func `forget facts about an address that is given up`() {
    let stored = LeadsV1.Lead.with {
      $0.email = "a@example.com"
      $0.facts = .with { ($0.emailVerified, $0.hiring) = (Self.hiring(true, 1), Self.hiring(true, 1)) }
    }
    let moved = Self.merged(.overwrite, .with { $0.email = "b@example.com" }, stored)
    #expect(moved.facts?.emailVerified == nil && moved.facts?.hiring != nil)
    #expect(Self.merged(.overwrite, .with { $0.email = "A@example.com" }, stored).facts == stored.facts)
    #expect(Self.merged(.keep, .with { $0.email = "b@example.com" }, stored) == stored)
  }

  @Test func `join consents by their channel and ground`() {
    func consent(_ basis: LeadsV1.ConsentBasis, _ second: Int64) -> LeadsV1.Consent {
      .with { ($0.channel, $0.basis, $0.grantTime) = (.email, basis, .with { $0.seconds = second }) }
    }
    let stored = LeadsV1.Lead.with { $0.consents = [consent(.consent, 1), consent(.relationship, 1)] }
    let given = LeadsV1.Lead.with { $0.consents = [consent(.consent, 2), consent(.confirmedConsent, 2)] }
    #expect(
      Self.merged(.union, given, stored).consents
        == [consent(.consent, 2), consent(.relationship, 1), consent(.confirmedConsent, 2)])
    #expect(Self.merged(.overwrite, given, stored).consents == given.consents)
  }

  // MARK: Properties

  private static func random(_ generator: inout some RandomNumberGenerator) -> LeadsV1.Lead {
    func pick<Value>(_ values: [Value]) -> Value { values[Int(generator.next() % UInt64(values.count))] }
    func fact() -> LeadsV1.BoolFact? {
      pick([nil, hiring(pick([true, false]), pick([nil, 1, 2, 3]), pick(["", "x", "y"]))])
    }
    var lead = LeadsV1.Lead()
    lead.email = pick(["", "a@example.com", "A@example.com", "b@example.com"])
    for (_, path) in LeadMerge.texts { lead[keyPath: path] = pick(["", "one", "two"]) }
    lead.employeeCount = pick([0, 1, 2])
    lead.tags = pick([[], ["a"], ["B", "a"], ["b", "c"]])
    lead.facts = pick([nil, LeadsV1.LeadFacts()])
    if pick([true, false]) {
      lead.facts = .with { ($0.emailVerified, $0.hiring, $0.competitor) = (fact(), fact(), fact()) }
    }
    for key in ["x", "y", "z"] where pick([true, false]) {
      lead.customFields[key] = .with {
        $0.value = pick([.text("1"), .text("2"), .texts(.with { $0.values = pick([["a"], ["b", "a"]]) })])
      }
    }
    lead.consents = pick([
      [], [.with { $0.basis = .consent }], [.with { ($0.basis, $0.source) = (.consent, "form") }],
    ])
    lead.postalAddress = pick([nil, .with { $0.city = "Sydney" }, TypeV1.PostalAddress()])
    lead.tierOverride = pick([
      nil, .with { ($0.tier, $0.reason) = (.hot, "met") }, .with { ($0.tier, $0.reason) = (.cold, "met") },
    ])
    return lead
  }

  @Test func `once more changes nothing, whatever the rules`() throws {
    var generator = SystemRandomNumberGenerator()
    let rules: [LeadsV1.MergeRule] = [.unspecified, .overwrite, .fill, .keep, .replace, .union, .newer]
    let fields = Array(MergeRules.fields) + MergeRules.facts.map { "facts.\($0)" } + ["custom_fields.x"]
    let author = Author(kind: "user", id: UserID.new().stored, name: "Mia")
    for round in 0..<3_000 {
      var options = Self.options(rules[round % rules.count])
      for _ in 0..<3 {
        options.fieldRules[fields[Int(generator.next() % UInt64(fields.count))]] =
          rules[Int(generator.next() % UInt64(rules.count))]
      }
      options.addTags = round.isMultiple(of: 3) ? ["added"] : []
      let merge = LeadMerge(options, .none)
      let intakes = [Int64(1_000), 2_000].map { seconds in
        LeadIntake(
          fields: .none, author: author,
          now: PostgresTime(unixMicroseconds: (1_800_000_000 + seconds) * 1_000_000) ?? .infinity)
      }
      var stored = Self.random(&generator)
      if stored.email.isEmpty { stored.email = "a@example.com" }
      intakes[0].settle(&stored, former: nil)
      let row = Self.random(&generator)
      var once = merge.merged(row, into: stored)
      intakes[0].settle(&once, former: LeadMerge.former(stored, at: once.email))
      var twice = merge.merged(row, into: once)
      intakes[1].settle(&twice, former: LeadMerge.former(once, at: twice.email))
      guard once != twice else { continue }
      Issue.record("\(try options.json()) \(try row.json()) into \(try stored.json())")
      break
    }
  }
}
