package import MusterCampaignsAPI
import MusterWire

/// Whether the steps of a sequence fit together.
package enum SequenceCheck {
  package static func problems(of steps: [CampaignsV1.SequenceStep]) -> [OutreachProblem] {
    var problems: [OutreachProblem] = []
    var places: [String: Int] = [:]
    for (place, step) in steps.enumerated() {
      if let other = places[step.key] {
        problems.append(
          OutreachProblem(
            "steps[\(place)].key", "is \(step.key), as that of steps[\(other)]; give each step its own"))
      } else {
        places[step.key] = place
      }
    }
    for (place, step) in steps.enumerated() {
      var found = keys(of: step.variants)
      for (index, branch) in step.branches.enumerated() {
        found += self.problems(of: branch, at: place, places).map { $0.under("branches[\(index)]") }
      }
      problems += found.map { $0.under("steps[\(place)]") }
    }
    return problems
  }

  private static func keys(of variants: [CampaignsV1.StepVariant]) -> [OutreachProblem] {
    var seen: [String: Int] = [:]
    var problems: [OutreachProblem] = []
    for (place, variant) in variants.enumerated() {
      if let other = seen[variant.key] {
        problems.append(
          OutreachProblem(
            "variants[\(place)].key",
            "is \(variant.key), as that of variants[\(other)]; give each variant of the step its own"))
      } else {
        seen[variant.key] = place
      }
    }
    return problems
  }

  private static func problems(
    of branch: CampaignsV1.StepBranch, at place: Int, _ places: [String: Int]
  ) -> [OutreachProblem] {
    var problems: [OutreachProblem] = []
    if !branch.event.isKnown || branch.event == .unspecified {
      problems.append(
        OutreachProblem(
          "event",
          "is \(branch.event.rawValue), which is no event; take REPLIED, OPENED, CLICKED or NO_ANSWER"))
    }
    let target = branch.nextStepKey
    guard !target.isEmpty else { return problems }
    guard let other = places[target] else {
      problems.append(OutreachProblem("next_step_key", "is \(target), which no step has"))
      return problems
    }
    if other <= place {
      problems.append(
        OutreachProblem(
          "next_step_key",
          other == place
            ? "is \(target), the step itself; a branch leads forward only"
            : "is \(target), which stands before; a branch leads forward only"))
    }
    return problems
  }
}

/// The ids of steps, which follow their keys over versions.
package enum StepIDs {
  /// The steps with the ids that steps of the same key had, and fresh ones for the others.
  package static func kept(
    _ steps: [CampaignsV1.SequenceStep], from former: [CampaignsV1.SequenceStep], making: () -> String
  ) -> [CampaignsV1.SequenceStep] {
    let ids = Dictionary(
      former.filter { !$0.id.isEmpty }.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
    return steps.map { step in
      var step = step
      step.id = ids[step.key] ?? making()
      return step
    }
  }
}
