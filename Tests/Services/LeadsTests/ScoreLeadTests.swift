import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterScoring
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ScoreLead` {
  @Test func `scores a new lead, moves it, and keeps what it was scored by`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { ($0.title, $0.phone) = ("CEO", "+61400000000") }
    let answer = try await tenant.scoreLead(made.id)
    let lead = try #require(answer.lead)
    // Telephone 6, authority 25, risk 15.
    #expect(lead.score == 46 && lead.tier == .cool && lead.status == .scored && lead.version == 2)
    #expect(lead.scoreComponents?.dataQuality == 6 && lead.scoreComponents?.authority == 25)
    #expect(
      lead.scoreComponents?.risk == 15 && lead.scoreModelID == "model_" + String(repeating: "0", count: 26))
    #expect(lead.scoreTime != nil && lead.statusTime == lead.scoreTime)
    #expect(
      answer.change
        == .with {
          ($0.leadID, $0.newScore, $0.newTier) = (made.id, 46, .cool)
        })
    #expect(try await tenant.lead(made.id) == lead)
    let history = try await tenant.scoreHistory(made.id)
    #expect(history.map(\.score) == [46] && history.map(\.cause) == [.request])
    #expect(history.first?.components == lead.scoreComponents && history.first?.modelID == lead.scoreModelID)
    #expect(try tenant.server.journal(tenant.id, "ScoreLead").count == 1)
  }

  @Test func `again changes nothing, and leaves no trace`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { $0.title = "CEO" }
    let lead = try #require(try await tenant.scoreLead(made.id).lead)
    let again = try await tenant.scoreLead(made.id)
    #expect(again.lead == lead && again.change?.oldScore == 40 && again.change?.newScore == 40)
    #expect(try await tenant.scoreHistory(made.id).count == 1)
    #expect(try tenant.server.journal(tenant.id, "ScoreLead").count == 1)
  }

  @Test func `follows each change of a lead that has a score by itself`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { $0.title = "CEO" }
    try await tenant.scoreLead(made.id)
    let changed = try await tenant.updateLead(made.id, ["title", "phone"]) {
      ($0.title, $0.phone) = ("Manager", "+61400000000")
    }
    #expect(changed.score == 28 && changed.tier == .cold && changed.scoreComponents?.authority == 7)
    let history = try await tenant.scoreHistory(made.id)
    #expect(history.map(\.score) == [28, 40] && history.map(\.cause) == [.change, .request])
    #expect(history.map(\.tier) == [.cold, .cool])
    // What no model looks at changes no score.
    let same = try await tenant.updateLead(made.id, ["first_name"]) { $0.firstName = "Mia" }
    #expect(same.scoreTime == changed.scoreTime && same.version == changed.version + 1)
    #expect(try await tenant.scoreHistory(made.id).count == 2)
  }

  @Test func `takes a bounce into account at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (made, moved) = (try await tenant.createLead(), try await tenant.createLead())
    #expect(try await tenant.scoreLead(made.id).lead?.scoreComponents?.risk == 15)
    #expect(try await tenant.scoreLead(moved.id).lead?.scoreComponents?.risk == 15)
    let bounce = LeadsV1.RecordActivityRequest.with {
      $0.tenantID = tenant.text
      $0.activity = .with { ($0.leadID, $0.channel, $0.action) = (made.id, .email, .bounced) }
    }
    _ = try await tenant.leads.recordActivity(bounce, tenant.caller("member"))
    let lead = try await tenant.lead(made.id)
    #expect(lead.scoreComponents?.risk == 5 && lead.score == 5 && lead.facts?.emailBounced?.value == true)
    #expect(try await tenant.scoreHistory(made.id).map(\.cause) == [.activity, .request])
    let move = LeadsV1.TransitionLeadRequest.with {
      ($0.tenantID, $0.id, $0.status, $0.reason) = (tenant.text, moved.id, .bounced, "returned")
    }
    let answer = try await tenant.leads.transitionLead(move, tenant.caller("member"))
    #expect(answer.lead?.scoreComponents?.risk == 5 && answer.lead?.status == .bounced)
    #expect(try await tenant.scoreHistory(moved.id).map(\.cause) == [.change, .request])
  }

  @Test func `counts activities when the model asks for them`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let draft = try await tenant.updateScoringModel(["components", "factors"]) {
      $0.components = TestTenant.oneComponent
      $0.factors = [fadingFactor()]
      ($0.factors[0].input, $0.factors[0].decay) = ("activities", nil)
      $0.factors[0].test = .activity(.with { ($0.action, $0.channel, $0.maxCount) = (.opened, .email, 2) })
    }
    try await tenant.activateScoringModel(draft.id)
    let made = try await tenant.createLead()
    #expect(try await tenant.scoreLead(made.id).lead?.score == 0)
    var ids: [String] = []
    for (place, channel) in [TypeV1.Channel.email, .linkedin, .email, .email].enumerated() {
      let request = LeadsV1.RecordActivityRequest.with {
        $0.tenantID = tenant.text
        $0.activity = .with {
          ($0.leadID, $0.channel, $0.action) = (made.id, channel, .opened)
          $0.occurTime = .with { $0.seconds = WallClock.seconds() - 100 + Int64(place) }
        }
      }
      let answer = try await tenant.leads.recordActivity(request, tenant.caller("member"))
      ids.append(answer.activity?.id ?? "")
    }
    #expect(try await tenant.lead(made.id).score == 20)
    let explained = try await tenant.explainScore(made.id).explanation?.factors.first
    #expect(explained?.activityIDs == [ids[3], ids[2]] && explained?.points == 20)
    let first = try #require(try await tenant.scoreHistory(made.id).last?.createTime)
    let past = try await tenant.explainScore(made.id) { $0.evaluateTime = first }
    #expect(past.explanation?.score == 0)
  }

  @Test func `tries with validate_only, also by a draft`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead { ($0.title, $0.phone) = ("CEO", "+61400000000") }
    let draft = try await tenant.updateScoringModel(["components", "factors"]) {
      $0.components = TestTenant.oneComponent
      $0.factors = [fadingFactor()]
      $0.factors[0].input = "phone"
      ($0.factors[0].test, $0.factors[0].decay) = (.present(true), nil)
    }
    let tried = try await tenant.scoreLead(made.id) { ($0.modelID, $0.validateOnly) = (draft.id, true) }
    #expect(tried.lead?.score == 10 && tried.change?.newTier == .dead && tried.lead?.scoreModelID == draft.id)
    #expect(try await tenant.lead(made.id) == made)
    let refused = try await refusal { try await tenant.scoreLead(made.id) { $0.modelID = draft.id } }
    #expect(refused?.reason == "SCORING_MODEL_NOT_ACTIVE" && refused?.code == .failedPrecondition)
    let unknown = try await refusal {
      try await tenant.scoreLead(made.id) { $0.modelID = "model_" + String(repeating: "1", count: 26) }
    }
    #expect(unknown?.reason == "SCORING_MODEL_NOT_FOUND")
  }

  @Test func `keeps a tier that was set by hand, and the score as computed`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.createLead {
      $0.title = "CEO"
      $0.tierOverride = .with { ($0.tier, $0.reason) = (.hot, "met at the fair") }
    }
    let scored = try #require(try await tenant.scoreLead(made.id).lead)
    #expect(scored.score == 40 && scored.tier == .hot)
    #expect(try await tenant.scoreHistory(made.id).map(\.tier) == [.cool])
    #expect(try await tenant.scoreLead(made.id).lead == scored)
    let released = try await tenant.updateLead(made.id, ["tier_override"]) { _ in }
    #expect(released.tier == .cool && released.score == 40)
  }

  @Test func `refuses a lead that is none or deleted, and a stale version`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let stale = try await refusal { try await tenant.scoreLead(lead.id) { $0.version = 9 } }
    #expect(stale?.reason == "VERSION_STALE")
    let none = try await refusal { try await tenant.scoreLead(LeadID.new().description) }
    #expect(none?.reason == "LEAD_NOT_FOUND")
    try await tenant.deleteLead(lead.id)
    #expect(try await refusal { try await tenant.scoreLead(lead.id) }?.reason == "LEAD_NOT_FOUND")
    let viewer = try await refusal { try await tenant.scoreLead(lead.id, as: "viewer") }
    #expect(viewer?.code == .permissionDenied)
  }
}
