import MusterCore
import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// How a row is merged into a lead. Pure, and done twice the same as once.
struct LeadMerge: Sendable {
  typealias Text = (name: String, path: any WritableKeyPath<LeadsV1.Lead, String> & Sendable)

  /// The fields that are texts and nothing more.
  static let texts: [Text] = [
    ("first_name", \.firstName), ("last_name", \.lastName), ("title", \.title), ("company", \.company),
    ("phone", \.phone), ("country", \.country), ("linkedin_url", \.linkedinURL), ("industry", \.industry),
    ("campaign_id", \.campaignID), ("owner_id", \.ownerID), ("source", \.source),
    ("external_id", \.externalID), ("company_domain", \.companyDomain), ("time_zone", \.timeZone),
    ("language", \.language),
  ]

  private let rules: MergeRules
  private let textRules: [LeadsV1.MergeRule]
  /// Rows that give none leave what is there, whatever the rule: without it there is no match.
  private let key: LeadsV1.MatchKey
  private let addedTags: [String]

  init(_ options: LeadsV1.UpsertOptions, _ schema: CustomFields) {
    rules = MergeRules(options, schema)
    textRules = Self.texts.map { [rules] in rules[$0.name] }
    (key, addedTags) = (options.matchKey, options.addTags)
  }

  /// What only the server says stays as it is stored.
  func merged(_ given: LeadsV1.Lead, into stored: LeadsV1.Lead) -> LeadsV1.Lead {
    var lead = stored
    for ((name, path), rule) in zip(Self.texts, textRules) {
      if name == "external_id", key == .externalID { continue }
      lead[keyPath: path] = Self.text(rule, given[keyPath: path], stored[keyPath: path])
    }
    if !given.email.isEmpty { lead.email = Self.text(rules["email"], given.email, stored.email) }
    lead.employeeCount =
      Self.value(
        rules["employee_count"], given.employeeCount == 0 ? nil : given.employeeCount,
        stored.employeeCount == 0 ? nil : stored.employeeCount) ?? 0
    lead.tags = tags(given.tags, stored.tags)
    lead.postalAddress = Self.value(
      rules["postal_address"], given.postalAddress.flatMap { $0 == TypeV1.PostalAddress() ? nil : $0 },
      stored.postalAddress)
    lead.facts = facts(given.facts, stored, at: lead.email)
    lead.customFields = customFields(given, stored)
    lead.consents = Self.consents(rules["consents"], given.consents, stored.consents)
    lead.tierOverride = Self.value(
      rules["tier_override"], given.tierOverride.map { Self.told($0, stored.tierOverride) },
      stored.tierOverride)
    return lead
  }

  /// In which fields a merged lead differs from what it was, by their names in the proto.
  static func differing(_ former: LeadsV1.Lead, _ lead: LeadsV1.Lead) -> [String] {
    var names = texts.filter { former[keyPath: $0.path] != lead[keyPath: $0.path] }.map(\.name)
    func add(_ name: String, _ isOther: Bool) { if isOther { names.append(name) } }
    add("email", former.email != lead.email)
    add("employee_count", former.employeeCount != lead.employeeCount)
    add("tags", former.tags != lead.tags)
    add("postal_address", former.postalAddress != lead.postalAddress)
    add("facts", former.facts != lead.facts)
    add("custom_fields", former.customFields != lead.customFields)
    add("consents", former.consents != lead.consents)
    add("tier_override", former.tierOverride != lead.tierOverride)
    add("score", former.score != lead.score)
    add("tier", former.tier != lead.tier)
    add("score_components", former.scoreComponents != lead.scoreComponents)
    add("score_model_id", former.scoreModelID != lead.scoreModelID)
    add("score_time", former.scoreTime != lead.scoreTime)
    return names
  }

  // MARK: Single values

  static func text(_ rule: LeadsV1.MergeRule, _ given: String, _ stored: String) -> String {
    switch rule {
    case .keep: stored
    case .fill: stored.isEmpty ? given : stored
    case .replace: given
    default: given.isEmpty ? stored : given
    }
  }

  static func value<Value>(_ rule: LeadsV1.MergeRule, _ given: Value?, _ stored: Value?) -> Value? {
    switch rule {
    case .keep: stored
    case .fill: stored ?? given
    case .replace: given
    default: given ?? stored
    }
  }

  /// One that says the same keeps who set it and when.
  private static func told(
    _ given: LeadsV1.TierOverride, _ stored: LeadsV1.TierOverride?
  ) -> LeadsV1.TierOverride {
    guard let stored, stored.tier == given.tier, stored.reason == given.reason,
      stored.expireTime == given.expireTime
    else { return given }
    return stored
  }

  // MARK: Lists and maps

  private func tags(_ given: [String], _ stored: [String]) -> [String] {
    let tags: [String]
    switch rules["tags"] {
    case .keep: tags = stored
    case .fill: tags = stored.isEmpty ? given : stored
    case .replace: tags = given
    case .union: tags = stored + given
    default: tags = given.isEmpty ? stored : given
    }
    let all = tags + addedTags
    return all == stored ? stored : LeadTags.normal(all, former: stored)
  }

  private static func consents(
    _ rule: LeadsV1.MergeRule, _ given: [LeadsV1.Consent], _ stored: [LeadsV1.Consent]
  ) -> [LeadsV1.Consent] {
    guard rule == .union else {
      return value(rule, given.isEmpty ? nil : given, stored.isEmpty ? nil : stored) ?? []
    }
    var joined = stored
    for consent in given {
      let place = joined.firstIndex { $0.channel == consent.channel && $0.basis == consent.basis }
      if let place { joined[place] = consent } else { joined.append(consent) }
    }
    return joined
  }

  private func customFields(
    _ given: LeadsV1.Lead, _ stored: LeadsV1.Lead
  ) -> WireMap<WireString, WireMessageOf<LeadsV1.CustomValue>.Value> {
    if given.customFields.isEmpty, stored.customFields.isEmpty { return stored.customFields }
    var merged = stored.customFields
    for (key, value) in given.customFields.sorted() {
      merged[key] = Self.custom(rules.custom(key), value, stored.customFields[key])
    }
    for (key, value) in stored.customFields.sorted() where given.customFields[key] == nil {
      merged[key] = Self.value(rules.custom(key), nil, value)
    }
    return merged
  }

  private static func custom(
    _ rule: LeadsV1.MergeRule, _ given: LeadsV1.CustomValue, _ stored: LeadsV1.CustomValue?
  ) -> LeadsV1.CustomValue? {
    guard rule == .union, case .texts(let new) = given.value, case .texts(var texts) = stored?.value else {
      return value(rule, given, stored)
    }
    for text in new.values where !texts.values.contains(text) { texts.values.append(text) }
    return .with { $0.value = .texts(texts) }
  }

  // MARK: Facts

  /// A lead without the facts about an address that it gives up: what is said anew is about the new one.
  static func former(_ stored: LeadsV1.Lead, at email: String) -> LeadsV1.Lead {
    if email == stored.email || AddressKey.email(email) == AddressKey.email(stored.email) { return stored }
    var former = stored
    former.facts?.emailVerified = nil
    former.facts?.emailPersonal = nil
    return former
  }

  private func facts(
    _ given: LeadsV1.LeadFacts?, _ stored: LeadsV1.Lead, at email: String
  ) -> LeadsV1.LeadFacts? {
    if given == nil, stored.facts == nil { return nil }
    let new = given ?? LeadsV1.LeadFacts()
    let former = Self.former(stored, at: email).facts ?? LeadsV1.LeadFacts()
    var facts = former
    func fact<Fact: SeenFact>(_ name: String, _ new: Fact?, _ former: Fact?) -> Fact? {
      Self.fact(rules.fact(name), new, former)
    }
    facts.emailVerified = fact("email_verified", new.emailVerified, former.emailVerified)
    facts.emailPersonal = fact("email_personal", new.emailPersonal, former.emailPersonal)
    facts.hiring = fact("hiring", new.hiring, former.hiring)
    facts.roleStart = fact("role_start", new.roleStart, former.roleStart)
    facts.funding = fact("funding", new.funding, former.funding)
    facts.competitor = fact("competitor", new.competitor, former.competitor)
    return facts == LeadsV1.LeadFacts() ? nil : facts
  }

  static func fact<Fact: SeenFact>(_ rule: LeadsV1.MergeRule, _ given: Fact?, _ stored: Fact?) -> Fact? {
    guard var given, let stored else { return value(rule, given, stored) }
    if given.value == stored.value {
      // What it does not say was said before.
      if given.observeTime == nil { given.observeTime = stored.observeTime }
      if given.source.isEmpty, given.observeTime == stored.observeTime { given.source = stored.source }
    }
    // Without a time it is seen now.
    if rule == .newer, let seen = given.observeTime, let before = stored.observeTime,
      (seen.seconds, seen.nanos) <= (before.seconds, before.nanos)
    {
      return stored
    }
    return value(rule, given, stored)
  }
}

/// What is known, since when and from whom.
protocol SeenFact: Equatable, Sendable {
  associatedtype Value: Equatable
  var value: Value { get }
  var observeTime: GoogleProtobuf.Timestamp? { get set }
  var source: String { get set }
}

extension LeadsV1.BoolFact: SeenFact {}
extension LeadsV1.DateFact: SeenFact {}
