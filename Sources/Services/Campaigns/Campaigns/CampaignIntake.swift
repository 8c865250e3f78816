import MusterCampaignsAPI
import MusterCore
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

/// What somebody gave for a campaign: what is wrong with it, and what Muster adds.
struct CampaignIntake: Sendable {
  /// Of the tenant.
  let timeZone: String

  /// What stands where nothing was given; what was given stays.
  func settle(_ campaign: inout CampaignsV1.Campaign) {
    var window = campaign.sendingWindow ?? SendingHours.general
    if window.timeZone.isEmpty { window.timeZone = timeZone }
    campaign.sendingWindow = window
  }

  /// Throws what is wrong beside the bounds of the fields, all of it at once.
  static func check(_ campaign: CampaignsV1.Campaign) throws(RPCError) {
    var violations: [FieldViolation] = []
    if GivenText.isBlank(campaign.name) {
      violations.append(FieldViolation(field: "campaign.name", description: "holds nothing that can be read"))
    }
    var metrics: Set<CampaignsV1.GoalMetric> = []
    for (place, goal) in campaign.goals.enumerated() where !metrics.insert(goal.metric).inserted {
      violations.append(
        FieldViolation(
          field: "campaign.goals[\(place)].metric",
          description: "is \(goal.metric.stored), which another goal counts already; each can stand once"))
    }
    if let identity = campaign.senderIdentity {
      violations += (identity.postalAddress ?? TypeV1.PostalAddress()).problems.map {
        FieldViolation(
          field: "campaign.sender_identity.postal_address.\($0.field)", description: $0.description)
      }
    }
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
    let problems = campaign.sendingWindow.map { SendingHours.problems(of: $0) } ?? []
    if !problems.isEmpty {
      throw .refused("SENDING_WINDOW_INVALID", problems.violations("campaign.sending_window"))
    }
  }
}

extension [OutreachProblem] {
  /// As violations of fields under a path.
  func violations(_ path: String) -> [FieldViolation] {
    map { FieldViolation(field: "\(path).\($0.field)", description: $0.description) }
  }
}

extension TypeV1.PostalAddress {
  /// Where a letter would not arrive.
  var problems: [OutreachProblem] {
    var problems: [OutreachProblem] = []
    if lines.allSatisfy({ GivenText.isBlank($0) }) {
      problems.append(OutreachProblem("lines", "needs a line at least, such as the street"))
    }
    if GivenText.isBlank(city) { problems.append(OutreachProblem("city", "is needed")) }
    if country.isEmpty { problems.append(OutreachProblem("country", "is needed")) }
    return problems
  }
}

enum GivenText {
  /// White space alone, or nothing.
  static func isBlank(_ text: String) -> Bool { TextKey.folded(text).isEmpty }
}
