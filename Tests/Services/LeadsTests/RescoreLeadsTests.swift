import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `RescoreLeads` {
  @Test func `shows the old and the new score of each lead after the weights changed`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let chief = try await tenant.createLead { ($0.title, $0.phone) = ("CEO", "+61400000000") }
    let nobody = try await tenant.createLead()
    let first = try await tenant.rescoreLeads()
    #expect(first.last?.done == true && first.last?.scoredCount == 2 && first.last?.changedCount == 2)
    #expect(first.last?.total == .with { ($0.value, $0.exact) = (2, true) })
    #expect(first.flatMap(\.changes).map(\.newScore) == [46, 15])

    let phones = try await tenant.activatePhoneModel(70)
    #expect(phones.number == 1)
    let second = try await tenant.rescoreLeads()
    #expect(second.map(\.modelID) == [phones.id])
    #expect(
      second.flatMap(\.changes) == [
        .with {
          ($0.leadID, $0.oldScore, $0.newScore) = (chief.id, 46, 70)
          ($0.oldTier, $0.newTier) = (.cool, .warm)
        },
        .with {
          ($0.leadID, $0.oldScore, $0.newScore) = (nobody.id, 15, 0)
          ($0.oldTier, $0.newTier) = (.dead, .dead)
        },
      ])
    let history = try await tenant.scoreHistory(chief.id)
    #expect(history.map(\.score) == [70, 46] && history.map(\.cause) == [.rescore, .rescore])
    #expect(try await tenant.lead(chief.id).status == .scored)
    // Up to date, nothing is stored.
    let third = try await tenant.rescoreLeads()
    #expect(third.last?.scoredCount == 2 && third.last?.changedCount == 0 && third.last?.done == true)
    #expect(try tenant.server.journal(tenant.id, "RescoreLeads").count == 2)
  }

  @Test func `scores a thousand leads with components that add up`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.fill(2_500)
    let answers = try await tenant.rescoreLeads { $0.requestID = "run-1" }
    #expect(
      answers.map(\.scoredCount) == [1_000, 2_000, 2_500] && answers.map(\.done) == [false, false, true])
    #expect(answers.map(\.changes.count) == [1_000, 1_000, 500])
    let sums = try tenant.server.sql(
      """
      SELECT count(*), count(DISTINCT score) > 20, min(score) >= 0, max(score) <= 100 FROM leads
      WHERE tenant_id = '\(tenant.id.uuidText)' AND tier IS NOT NULL AND status = 'scored'
      """)
    #expect(sums.hasPrefix("2500|t|t|t"), "\(sums)")
    let leads = try await tenant.allLeads(by: 1_000)
    #expect(
      leads.allSatisfy { lead in
        guard let parts = lead.scoreComponents else { return false }
        return lead.score == parts.dataQuality + parts.authority + parts.companyFit + parts.timing
          + parts.risk
      })
    #expect(try tenant.server.journal(tenant.id, "RescoreLeads").filter { $0.contains("run-1") }.count == 3)
    // A repeat runs again.
    let again = try await tenant.rescoreLeads { ($0.requestID, $0.countsOnly) = ("run-1", true) }
    #expect(again.last?.scoredCount == 2_500 && again.last?.changedCount == 0)
  }

  @Test func `that was cut is finished by calling again`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.fill(2_200)
    let request = LeadsV1.RescoreLeadsRequest.with { $0.tenantID = tenant.text }
    let stream = try await tenant.leads.rescoreLeads(request, tenant.caller("member"))
    for try await answer in stream {
      #expect(answer.scoredCount == 1_000)
      break
    }
    stream.cancel()
    let rest = try await tenant.rescoreLeads()
    let changed = rest.last?.changedCount ?? 0
    #expect(rest.last?.done == true && rest.last?.scoredCount == 2_200 && changed <= 1_200 && changed > 0)
    let rows = try tenant.server.sql(
      "SELECT count(*) FROM lead_scores WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(rows.hasPrefix("2200"), "\(rows)")
  }

  @Test func `stores nothing with validate_only, and tries any model`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead { ($0.title, $0.phone) = ("CEO", "+61400000000") }
    let draft = try await tenant.updateScoringModel(["factors"]) {
      $0.factors = [fadingFactor()]
      ($0.factors[0].input, $0.factors[0].test, $0.factors[0].decay) = ("phone", .present(true), nil)
    }
    let tried = try await tenant.rescoreLeads { ($0.modelID, $0.validateOnly) = (draft.id, true) }
    #expect(tried.flatMap(\.changes).map(\.newScore) == [25] && tried.last?.modelID == draft.id)
    #expect(try await tenant.lead(lead.id) == lead)
    #expect(try tenant.server.journal(tenant.id, "RescoreLeads").isEmpty)
    let refused = try await refusal { try await tenant.rescoreLeads { $0.modelID = draft.id } }
    #expect(refused?.reason == "SCORING_MODEL_NOT_ACTIVE")
  }

  @Test func `takes those that fit, and no deleted ones`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createLead { $0.tags = ["Fair"] }
    let second = try await tenant.createLead { $0.ownerID = try! tenant.user("member").description }
    let third = try await tenant.createLead { $0.tags = ["fair"] }
    try await tenant.deleteLead(third.id)
    func ids(_ change: (inout LeadsV1.RescoreLeadsRequest) -> Void) async throws -> [String] {
      try await tenant.rescoreLeads {
        $0.validateOnly = true
        change(&$0)
      }.flatMap(\.changes).map(\.leadID)
    }
    #expect(try await ids { _ in } == [first.id, second.id])
    #expect(try await ids { $0.tagField = "FAIR" } == [first.id])
    #expect(try await ids { $0.ownerID = second.ownerID } == [second.id])
    #expect(try await ids { $0.status = .scored } == [])
    #expect(try await ids { $0.ids = [third.id, second.id, first.id] } == [first.id, second.id])
    #expect(try await ids { ($0.ids, $0.tagField) = ([second.id, first.id], "fair") } == [first.id])
    try await tenant.scoreLead(first.id)
    #expect(try await ids { $0.status = .new } == [second.id])
    #expect(try await tenant.rescoreLeads { $0.tier = .dead }.last?.scoredCount == 1)
  }
}
