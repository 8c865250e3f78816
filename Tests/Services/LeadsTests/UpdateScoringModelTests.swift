import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateScoringModel` {
  @Test func `makes a draft of the active model, and changes that draft`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let shipped = try #require(try await tenant.scoringModel().scoringModel)
    let draft = try await tenant.updateScoringModel(["name"]) { $0.name = "Ours" }
    #expect(draft.state == .draft && draft.number == 1 && draft.version == 1 && draft.id != shipped.id)
    #expect(draft.name == "Ours" && draft.factors == shipped.factors && draft.baseModelID == shipped.id)
    #expect(draft.author?.id == (try tenant.user("admin").description) && draft.activateTime == nil)
    let changed = try await tenant.updateScoringModel(["tiers"]) {
      ($0.id, $0.version, $0.tiers) = (draft.id, 1, shipped.tiers)
      $0.tiers[0].minScore = 90
    }
    #expect(changed.id == draft.id && changed.version == 2 && changed.tiers[0].minScore == 90)
    #expect(changed.name == "Ours" && changed.number == 1)
    let same = try await tenant.updateScoringModel(["name"]) { ($0.id, $0.name) = (draft.id, "Ours") }
    #expect(same == changed)
    #expect(try tenant.server.journal(tenant.id, "UpdateScoringModel").count == 2)
  }

  @Test func `never changes a model that was active`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let active = try await tenant.activatePhoneModel()
    let draft = try await tenant.updateScoringModel(["name"]) { ($0.id, $0.name) = (active.id, "Next") }
    #expect(draft.id != active.id && draft.number == 2 && draft.baseModelID == active.id)
    try await tenant.activateScoringModel(draft.id)
    let third = try await tenant.updateScoringModel(["name"]) { ($0.id, $0.name) = (active.id, "Third") }
    #expect(third.number == 3 && third.baseModelID == active.id)
    let kept = try #require(try await tenant.scoringModel(active.id).scoringModel)
    #expect(kept.name == "Phones" && kept.factors == active.factors && kept.state == .retired)
  }

  @Test func `refuses a model that breaks rules, by all of them`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let refused = try await refusal {
      try await tenant.updateScoringModel(["components", "factors"]) {
        $0.components = TestTenant.oneComponent
        $0.components[1].maxPoints = 99
        $0.factors = [fadingFactor(), fadingFactor()]
        $0.factors[0].input = "custom.unknown"
      }
    }
    #expect(refused?.reason == "SCORING_MODEL_INVALID" && refused?.code == .invalidArgument)
    #expect(
      refused?.violations.map(\.field) == [
        "scoring_model.components", "scoring_model.factors[0].input", "scoring_model.factors[1].key",
      ])
    #expect(try await tenant.scoringModel().models.count == 1)
  }

  @Test func `refuses bounds, stale versions, models that are none, and who may not`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let draft = try await tenant.updateScoringModel(["name"]) { $0.name = "Ours" }
    let stale = try await refusal {
      try await tenant.updateScoringModel(["name"]) { ($0.id, $0.version, $0.name) = (draft.id, 7, "x") }
    }
    #expect(stale?.reason == "VERSION_STALE" && stale?.metadata["current_version"] == "1")
    let none = try await refusal {
      try await tenant.updateScoringModel(["name"]) {
        ($0.id, $0.name) = ("model_\(tenant.text.suffix(26))", "x")
      }
    }
    #expect(none?.reason == "SCORING_MODEL_NOT_FOUND")
    let bounds = try await refusal {
      try await tenant.updateScoringModel(["factors"]) {
        $0.factors = [fadingFactor()]
        $0.factors[0].points = 101
      }
    }
    #expect(bounds?.reason == "FIELD_INVALID")
    let member = try await refusal {
      try await tenant.updateScoringModel(["name"], as: "member") { $0.name = "x" }
    }
    #expect(member?.code == .permissionDenied)
  }

  @Test func `keeps 200 models and no more`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let draft = try await tenant.updateScoringModel(["name"]) { $0.name = "Ours" }
    _ = try tenant.server.sql(
      """
      INSERT INTO scoring_models (tenant_id, model_id, number, state, content, author_kind)
      SELECT tenant_id, gen_random_uuid(), n, 'draft', content, 'system'
      FROM scoring_models, generate_series(2, 199) AS n WHERE tenant_id = '\(tenant.id.uuidText)'
      """)
    #expect(try await tenant.updateScoringModel(["name"]) { $0.name = "200th" }.number == 200)
    let refused = try await refusal { try await tenant.updateScoringModel(["name"]) { $0.name = "201st" } }
    #expect(refused?.reason == "SCORING_MODEL_INVALID" && refused?.message.contains("200") == true)
    let changed = try await tenant.updateScoringModel(["name"]) { ($0.id, $0.name) = (draft.id, "Still") }
    #expect(changed.name == "Still")
  }
}
