package import MusterCore
package import MusterLeadsAPI

/// The model of tenants that have stored none.
package enum ShippedModel {
  package static let id = IDBits(0)
  package static let model = LeadsV1.ScoringModel()
}
