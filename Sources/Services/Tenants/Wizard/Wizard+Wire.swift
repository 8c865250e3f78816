import MusterCore
import MusterRows
import MusterTenantsAPI
import MusterWire

extension TenantsV1.Wizard {
  /// With its texts in one language.
  init(_ wizard: Wizard, _ language: Phrase.Language) {
    self.init()
    tenantID = wizard.tenant.description
    state = TenantsV1.WizardState(wizard)
    currentStep = wizard.current?.rawValue ?? ""
    steps = WizardStep.allCases.map { TenantsV1.WizardStep($0, wizard, language) }
    if wizard.isComplete {
      summary = WizardStep.allCases.compactMap { TenantsV1.WizardSummaryLine($0, wizard, language) }
    }
    completeTime = wizard.completeTime
    completedBy = wizard.completedBy?.actor
    createTime = wizard.createTime
    updateTime = wizard.updateTime
    version = wizard.version
  }

  /// As events tell of it: what was entered, without the words and forms that every client can ask for.
  var event: TenantsV1.Wizard {
    var event = self
    event.steps = steps.map { step in
      var step = step
      (step.title, step.text, step.schema, step.defaultData) = ("", "", "", "")
      return step
    }
    event.summary = []
    return event
  }
}

extension TenantsV1.WizardState {
  init(_ wizard: Wizard) {
    self = wizard.isComplete ? .complete : wizard.entries.isEmpty ? .new : .started
  }
}

extension TenantsV1.WizardProgress {
  init(_ wizard: Wizard) {
    self.init()
    state = TenantsV1.WizardState(wizard)
    currentStep = wizard.current?.rawValue ?? ""
    finishedCount = Int32(clamping: wizard.finishedCount)
    stepCount = Int32(clamping: WizardStep.allCases.count)
  }
}

extension TenantsV1.WizardStep {
  fileprivate init(_ step: WizardStep, _ wizard: Wizard, _ language: Phrase.Language) {
    self.init()
    key = step.rawValue
    number = step.number
    title = step.title[language]
    text = step.text[language]
    required = step.isRequired
    defaultData = wizard.defaults(of: step).text
    schema = step.form.schema(step.title, language).text
    state =
      switch wizard.state(of: step) {
      case .open: .open
      case .done: .done
      case .skipped: .skipped
      }
    guard let entry = wizard.entries[step] else { return }
    data = entry.data
    submitTime = entry.submitTime
    submittedBy = entry.submittedBy.actor
  }
}

extension TenantsV1.WizardSummaryLine {
  fileprivate init?(_ step: WizardStep, _ wizard: Wizard, _ language: Phrase.Language) {
    guard let text = wizard.summary(of: step, language) else { return nil }
    self.init()
    self.step = step.rawValue
    title = step.title[language]
    self.text = text
  }
}
