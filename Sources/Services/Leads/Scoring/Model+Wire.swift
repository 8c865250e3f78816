import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy
import MusterWire

extension LeadsV1.ScoringModel {
  /// A model as callers see it.
  init(_ stored: StoredModel, of tenant: TenantID) throws(RPCError) {
    self = try stored.rules()
    (id, tenantID) = (stored.id.description, tenant.description)
    (state, number, version) = (stored.state, stored.number, stored.version)
    baseModelID = stored.base?.description ?? ""
    author = stored.author?.actor
    activateTime = stored.activateTime?.timestamp
    createTime = stored.createTime?.timestamp
    updateTime = stored.updateTime?.timestamp
  }

  /// Nothing but what people write.
  var content: [UInt8] {
    LeadsV1.ScoringModel.with {
      ($0.name, $0.description) = (name, description)
      ($0.components, $0.factors, $0.tiers) = (components, factors, tiers)
    }.bytes()
  }
}

extension StoredModel {
  func rules() throws(RPCError) -> LeadsV1.ScoringModel {
    if id == .shipped { return ShippedModel.model }
    do throws(WireError) {
      return try LeadsV1.ScoringModel(bytes: content, policy: .client)
    } catch {
      throw .modelUnreadable(error)
    }
  }
}

extension LeadsV1.ScoringModelSummary {
  init(_ stored: StoredModel) throws(RPCError) {
    self.init()
    (id, number, state) = (stored.id.description, stored.number, stored.state)
    name = try stored.rules().name
    createTime = stored.createTime?.timestamp
    activateTime = stored.activateTime?.timestamp
  }
}
