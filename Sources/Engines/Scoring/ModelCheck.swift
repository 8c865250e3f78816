package import MusterLeadsAPI

/// Whether a model keeps the rules that no single bound says.
package enum ModelCheck {
  /// What is wrong, by field below `scoring_model`; custom fields are those of the tenant's lead schema.
  package static func violations(
    _ model: LeadsV1.ScoringModel, customFields: [LeadsV1.CustomField]
  ) -> [(field: String, description: String)] { [] }
}
