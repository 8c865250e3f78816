import MusterCore
import MusterLeadsAPI
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of scores have in common.
extension TestTenant {
  @discardableResult
  func scoreLead(
    _ id: String, as role: String = "member", _ change: (inout LeadsV1.ScoreLeadRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ScoreLeadResponse {
    let request = LeadsV1.ScoreLeadRequest.with {
      ($0.tenantID, $0.id) = (text, id)
      change(&$0)
    }
    return try await leads.scoreLead(request, caller(role))
  }

  func explainScore(
    _ id: String, as role: String = "viewer",
    _ change: (inout LeadsV1.ExplainScoreRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ExplainScoreResponse {
    let request = LeadsV1.ExplainScoreRequest.with {
      ($0.tenantID, $0.id) = (text, id)
      change(&$0)
    }
    return try await leads.explainScore(request, caller(role))
  }

  func scoreHistory(_ id: String) async throws -> [LeadsV1.ScoreRecord] {
    try await explainScore(id) { $0.historySize = 100 }.history
  }

  func scoringModel(_ id: String = "") async throws -> LeadsV1.GetScoringModelResponse {
    let request = LeadsV1.GetScoringModelRequest.with { ($0.tenantID, $0.id) = (text, id) }
    return try await leads.getScoringModel(request, caller("viewer"))
  }

  /// A draft, from the active model unless the change names another.
  @discardableResult
  func updateScoringModel(
    _ mask: [String] = [], as role: String = "admin",
    _ change: (inout LeadsV1.ScoringModel) -> Void
  ) async throws -> LeadsV1.ScoringModel {
    let request = LeadsV1.UpdateScoringModelRequest.with {
      $0.tenantID = text
      $0.scoringModel = .with(change)
      if !mask.isEmpty { $0.updateMask = .with { $0.paths = mask } }
    }
    return try #require(try await leads.updateScoringModel(request, caller(role)).scoringModel)
  }

  @discardableResult
  func activateScoringModel(
    _ id: String, as role: String = "admin",
    _ change: (inout LeadsV1.ActivateScoringModelRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ActivateScoringModelResponse {
    let request = LeadsV1.ActivateScoringModelRequest.with {
      ($0.tenantID, $0.id) = (text, id)
      change(&$0)
    }
    return try await leads.activateScoringModel(request, caller(role))
  }

  /// A model whose only points are for having a telephone number, made active.
  func activatePhoneModel(_ points: Int32 = 100) async throws -> LeadsV1.ScoringModel {
    let draft = try await updateScoringModel(["name", "components", "factors"]) {
      ($0.name, $0.components) = ("Phones", Self.oneComponent)
      $0.factors = [
        .with {
          ($0.key, $0.component, $0.points, $0.input) = ("authority.phone", .authority, points, "phone")
          $0.test = .present(true)
        }
      ]
    }
    return try #require(try await activateScoringModel(draft.id).scoringModel)
  }

  /// Authority has all the points.
  static let oneComponent: [LeadsV1.ComponentRule] = {
    let components: [LeadsV1.ScoreComponent] = [.dataQuality, .authority, .companyFit, .timing, .risk]
    return components.map { component in
      .with {
        ($0.component, $0.maxPoints, $0.combine) = (component, component == .authority ? 100 : 0, .sum)
      }
    }
  }()

  func rescoreLeads(
    as role: String = "member", _ change: (inout LeadsV1.RescoreLeadsRequest) -> Void = { _ in }
  ) async throws -> [LeadsV1.RescoreLeadsResponse] {
    let request = LeadsV1.RescoreLeadsRequest.with {
      $0.tenantID = text
      change(&$0)
    }
    var answers: [LeadsV1.RescoreLeadsResponse] = []
    for try await answer in try await leads.rescoreLeads(request, caller(role)) { answers.append(answer) }
    return answers
  }
}

/// A factor whose points are gone within the hour, a tenth each six minutes.
func fadingFactor() -> LeadsV1.ScoringFactor {
  .with {
    ($0.key, $0.component, $0.points, $0.input) = ("authority.hiring", .authority, 10, "facts.hiring")
    $0.test = .flag(true)
    $0.decay = .with { ($0.kind, $0.span) = (.linear, .with { $0.seconds = 3_600 }) }
  }
}
