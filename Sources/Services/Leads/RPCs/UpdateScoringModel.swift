import MusterCore
import MusterJournal
package import MusterLeadsAPI
package import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy
import MusterWellKnownAPI
import MusterWire

extension LeadsService {
  /// How many models a tenant can keep.
  static let modelsMax = 200

  package func updateScoringModel(
    _ request: LeadsV1.UpdateScoringModelRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.UpdateScoringModelResponse {
    let given = request.scoringModel ?? LeadsV1.ScoringModel()
    let id = try Self.modelID(given.id)
    let paths = UpdateMask.paths(request.updateMask?.paths, of: given)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.updateScoringModel.info, request, as: caller) {
      tx throws(RPCError) in
      let stored = try await ModelStore.held(tx)
      guard let base = stored.first(where: { model in id.map { $0 == model.id } ?? (model.state == .active) })
      else { throw .scoringModelNotFound }
      guard given.version == 0 || given.version == base.version else {
        throw .scoringModelVersionStale(given.version, current: base.version)
      }
      let rules = try Self.merged(paths, given, into: base.rules())
      try await check(tx, rules)

      var response = LeadsV1.UpdateScoringModelResponse()
      if !base.isFixed, rules.content == base.content {
        response.scoringModel = try LeadsV1.ScoringModel(base, of: tx.tenant)
        return .nothing(response)
      }
      let model =
        base.isFixed
        ? try await add(tx, rules, to: stored, from: base.id, by: author)
        : try await ModelStore.update(tx, base.id, rules.content)
      let message = try LeadsV1.ScoringModel(model, of: tx.tenant)
      response.scoringModel = message
      return Change(
        response, target: ChangeTarget(model.id, version: model.version), fields: paths,
        event: ChangeEvent(.scoringModelUpdated, "scoringModel", message))
    }
  }

  /// A new draft, of the next number.
  private func add(
    _ tx: borrowing TenantTransaction, _ rules: LeadsV1.ScoringModel, to stored: [StoredModel],
    from base: ScoringModelID, by author: Author
  ) async throws(RPCError) -> StoredModel {
    // The shipped one is among them, and is not the tenant's.
    guard stored.count <= Self.modelsMax else { throw .scoringModelsTooMany(Self.modelsMax) }
    let number = (stored.map(\.number).max() ?? 0) + 1
    return try await ModelStore.add(tx, rules.content, number: number, from: base, by: author)
  }

  /// Refuses a model that breaks a rule, by all of them at once.
  func check(_ tx: borrowing TenantTransaction, _ rules: LeadsV1.ScoringModel) async throws(RPCError) {
    let fields = try await customFields(tx)
    let violations = ModelCheck.violations(rules, customFields: fields)
    if !violations.isEmpty { throw .scoringModelInvalid(violations) }
  }

  private static func merged(
    _ paths: [String], _ given: LeadsV1.ScoringModel, into stored: LeadsV1.ScoringModel
  ) throws(RPCError) -> LeadsV1.ScoringModel {
    do throws(WireError) {
      return try UpdateMask.merging(paths, of: given, into: stored)
    } catch {
      throw .requestRefused(error)
    }
  }
}
