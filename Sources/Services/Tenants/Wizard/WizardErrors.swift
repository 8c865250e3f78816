import MusterRPC
import MusterWire

/// Every refusal of what is about the wizard.
extension RPCError {
  static func wizardStepUnknown(_ key: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "WIZARD_STEP_UNKNOWN",
      message: "the wizard has no step \(key); GetWizard tells those there are", metadata: ["step": key],
      violations: [FieldViolation(field: "step", description: "is \(key), which is no step of the wizard")])
  }

  static func wizardStepRequired(_ step: WizardStep) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "WIZARD_STEP_REQUIRED",
      message: "the step \(step.rawValue) is required and cannot be skipped; submit it",
      metadata: ["step": step.rawValue])
  }

  static func wizardIncomplete(_ missing: [WizardStep]) -> RPCError {
    let steps = missing.map(\.rawValue).joined(separator: ",")
    return RPCError(
      .failedPrecondition, reason: "WIZARD_INCOMPLETE",
      message: "required steps are not done: \(steps); submit them first", metadata: ["steps": steps])
  }

  static func wizardCompleted(_ step: WizardStep) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "WIZARD_COMPLETED",
      message:
        "the wizard is complete, and the step \(step.rawValue) was not one that was skipped; change the"
        + " thing itself",
      metadata: ["step": step.rawValue])
  }

  static func wizardVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message:
        "the wizard is at version \(current), not \(sent): somebody else went on with it; read it again"
        + " and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func wizardDataUnreadable(_ error: WireError) -> RPCError {
    .fieldsInvalid([FieldViolation(field: "data", description: error.message)])
  }

  static var wizardSkipOfSaved: RPCError {
    .fieldsInvalid([
      FieldViolation(field: "save_only", description: "does not go with skip; set one of them")
    ])
  }

  static func employeesBackwards(_ least: Int64, _ most: Int64) -> RPCError {
    .fieldsInvalid([
      FieldViolation(
        field: "data.employees_max", description: "is \(most), which is less than employees_min, \(least)")
    ])
  }
}
