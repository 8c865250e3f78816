import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

private let monthSeconds: Int64 = 31 * 86_400

private func later(_ seconds: Int64) -> GoogleProtobuf.Timestamp {
  .with { $0.seconds = WallClock.seconds() + seconds }
}

private func isoDay(_ seconds: Int64) -> String {
  let date = CivilDate(day: (WallClock.seconds() + seconds) / 86_400)
  func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(date.year)-\(two(date.month))-\(two(date.day))"
}

@Suite struct `ExplainScore` {
  @Test func `tells each factor, the fact behind it and who said so`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead {
      ($0.title, $0.source) = ("Founder & CEO", "trade-fair-2025")
      $0.facts = .with { $0.hiring = .with { ($0.value, $0.source) = (true, "https://jobs.example") } }
    }
    let lead = try #require(try await tenant.scoreLead(made.id).lead)
    let explanation = try #require(try await tenant.explainScore(made.id).explanation)
    #expect(explanation.score == lead.score && explanation.components == lead.scoreComponents)
    #expect(explanation.leadID == made.id && explanation.modelID == lead.scoreModelID)
    let model = try #require(try await tenant.scoringModel().scoringModel)
    #expect(explanation.factors.map(\.factor) == model.factors.map(\.key) + ["risk.base"])
    for component in [LeadsV1.ScoreComponent.authority, .timing, .risk] {
      let sum = explanation.factors.filter { $0.component == component }.reduce(0) { $0 + $1.points }
      #expect(sum == lead.scoreComponents?.points(of: component))
    }
    let hiring = try #require(explanation.factors.first { $0.factor == "timing.hiring" })
    #expect(hiring.matched && hiring.points == 5 && hiring.value == "true")
    #expect(hiring.source == "https://jobs.example" && hiring.observeTime != nil)
    let founder = try #require(explanation.factors.first { $0.factor == "authority.founder" })
    #expect(founder.points == 25 && founder.value == "Founder & CEO" && founder.source == "trade-fair-2025")
    let chief = try #require(explanation.factors.first { $0.factor == "authority.chief_executive" })
    #expect(chief.matched && chief.points == 0 && chief.possiblePoints == 25)
  }

  @Test func `moves the clock past six and twelve months`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead {
      $0.facts = .with {
        $0.roleStart = .with { $0.value = isoDay(-monthSeconds) }
        $0.funding = .with { $0.value = isoDay(-monthSeconds) }
      }
    }
    try await tenant.scoreLead(made.id)
    func timing(_ months: Int64) async throws -> Int32? {
      try await tenant.explainScore(made.id) { $0.evaluateTime = later(60 + months * monthSeconds) }
        .explanation?
        .components?.timing
    }
    #expect(try await timing(0) == 10)
    #expect(try await timing(4) == 10)
    #expect(try await timing(6) == 4)
    #expect(try await timing(12) == 0)
    // It changes nothing.
    #expect(try await tenant.lead(made.id).version == 2)
  }

  @Test func `answers for the past with what was known then`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { $0.title = "CEO" }
    try await tenant.scoreLead(made.id)
    let first = try #require(try await tenant.scoreHistory(made.id).first?.createTime)
    try await tenant.updateLead(made.id, ["title", "industry"]) {
      ($0.title, $0.industry) = ("Manager", "Coal")
    }
    let phones = try await tenant.activatePhoneModel()
    let past = try await tenant.explainScore(made.id) { ($0.evaluateTime, $0.historySize) = (first, 10) }
    #expect(past.explanation?.score == 40 && past.explanation?.components?.authority == 25)
    #expect(past.explanation?.modelID != phones.id && past.history.map(\.score) == [40])
    #expect(past.explanation?.factors.first { $0.factor == "authority.chief_executive" }?.value == "CEO")
    let other = try await tenant.explainScore(made.id) {
      ($0.evaluateTime, $0.modelID) = (first, phones.id)
    }
    #expect(other.explanation?.modelID == phones.id && other.explanation?.score == 0)
    let now = try await tenant.explainScore(made.id) { $0.historySize = 1 }
    #expect(now.explanation?.modelID == phones.id && now.history.map(\.score) == [22])
  }

  @Test func `refuses a time before the first score, and explains a lead without one for now`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { $0.title = "CEO" }
    let early = try await refusal { try await tenant.explainScore(made.id) { $0.evaluateTime = later(-60) } }
    #expect(early?.reason == "SCORE_NOT_FOUND" && early?.code == .notFound)
    #expect(try await tenant.explainScore(made.id).explanation?.score == 40)
    let none = try await refusal { try await tenant.explainScore(LeadID.new().description) }
    #expect(none?.reason == "LEAD_NOT_FOUND")
    let model = try await refusal {
      try await tenant.explainScore(made.id) { $0.modelID = "model_\(made.id.suffix(26))" }
    }
    #expect(model?.reason == "SCORING_MODEL_NOT_FOUND")
  }
}

extension LeadsV1.ScoreComponents {
  fileprivate func points(of component: LeadsV1.ScoreComponent) -> Int32 {
    switch component {
    case .authority: authority
    case .timing: timing
    default: risk
    }
  }
}
