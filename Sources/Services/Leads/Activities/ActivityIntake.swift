import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTypesAPI
import MusterWire

/// What a server makes of an activity that somebody reports.
struct ActivityIntake: Sendable {
  /// What Muster writes itself.
  static let reserved: Set<LeadsV1.ActivityAction> = [.created, .statusChanged, .tierChanged]
  /// How far the clock of whoever reports may be ahead.
  private static let aheadMax: Int64 = 300_000_000

  let lead: LeadID
  let author: Author
  let now: PostgresTime
  /// Without what only Muster says.
  let activity: LeadsV1.Activity
  let occurTime: PostgresTime

  init(_ given: LeadsV1.Activity, by author: Author, at now: PostgresTime) throws(RPCError) {
    guard let lead = LeadID(given.leadID) else { throw .leadNotFound }
    if Self.reserved.contains(given.action) { throw .activityActionReserved(given.action) }
    var activity = given
    (activity.id, activity.tenantID, activity.leadID) = ("", "", "")
    (activity.occurTime, activity.createTime, activity.actor) = (nil, nil, nil)
    (activity.oldStatus, activity.newStatus) = (.unspecified, .unspecified)
    (activity.oldTier, activity.newTier) = (.unspecified, .unspecified)
    (activity.enrollmentID, activity.stepID, activity.stepKey) = ("", "", "")
    (activity.variantKey, activity.senderID, activity.skipReasons) = ("", "", [])
    (self.lead, self.author, self.now, self.activity) = (lead, author, now, activity)
    occurTime = given.occurTime.flatMap { PostgresTime($0) } ?? now
    let violations = violations
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
  }

  /// All that the bounds of single fields do not say.
  private var violations: [FieldViolation] {
    var violations: [FieldViolation] = []
    func add(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: "activity.\(field)", description: description))
    }
    let (latest, isOverflow) = now.microseconds.addingReportingOverflow(Self.aheadMax)
    if !isOverflow, occurTime.microseconds > latest {
      add("occur_time", "is more than 5 minutes in the future; check the clock that it comes from")
    }
    if activity.replyIntent != .unspecified, activity.action != .replied {
      add("reply_intent", "is for the action REPLIED alone")
    }
    if activity.action == .custom, activity.subject.isEmpty {
      add("subject", "is needed with the action CUSTOM, as its name")
    }
    if let problem = FlatObject.problem(activity.details) { add("details", problem) }
    return violations
  }

  var draft: ActivityDraft {
    ActivityDraft(activity, of: lead, by: author, occurring: occurTime, at: now)
  }

  /// It is work for whoever reads the inbox: a machine's answer is not.
  var isReply: Bool { activity.action == .replied && activity.replyIntent != .automatic }
}

/// A JSON object of names to texts, numbers and booleans.
enum FlatObject {
  /// What is wrong with a text that is one JSON object; nil for none, and for no text.
  static func problem(_ text: String) -> String? {
    if text.isEmpty { return nil }
    do throws(WireError) {
      var scanner = try JSONScanner(Array(text.utf8), depthMax: 1)
      var names: Set<[UInt8]> = []
      try scanner.expect("{")
      if scanner.take("}") { return nil }
      repeat {
        let name = try scanner.text()
        guard names.insert(Array(name.utf8)).inserted else { return "has \(told(name)) twice" }
        try scanner.expect(":")
        switch scanner.peek() {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"):
          return "has a value at \(told(name)) that is no text, number or boolean"
        default: try scanner.skipValue()
        }
      } while scanner.take(",")
      return nil
    } catch {
      return "is no JSON object"
    }
  }

  private static func told(_ name: String) -> String { String(name.unicodeScalars.prefix(64)) }
}
