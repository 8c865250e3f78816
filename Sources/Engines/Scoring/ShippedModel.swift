package import MusterCore
package import MusterLeadsAPI
import MusterTypesAPI
import MusterWire

/// The model of tenants that have stored none.
package enum ShippedModel {
  package static let id = IDBits(0)

  package static let model = LeadsV1.ScoringModel.with { model in
    model.name = "Shipped model"
    model.description = "Data quality 20, authority 25, company fit 25, timing 15, risk 15."
    model.components = [
      component(.dataQuality, 20), component(.authority, 25, .highest), component(.companyFit, 25),
      component(.timing, 15), component(.risk, 15, base: 15),
    ]
    model.factors = dataQuality + authority + companyFit + timing + risk
    model.tiers = [band(.hot, 85), band(.warm, 60), band(.cool, 35), band(.cold, 20)]
  }

  private static func component(
    _ component: LeadsV1.ScoreComponent, _ most: Int32, _ combine: LeadsV1.CombineRule = .sum,
    base: Int32 = 0
  ) -> LeadsV1.ComponentRule {
    .with {
      ($0.component, $0.maxPoints, $0.basePoints, $0.combine) = (component, most, base, combine)
    }
  }

  private static func band(_ tier: LeadsV1.Tier, _ least: Int32) -> LeadsV1.TierBand {
    .with { ($0.tier, $0.minScore) = (tier, least) }
  }

  private static func factor(
    _ key: String, _ component: LeadsV1.ScoreComponent, _ points: Int32, _ input: String, _ name: String,
    _ test: LeadsV1.ScoringFactor.Test
  ) -> LeadsV1.ScoringFactor {
    .with {
      ($0.key, $0.component, $0.points, $0.input) = (key, component, points, input)
      ($0.displayName, $0.test) = (name, test)
    }
  }

  private static func months(_ months: Int32) -> LeadsV1.ScoringFactor.Test {
    .age(.with { $0.months = months })
  }

  private static let dataQuality = [
    factor(
      "data_quality.email_verified", .dataQuality, 8, "facts.email_verified", "Verified e-mail", .flag(true)),
    factor("data_quality.phone", .dataQuality, 6, "phone", "Telephone number", .present(true)),
    factor("data_quality.linkedin", .dataQuality, 4, "linkedin_url", "LinkedIn profile", .present(true)),
    factor(
      "data_quality.email_personal", .dataQuality, 2, "facts.email_personal", "Personal e-mail", .flag(true)),
  ]

  private static let authority = ShippedTitles.all.map { titles in
    factor(
      "authority.\(titles.key)", .authority, titles.points, "title", titles.name,
      .text(
        .with {
          ($0.phrases, $0.exceptPhrases) = (titles.phrases, titles.exceptions)
        }))
  }

  private static let companyFit = [
    factor(
      "company_fit.industry", .companyFit, 10, "industry", "Industry of the profile",
      .text(.with { $0.fromIcp = true })),
    factor(
      "company_fit.size", .companyFit, 8, "employee_count", "5 to 50 employees",
      .number(
        .with {
          ($0.min, $0.max) = (.with { $0.value = "5" }, .with { $0.value = "50" })
        })),
    factor(
      "company_fit.country", .companyFit, 7, "country", "Country of the profile",
      .text(.with { $0.fromIcp = true })),
  ]

  private static let timing = [
    factor("timing.new_role", .timing, 6, "facts.role_start", "Role younger than 6 months", months(6)),
    factor("timing.hiring", .timing, 5, "facts.hiring", "Company is hiring", .flag(true)),
    factor("timing.funding", .timing, 4, "facts.funding", "Funded in the last 12 months", months(12)),
  ]

  private static let risk = [
    factor("risk.bounced", .risk, -10, "facts.email_bounced", "E-mail bounced", .flag(true)),
    factor("risk.unsubscribed", .risk, -15, "facts.unsubscribed", "Unsubscribed", .flag(true)),
    factor("risk.competitor", .risk, -15, "facts.competitor", "Competitor", .flag(true)),
    factor(
      "risk.unfit_title", .risk, -5, "title", "Title that does not buy",
      .text(
        .with {
          ($0.phrases, $0.exceptPhrases) = (ShippedTitles.unfit, ShippedTitles.fitAfterAll)
        })),
  ]
}
