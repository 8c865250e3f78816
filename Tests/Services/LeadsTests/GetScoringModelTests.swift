import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterScoring
import MusterTestKit
import MusterWire
import Testing

@Suite struct `GetScoringModel` {
  @Test func `gives the shipped model as long as there is no other`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let answer = try await tenant.scoringModel()
    let model = try #require(answer.scoringModel)
    #expect(model.id == "model_" + String(repeating: "0", count: 26) && model.number == 0)
    #expect(model.state == .active && model.tenantID == tenant.text && model.version == 0)
    #expect(model.factors == ShippedModel.model.factors && model.tiers == ShippedModel.model.tiers)
    #expect(answer.models.map(\.id) == [model.id] && answer.models.map(\.name) == [model.name])
    #expect(answer.models.first?.createTime == nil && answer.models.first?.activateTime == nil)
    #expect(try await tenant.scoringModel(model.id).scoringModel == model)
  }

  @Test func `gives the active model, and the list of all, the newest first`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let active = try await tenant.activatePhoneModel()
    let draft = try await tenant.updateScoringModel(["name"]) { $0.name = "Next" }
    let answer = try await tenant.scoringModel()
    #expect(answer.scoringModel == active)
    let shipped = "model_" + String(repeating: "0", count: 26)
    #expect(answer.models.map(\.id) == [draft.id, active.id, shipped])
    #expect(answer.models.map(\.state) == [.draft, .active, .retired])
    #expect(answer.models.map(\.number) == [2, 1, 0])
    #expect(try await tenant.scoringModel(draft.id).scoringModel == draft)
    #expect(try await tenant.scoringModel(shipped).scoringModel?.state == .retired)
  }

  @Test func `knows no model of another tenant`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let draft = try await other.updateScoringModel(["name"]) { $0.name = "Theirs" }
    #expect(
      try await refusal { try await tenant.scoringModel(draft.id) }?.reason == "SCORING_MODEL_NOT_FOUND")
  }
}
