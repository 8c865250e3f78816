import MusterCore
import MusterRPC
import MusterRows
import MusterWellKnownAPI
import MusterWire

/// The wizard of a tenant: there is one in each, so its id is the tenant's.
struct WizardID: ResourceID {
  static let prefix = "wizard"
  let stored: IDBits
}

/// How far a tenant is with its wizard.
struct Wizard: Sendable {
  enum State: String, Sendable {
    case open, done, skipped
  }

  /// What was made of one step.
  struct Entry: Sendable {
    var state: State
    /// A JSON object; empty when nothing was entered.
    var data: String
    var submitTime: GoogleProtobuf.Timestamp?
    var submittedBy: Author
  }

  let tenant: TenantID
  /// The tenant's, for the form of its step and the language of texts.
  var displayName: String
  var timeZone: String
  var locale: String
  var country: String
  var currencyCode: String
  var createTime: GoogleProtobuf.Timestamp?
  var updateTime: GoogleProtobuf.Timestamp?
  var completeTime: GoogleProtobuf.Timestamp?
  var completedBy: Author?
  var version: Int64
  var entries: [WizardStep: Entry] = [:]
  /// What the step of the profile begins with.
  var profile = JSONValue.object([])

  /// Of a wizard that nobody has begun and so has no row.
  static let firstVersion: Int64 = 1

  var isComplete: Bool { completeTime != nil }

  func state(of step: WizardStep) -> State { entries[step]?.state ?? .open }

  /// The first that is neither done nor skipped.
  var current: WizardStep? { WizardStep.allCases.first { state(of: $0) == .open } }

  var finishedCount: Int { WizardStep.allCases.count { state(of: $0) != .open } }

  /// What has to be done before the wizard can be completed.
  var missing: [WizardStep] { WizardStep.allCases.filter { $0.isRequired && state(of: $0) != .done } }

  /// Once the wizard is complete, what was left out can still be done, and nothing else.
  func takes(_ step: WizardStep) -> Bool { !isComplete || state(of: step) == .skipped }

  /// The language of texts: the one asked for, or the tenant's own.
  func language(_ asked: String) -> Phrase.Language {
    Phrase.Language(nearest: asked.isEmpty ? locale : asked)
  }

  /// Refuses a version that is not the current one.
  func check(_ version: Int64) throws(RPCError) {
    guard version == 0 || version == self.version else {
      throw .wizardVersionStale(version, current: self.version)
    }
  }

  /// What the step shows when nothing was entered.
  func defaults(of step: WizardStep) -> JSONValue {
    func stated(_ text: String) -> JSONValue? { text.isEmpty ? nil : .string(text) }
    return switch step {
    case .tenant:
      .stated([
        ("display_name", stated(displayName)), ("time_zone", stated(timeZone)), ("locale", stated(locale)),
        ("country", stated(country)), ("currency_code", stated(currencyCode)),
      ])
    case .icp: profile
    default: step.defaults
    }
  }

  /// What was chosen in a step, in one sentence; nil where there is nothing to choose.
  func summary(of step: WizardStep, _ language: Phrase.Language) -> String? {
    let properties = step.form.properties
    guard !properties.isEmpty else { return nil }
    guard state(of: step) == .done, let data = try? JSONValue(entries[step]?.data ?? "") else {
      return Phrase("Left out for now.", de: "Vorerst ausgelassen.")[language]
    }
    let parts = properties.compactMap { property in
      data[property.name].map { "\(property.title[language]): \(Self.shown($0))" }
    }
    if parts.isEmpty { return Phrase("Nothing was chosen.", de: "Nichts gewählt.")[language] }
    return parts.joined(separator: "; ") + "."
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text.isEmpty ? "–" : text
    case .array(let elements): elements.isEmpty ? "–" : elements.map(shown).joined(separator: ", ")
    default: value.text
    }
  }
}
