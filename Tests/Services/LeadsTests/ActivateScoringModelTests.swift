import MusterCore
import MusterLeadsAPI
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ActivateScoringModel` {
  @Test func `makes one model active, and the one before can come back`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let shipped = try #require(try await tenant.scoringModel().scoringModel)
    let first = try await tenant.activatePhoneModel()
    #expect(first.state == .active && first.activateTime != nil && first.version == 2)
    let second = try await tenant.updateScoringModel(["name"]) { $0.name = "Next" }
    let answer = try await tenant.activateScoringModel(second.id) { $0.version = 1 }
    #expect(answer.scoringModel?.state == .active && answer.jobID.isEmpty)
    #expect(try await tenant.scoringModel(first.id).scoringModel?.state == .retired)
    #expect(try await tenant.activateScoringModel(first.id).scoringModel?.state == .active)
    #expect(try await tenant.activateScoringModel(shipped.id).scoringModel == shipped)
    #expect(try await tenant.scoringModel().scoringModel == shipped)
    // One that is active already stays so.
    #expect(try await tenant.activateScoringModel(shipped.id).scoringModel == shipped)
    #expect(try tenant.server.journal(tenant.id, "ActivateScoringModel").count == 4)
  }

  @Test func `leaves scores as they are until they are next computed`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { ($0.title, $0.phone) = ("CEO", "+61400000000") }
    let scored = try #require(try await tenant.scoreLead(made.id).lead)
    let phones = try await tenant.activatePhoneModel(90)
    #expect(try await tenant.lead(made.id) == scored)
    let changed = try await tenant.updateLead(made.id, ["title"]) { $0.title = "CFO" }
    #expect(changed.score == 90 && changed.scoreModelID == phones.id && changed.tier == .hot)
  }

  @Test func `scores all leads by a job when asked`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await tenant.fill(1_200)
    #expect(try await tenant.rescoreLeads().last?.done == true)
    let draft = try await tenant.updateScoringModel(["components", "factors"]) {
      $0.components = TestTenant.oneComponent
      $0.factors = [fadingFactor()]
      ($0.factors[0].input, $0.factors[0].test, $0.factors[0].decay) = ("phone", .present(true), nil)
    }
    let answer = try await tenant.activateScoringModel(draft.id) { $0.rescore = true }
    #expect(answer.jobID.hasPrefix("job_"))
    func count() async throws -> Int {
      try await tenant.allLeads(by: 1_000).count { lead in
        lead.score == (lead.phone.isEmpty ? 0 : 10) && lead.scoreModelID == draft.id
      }
    }
    #expect(try await count() == 0)
    try await server.working {
      let isDone = try await eventually(within: .seconds(60)) { try await count() == 1_200 }
      #expect(isDone)
    }
    await server.stop()
  }

  @Test func `lowers by the clock what has faded, and ends a tier that was set for a time`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let draft = try await tenant.updateScoringModel(["components", "factors"]) {
      ($0.components, $0.factors) = (TestTenant.oneComponent, [fadingFactor()])
    }
    try await tenant.activateScoringModel(draft.id)
    // The next point goes two seconds from now.
    let seen = WallClock.seconds() - 358
    let fading = try await tenant.createLead {
      $0.facts = .with {
        $0.hiring = .with { ($0.value, $0.observeTime) = (true, .with { $0.seconds = seen }) }
      }
    }
    let held = try await tenant.createLead {
      $0.tierOverride = .with {
        ($0.tier, $0.reason) = (.hot, "for a moment")
        $0.expireTime = .with { $0.seconds = WallClock.seconds() + 3 }
      }
    }
    #expect(try await tenant.scoreLead(fading.id).lead?.score == 9)
    #expect(try await tenant.scoreLead(held.id).lead?.tier == .hot)
    try await Task.sleep(for: .seconds(4))
    try await server.working {
      for _ in 0..<200 {
        _ = try server.sql(
          "UPDATE jobs SET run_time = now() WHERE kind = 'leads.clock' AND state = 'waiting'")
        try await Task.sleep(for: .milliseconds(100))
        if try await tenant.lead(held.id).tier != .hot { break }
      }
    }
    #expect(try await tenant.lead(fading.id).score == 8)
    #expect(try await tenant.scoreHistory(fading.id).map(\.cause) == [.clock, .request])
    #expect(try await tenant.lead(held.id).tier == .dead)
    await server.stop()
  }

  @Test func `refuses a model that is none, a stale version, and who may not`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let draft = try await tenant.updateScoringModel(["name"]) { $0.name = "Ours" }
    let stale = try await refusal { try await tenant.activateScoringModel(draft.id) { $0.version = 4 } }
    #expect(stale?.reason == "VERSION_STALE")
    let none = try await refusal { try await tenant.activateScoringModel("model_\(tenant.text.suffix(26))") }
    #expect(none?.reason == "SCORING_MODEL_NOT_FOUND")
    let member = try await refusal { try await tenant.activateScoringModel(draft.id, as: "member") }
    #expect(member?.code == .permissionDenied)
  }
}
