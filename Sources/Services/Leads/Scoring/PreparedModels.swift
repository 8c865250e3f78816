import MusterCore
import MusterLeadsAPI
import MusterScoring
import Synchronization

/// Models made ready, kept because making them so takes longer than scoring a thousand leads.
final class PreparedModels: Sendable {
  private struct Form: Hashable {
    let model: ModelKey
    let profile: LeadProfile
  }

  private struct Kept {
    var plain = RecentCache<ModelKey, PreparedModel>(countMax: 64)
    /// With a profile's words, which are a small part of it.
    var adapted = RecentCache<Form, PreparedModel>(countMax: 1_024)
  }

  private let kept = Mutex(Kept())

  func model(_ key: ModelKey, _ profile: LeadProfile) -> PreparedModel? {
    kept.withLock { kept in
      if let adapted = kept.adapted.value(Form(model: key, profile: profile)) { return adapted }
      guard let plain = kept.plain.value(key) else { return nil }
      let adapted = PreparedModel(plain, industries: profile.industries, countries: profile.countries)
      kept.adapted.keep(adapted, Form(model: key, profile: profile))
      return adapted
    }
  }

  func keep(_ rules: LeadsV1.ScoringModel, _ key: ModelKey, _ profile: LeadProfile) -> PreparedModel {
    let plain = PreparedModel(rules, id: key.id.stored)
    let adapted = PreparedModel(plain, industries: profile.industries, countries: profile.countries)
    kept.withLock { kept in
      kept.plain.keep(plain, key)
      kept.adapted.keep(adapted, Form(model: key, profile: profile))
    }
    return adapted
  }
}
