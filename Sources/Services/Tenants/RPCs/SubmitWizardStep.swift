import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI
import MusterWire

extension TenantsService {
  package func submitWizardStep(
    _ request: TenantsV1.SubmitWizardStepRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SubmitWizardStepResponse {
    guard let step = WizardStep(rawValue: request.step) else { throw .wizardStepUnknown(request.step) }
    if request.skip && request.saveOnly { throw .wizardSkipOfSaved }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(TenantsV1.Method.submitWizardStep.info, request, as: caller) {
      tx throws(RPCError) in
      let before = try await WizardStore.hold(tx)
      try before.check(request.version)
      guard before.takes(step) else { throw .wizardCompleted(step) }
      var effect: WizardEffect?
      if request.skip {
        if step.isRequired { throw .wizardStepRequired(step) }
        if before.state(of: step) == .skipped {
          return .nothing(TenantsV1.SubmitWizardStepResponse(before, request))
        }
        try await WizardStore.submit(
          tx, step, .skipped, data: before.entries[step]?.data ?? "", by: author)
      } else {
        let data = try before.data(of: step, request)
        if !request.saveOnly { effect = try await self.effect(tx, of: step, data, before, by: author) }
        // What was left out stays so until it is done, or it could not be done any more.
        let saved = before.isComplete ? Wizard.State.skipped : .open
        try await WizardStore.submit(
          tx, step, request.saveOnly ? saved : .done, data: data.text, by: author)
      }

      let after = try await WizardStore.get(tx)
      let response = TenantsV1.SubmitWizardStepResponse(after, request)
      if let effect {
        return Change(response, target: effect.target, fields: effect.fields, event: effect.event)
      }
      let wizard = response.wizard ?? TenantsV1.Wizard()
      return Change(
        response, target: ChangeTarget(WizardID(stored: tx.tenant.stored), version: after.version),
        fields: ["steps"], event: ChangeEvent(.wizardUpdated, "wizard", wizard.event))
    }
  }

  /// What a step changes beside the wizard; nil for nothing.
  private func effect(
    _ tx: borrowing TenantTransaction, of step: WizardStep, _ data: JSONValue, _ wizard: Wizard,
    by author: Author
  ) async throws(RPCError) -> WizardEffect? {
    switch step {
    case .tenant:
      let change = TenantChange(data, from: wizard)
      guard !change.isEmpty else { return nil }
      let tenant = try message(await TenantStore.update(tx, change))
      return WizardEffect(
        target: ChangeTarget(tx.tenant, version: tenant.version), fields: change.fields,
        event: ChangeEvent(.tenantUpdated, "tenant", tenant))
    case .icp:
      if let least = data["employees_min"]?.integer, let most = data["employees_max"]?.integer, most < least {
        throw .employeesBackwards(least, most)
      }
      try await IcpStore.hold(tx, at: 0)
      let (icp, isNew) = try await draft(tx, by: author) { icp throws(RPCError) in icp.take(data) }
      guard isNew else { return nil }
      return WizardEffect(
        target: ChangeTarget(IcpID(stored: tx.tenant.stored), version: icp.version), fields: [],
        event: ChangeEvent(.icpUpdated, "icp", icp))
    default: return nil
    }
  }
}

/// What a step has changed, told in place of the step itself: it is what others go by.
private struct WizardEffect {
  let target: ChangeTarget
  let fields: [String]
  let event: ChangeEvent
}

extension TenantsV1.SubmitWizardStepResponse {
  fileprivate init(_ wizard: Wizard, _ request: TenantsV1.SubmitWizardStepRequest) {
    self.init()
    self.wizard = TenantsV1.Wizard(wizard, wizard.language(request.locale))
  }
}

extension Wizard {
  /// What was entered, or what the step begins with, in the form of the step.
  fileprivate func data(
    of step: WizardStep, _ request: TenantsV1.SubmitWizardStepRequest
  ) throws(RPCError) -> JSONValue {
    let data: JSONValue
    do throws(WireError) {
      data = request.data.isEmpty ? defaults(of: step) : try JSONValue(request.data)
    } catch {
      throw .wizardDataUnreadable(error)
    }
    let violations = step.form.violations(data, isWhole: !request.saveOnly)
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
    return data
  }
}

extension TenantChange {
  /// What the step says differently; what it does not state stays.
  fileprivate init(_ data: JSONValue, from wizard: Wizard) {
    self.init()
    zoneField = "data.time_zone"
    func changed(_ name: String, _ current: String) -> String? {
      guard let text = data[name]?.string, !text.isEmpty, text != current else { return nil }
      fields.append(name)
      return text
    }
    displayName = changed("display_name", wizard.displayName)
    timeZone = changed("time_zone", wizard.timeZone)
    locale = changed("locale", wizard.locale)
    country = changed("country", wizard.country)
    currencyCode = changed("currency_code", wizard.currencyCode)
  }
}
