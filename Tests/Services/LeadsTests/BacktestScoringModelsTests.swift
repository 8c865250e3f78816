import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterLeads

/// Who was looked at, how it ended, and what the shipped model and the one of telephones make of it.
private struct Case: Sendable {
  let title: String
  let hasPhone: Bool
  let end: String
  let shipped: Int32
  let phones: Int32

  var isGood: Bool { end == "converted" }
}

private let cases: [Case] = [
  Case(title: "CEO", hasPhone: true, end: "converted", shipped: 46, phones: 70),
  Case(title: "CEO", hasPhone: false, end: "converted", shipped: 40, phones: 0),
  Case(title: "Manager", hasPhone: true, end: "converted", shipped: 28, phones: 70),
  Case(title: "Manager", hasPhone: false, end: "not_interested", shipped: 22, phones: 0),
  Case(title: "CEO", hasPhone: false, end: "unsubscribed", shipped: 40, phones: 0),
  Case(title: "", hasPhone: true, end: "bounced", shipped: 21, phones: 70),
  Case(title: "", hasPhone: false, end: "not_interested", shipped: 15, phones: 0),
]

/// Each pair of a good and a bad end, one by one.
private func auc(_ score: (Case) -> Int32) -> Double {
  var (won, pairs) = (0.0, 0.0)
  for good in cases where good.isGood {
    for bad in cases where !bad.isGood {
      pairs += 1
      won += score(good) > score(bad) ? 1 : score(good) == score(bad) ? 0.5 : 0
    }
  }
  return won / pairs
}

@Suite struct `BacktestScoringModels` {
  /// Leads that were scored, then ended, then learnt of what would give the end away.
  private func past(_ tenant: TestTenant) async throws {
    for one in cases {
      let lead = try await tenant.createLead {
        ($0.title, $0.phone) = (one.title, one.hasPhone ? "+61400000000" : "")
      }
      try await tenant.scoreLead(lead.id)
      try await tenant.end(lead.id, one.end)
      try await tenant.updateLead(lead.id, ["title", "phone"]) { $0.title = one.isGood ? "CEO" : "Student" }
    }
  }

  private func backtest(
    _ tenant: TestTenant, _ candidate: String,
    _ change: (inout LeadsV1.BacktestScoringModelsRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.BacktestScoringModelsResponse {
    let request = LeadsV1.BacktestScoringModelsRequest.with {
      ($0.tenantID, $0.candidateModelID) = (tenant.text, candidate)
      change(&$0)
    }
    return try await tenant.leads.backtestScoringModels(request, tenant.caller("viewer"))
  }

  @Test func `compares two models on what was known just before the outcome`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let phones = try await tenant.updateScoringModel(["name", "components", "factors"]) {
      ($0.name, $0.components) = ("Phones", TestTenant.oneComponent)
      $0.factors = [fadingFactor()]
      ($0.factors[0].input, $0.factors[0].test, $0.factors[0].decay) = ("phone", .present(true), nil)
      $0.factors[0].points = 70
    }
    try await past(tenant)
    // One that ended without a score.
    let unscored = try await tenant.createLead()
    try await tenant.end(unscored.id, "converted")

    let answer = try await backtest(tenant, phones.id)
    #expect(answer.leadCount == 7 && answer.positiveCount == 3 && answer.leftOutCount == 1)
    #expect(answer.candidate?.modelID == phones.id)
    #expect(abs((answer.baseline?.auc ?? 0) - auc(\.shipped)) < 1e-12)
    #expect(abs((answer.candidate?.auc ?? 0) - auc(\.phones)) < 1e-12)
    // The highest alone is a tenth: by the shipped model a good one, by the other one of three at the top.
    #expect(abs((answer.baseline?.topTenthLift ?? 0) - 1 / (3.0 / 7)) < 1e-12)
    #expect(abs((answer.candidate?.topTenthLift ?? 0) - (2.0 / 3) / (3.0 / 7)) < 1e-12)
    #expect(answer.baseline?.tiers.map(\.leadCount) == [0, 0, 3, 3, 1])
    #expect(answer.baseline?.tiers.map(\.positiveCount) == [0, 0, 2, 1, 0])
    #expect(answer.candidate?.tiers.map(\.leadCount) == [0, 3, 0, 0, 4])
    #expect(answer.candidate?.tiers[1].positiveRate == 2.0 / 3)
    #expect(
      answer.moves.map { [$0.baselineTier.rawValue, $0.candidateTier.rawValue] } == [
        [3, 2], [3, 5], [4, 2], [4, 5], [5, 5],
      ])
    #expect(answer.moves.map(\.leadCount) == [1, 2, 2, 1, 1])
    #expect(answer.moves.map(\.positiveCount) == [1, 1, 1, 0, 0])
  }

  @Test func `takes the outcomes that were asked for`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await past(tenant)
    let shipped = try #require(try await tenant.scoringModel().scoringModel).id
    let some = try await backtest(tenant, shipped) {
      ($0.positiveStatuses, $0.negativeStatuses) = ([.bounced], [.unsubscribed])
    }
    #expect(some.leadCount == 2 && some.positiveCount == 1 && some.baseline == some.candidate)
    #expect(some.baseline?.auc == 0)
    let early = try await refusal {
      try await backtest(tenant, shipped) { $0.endTime = .with { $0.seconds = WallClock.seconds() - 3_600 } }
    }
    #expect(early?.reason == "BACKTEST_TOO_FEW_OUTCOMES" && early?.code == .failedPrecondition)
    let late = try await refusal {
      try await backtest(tenant, shipped) {
        $0.startTime = .with { $0.seconds = WallClock.seconds() + 3_600 }
      }
    }
    #expect(late?.reason == "BACKTEST_TOO_FEW_OUTCOMES")
    let both = try await refusal {
      try await backtest(tenant, shipped) { $0.positiveStatuses = [.bounced] }
    }
    #expect(both?.violations.map(\.field) == ["negative_statuses"])
    let none = try await refusal { try await backtest(tenant, "model_\(tenant.text.suffix(26))") }
    #expect(none?.reason == "SCORING_MODEL_NOT_FOUND")
  }
}

extension TestTenant {
  /// As TransitionLead leaves a lead, some moments later.
  fileprivate func end(_ id: String, _ status: String) async throws {
    let lead = try #require(LeadID(id)).uuidText
    let number = ["converted": 5, "unsubscribed": 6, "bounced": 7, "not_interested": 8][status] ?? 0
    let status = LeadsV1.LeadStatus(rawValue: Int32(number))
    try await rewrite([id]) { $0.lead.status = status }
    let content = LeadsV1.Activity.with { $0.newStatus = status }.bytes()
    let digits = content.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    _ = try server.sql(
      """
      INSERT INTO activities (tenant_id, activity_id, lead_id, occur_time, action, actor_kind, content)
      VALUES ('\(self.id.uuidText)', gen_random_uuid(), '\(lead)', now(), 'status_changed', 'system',
        '\\x\(digits)')
      """)
  }
}
