import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("The gate")
struct GateTests {
  /// Monday, 2 March 2026, 09:00.
  private static let now = moment(2026, 3, 2, 9)

  static func sender(
    _ id: String = "sender_1", cap: Int32 = 50, used: Int64 = 0, reserved: Int64 = 0, day: LimitFact? = nil,
    _ populate: (inout CampaignsV1.Sender) -> Void = { _ in }
  ) -> SenderFact {
    var message = CampaignsV1.Sender.with { ($0.id, $0.channel, $0.dailyCap) = (id, .email, cap) }
    populate(&message)
    return SenderFact(message, used: used, reserved: reserved, day: day)
  }

  static func fine(_ populate: (inout GateFacts) -> Void = { _ in }) -> GateFacts {
    var facts = GateFacts()
    (facts.now, facts.countTime) = (now, now)
    facts.campaignID = "campaign_1"
    facts.enrollment = .running("enrollment_1")
    facts.hours = SendingHours(window("1-5@08:00-18:00"))
    facts.senders = [sender()]
    populate(&facts)
    return facts
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let reason: CampaignsV1.SkipReason
    let verdict: GateVerdict
    let lift: CampaignsV1.SkipLift
    var liftTime: Int64?
    var subject = ""
    var limit: Int64?
    var used: Int64?
    let change: @Sendable (inout GateFacts) -> Void

    var testDescription: String { reason.name ?? "" }
  }

  /// Each reason alone.
  static let rows: [Row] = [
    Row(reason: .emergencyStop, verdict: .hold, lift: .platform) { $0.emergencyStop = "drill" },
    Row(reason: .tenantSuspended, verdict: .hold, lift: .platform) { $0.tenant = .suspended },
    Row(reason: .tenantSuspended, verdict: .hold, lift: .platform) { $0.tenant = .deleted },
    Row(reason: .subscriptionInactive, verdict: .skip, lift: .tenant) { $0.subscription = .cancelled },
    Row(reason: .subscriptionInactive, verdict: .skip, lift: .tenant) { $0.subscription = .pastDue },
    Row(reason: .noCredits, verdict: .hold, lift: .tenant) {
      $0.credits = CreditFact(left: .zero, needed: .one)
    },
    Row(reason: .campaignNotActive, verdict: .hold, lift: .tenant, subject: "campaign_1") {
      $0.campaignStatus = .paused
    },
    Row(reason: .campaignNotActive, verdict: .hold, lift: .tenant, subject: "campaign_1") {
      $0.campaignStatus = .draft
    },
    Row(reason: .campaignNotActive, verdict: .skip, lift: .never, subject: "campaign_1") {
      $0.campaignStatus = .completed
    },
    Row(reason: .campaignNotActive, verdict: .skip, lift: .never, subject: "campaign_1") {
      $0.campaignStatus = .archived
    },
    Row(reason: .campaignNotActive, verdict: .hold, lift: .tenant, subject: "campaign_1") {
      $0.campaignIsDeleted = true
    },
    Row(reason: .enrollmentNotActive, verdict: .hold, lift: .tenant, subject: "enrollment_1") {
      $0.enrollment = .paused("enrollment_1", .requested, resumeTime: nil)
    },
    Row(
      reason: .enrollmentNotActive, verdict: .wait(until: now + hour), lift: .wait, liftTime: now + hour,
      subject: "enrollment_1"
    ) { $0.enrollment = .paused("enrollment_1", .requested, resumeTime: now + hour) },
    Row(reason: .enrollmentNotActive, verdict: .skip, lift: .never, subject: "enrollment_1") {
      $0.enrollment = .stopped("enrollment_1", .replied)
    },
    Row(reason: .enrollmentNotActive, verdict: .skip, lift: .never, subject: "enrollment_1") {
      $0.enrollment = .completed("enrollment_1")
    },
    Row(reason: .enrollmentNotActive, verdict: .hold, lift: .tenant) {
      $0.enrollment = .refused(why: "it went through before", until: nil)
    },
    Row(reason: .leadDeleted, verdict: .skip, lift: .tenant) { $0.lead.isDeleted = true },
    Row(reason: .leadDeleted, verdict: .skip, lift: .never) { $0.lead.isErased = true },
    Row(reason: .leadBounced, verdict: .skip, lift: .tenant) { $0.lead.status = .bounced },
    Row(reason: .leadBounced, verdict: .skip, lift: .tenant) { $0.lead.isBounced = true },
    Row(reason: .leadUnsubscribed, verdict: .skip, lift: .lead) { $0.lead.status = .unsubscribed },
    Row(reason: .leadUnsubscribed, verdict: .skip, lift: .lead) { $0.lead.isUnsubscribed = true },
    Row(reason: .leadNotInterested, verdict: .skip, lift: .lead) { $0.lead.status = .notInterested },
    Row(reason: .leadConverted, verdict: .skip, lift: .never) { $0.lead.status = .converted },
    Row(reason: .tierDead, verdict: .skip, lift: .tenant) { $0.lead.tier = .dead },
    Row(reason: .channelNotAllowed, verdict: .skip, lift: .tenant) {
      ($0.lead.tier, $0.channel) = (.cool, .sms)
    },
    Row(reason: .channelNotAllowed, verdict: .skip, lift: .tenant) {
      ($0.lead.tier, $0.channel) = (.warm, .sms)
    },
    Row(reason: .channelNotAllowed, verdict: .skip, lift: .tenant) {
      ($0.lead.tier, $0.channel) = (.unspecified, .voice)
    },
    Row(reason: .addressMissing, verdict: .skip, lift: .tenant) { $0.hasAddress = false },
    Row(reason: .suppressedPlatform, verdict: .skip, lift: .platform) {
      $0.suppressions = [SuppressionFact(.platform)]
    },
    Row(reason: .suppressedTenant, verdict: .skip, lift: .tenant) {
      $0.suppressions = [SuppressionFact(.tenant)]
    },
    Row(
      reason: .suppressedCampaign, verdict: .skip, lift: .tenant, liftTime: now + day, subject: "campaign_1"
    ) {
      $0.suppressions = [
        SuppressionFact(.campaign, until: now + day), SuppressionFact(.campaign, until: now + 1),
      ]
    },
    Row(reason: .dncListed, verdict: .skip, lift: .lead) { $0.doNotCall = .listed },
    Row(reason: .dncUnknown, verdict: .hold, lift: .platform) { $0.doNotCall = .unknown(retry: nil) },
    Row(reason: .dncUnknown, verdict: .hold, lift: .platform) { $0.doNotCall = .unknown(retry: now) },
    Row(reason: .dncUnknown, verdict: .wait(until: now + minute), lift: .wait, liftTime: now + minute) {
      $0.doNotCall = .unknown(retry: now + minute)
    },
    Row(reason: .senderMissing, verdict: .hold, lift: .tenant) { $0.senders = [] },
    Row(reason: .senderMissing, verdict: .hold, lift: .tenant, subject: "sender_1") {
      $0.senders = [sender { $0.disabled = true }]
    },
    Row(reason: .senderUnhealthy, verdict: .hold, lift: .tenant, subject: "sender_1") {
      $0.senders = [sender { $0.health = .with { $0.state = .failed } }]
    },
    Row(
      reason: .resourceCap, verdict: .wait(until: moment(2026, 3, 3, 8)), lift: .wait,
      liftTime: moment(2026, 3, 3),
      subject: "sender_1", limit: 50, used: 50
    ) { $0.senders = [sender(used: 40, reserved: 10)] },
    Row(reason: .resourceCap, verdict: .hold, lift: .tenant, subject: "sender_1", limit: 0, used: 0) {
      $0.senders = [sender(cap: 0)]
    },
    Row(
      reason: .resourceCap, verdict: .wait(until: moment(2026, 3, 5, 8)), lift: .wait,
      liftTime: moment(2026, 3, 5),
      subject: "sender_1", limit: 0, used: 0
    ) {
      $0.senders = [
        sender {
          $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = ("2026-03-05", 1, 1) }
        }
      ]
    },
    Row(
      reason: .dailyCap, verdict: .wait(until: moment(2026, 3, 3, 8)), lift: .wait,
      liftTime: moment(2026, 3, 3),
      limit: 20, used: 20
    ) { $0.tenantDay = LimitFact(limit: 20, used: 20, zone: .utc) },
    Row(
      reason: .dailyCap, verdict: .wait(until: moment(2026, 3, 3, 8)), lift: .wait,
      liftTime: moment(2026, 3, 3),
      subject: "sender_1", limit: 20, used: 20
    ) { $0.senders = [sender(day: LimitFact(limit: 20, used: 20, zone: .utc))] },
    Row(reason: .dailyCap, verdict: .hold, lift: .tenant, limit: 0, used: 0) {
      $0.tenantDay = LimitFact(limit: 0, used: 0, zone: .utc)
    },
    Row(
      reason: .contactFrequency, verdict: .wait(until: now + 2 * day), lift: .wait, liftTime: now + 2 * day,
      limit: 2,
      used: 2
    ) { $0.contactSends = RecentSends(limit: 2, times: [now - 1, now - 5 * day, now - 7 * day]) },
    Row(reason: .contactFrequency, verdict: .hold, lift: .tenant, limit: 0, used: 0) {
      $0.contactSends = RecentSends(limit: 0)
    },
    Row(
      reason: .companyFrequency, verdict: .wait(until: now + 3 * day), lift: .wait, liftTime: now + 3 * day,
      subject: "campaign_1", limit: 1, used: 2
    ) { $0.companySends = RecentSends(limit: 1, times: [now - 4 * day, now - 6 * day]) },
    Row(
      reason: .outsideWindow, verdict: .wait(until: moment(2026, 3, 3, 8)), lift: .wait,
      liftTime: moment(2026, 3, 3, 8), subject: "campaign_1"
    ) { $0.hours = SendingHours(window("2@08:00-09:00")) },
    Row(reason: .outsideWindow, verdict: .hold, lift: .tenant, subject: "campaign_1") {
      $0.hours = SendingHours(window(""))
    },
    Row(reason: .notDue, verdict: .wait(until: now + 2 * hour), lift: .wait, liftTime: now + 2 * hour) {
      $0.dueTime = now + 2 * hour
    },
    Row(reason: .alreadySent, verdict: .skip, lift: .never, subject: "send_1") {
      $0.stepState = .hasSend("send_1")
    },
    Row(reason: .alreadySent, verdict: .skip, lift: .never) { $0.stepState = .passed },
    Row(reason: .manualMode, verdict: .task, lift: .tenant, subject: "campaign_1") { $0.mode = .manual },
    Row(reason: .manualMode, verdict: .task, lift: .tenant, subject: "campaign_1") {
      ($0.mode, $0.approval) = (.manual, .approved("approval_1"))
    },
    Row(reason: .approvalPending, verdict: .ask, lift: .tenant) { $0.mode = .coPilot },
    Row(reason: .approvalPending, verdict: .ask, lift: .tenant) { $0.mode = .unspecified },
    Row(reason: .approvalPending, verdict: .ask, lift: .tenant, subject: "approval_1") {
      ($0.mode, $0.approval) = (.coPilot, .pending("approval_1"))
    },
    Row(reason: .approvalRejected, verdict: .skip, lift: .never, subject: "approval_1") {
      $0.approval = .rejected("approval_1")
    },
    Row(reason: .approvalExpired, verdict: .skip, lift: .never, subject: "approval_1") {
      ($0.mode, $0.approval) = (.coPilot, .expired("approval_1"))
    },
    Row(reason: .contentInvalid, verdict: .skip, lift: .tenant) {
      $0.contentProblems = ["company has no value"]
    },
    Row(
      reason: .dailyStarts, verdict: .wait(until: moment(2026, 3, 3, 8)), lift: .wait,
      liftTime: moment(2026, 3, 3),
      subject: "campaign_1", limit: 10, used: 12
    ) { $0.dailyStarts = LimitFact(limit: 10, used: 12, zone: .utc) },
  ]

  @Test("Each reason stands alone, with what lifts it", arguments: rows)
  func alone(_ row: Row) throws {
    let answer = Gate.evaluate(Self.fine { row.change(&$0) })
    #expect(answer.failedChecks.map(\.reason) == [row.reason])
    let check = try #require(answer.failedChecks.first)
    #expect(check.lift == row.lift)
    #expect(check.liftTime == row.liftTime.map(Microseconds.timestamp))
    #expect(check.subjectID == row.subject)
    #expect(check.limit == row.limit && check.used == row.used)
    #expect(!check.message.isEmpty && check.message.hasSuffix(".") && check.remedy.hasSuffix("."))
    #expect(answer.verdict == row.verdict)
    #expect(!answer.isAllowed)
    if case .wait(let until) = row.verdict {
      #expect(answer.earliestTime == until)
    } else {
      #expect(answer.earliestTime == nil)
    }
  }

  @Test("There is a row for every reason of the proto")
  func whole() {
    #expect(Set(Self.rows.map(\.reason)) == Set(CampaignsV1.SkipReason.allKnown).subtracting([.unspecified]))
  }

  @Test("What nothing forbids may go, with a sender and now")
  func allowed() {
    let answer = Gate.evaluate(Self.fine())
    #expect(
      answer == GateAnswer(failedChecks: [], verdict: .send, earliestTime: Self.now, senderID: "sender_1"))
    let approved = Gate.evaluate(Self.fine { ($0.mode, $0.approval) = (.coPilot, .approved("approval_1")) })
    #expect(approved.isAllowed)
    let lapsed = Gate.evaluate(
      Self.fine {
        $0.suppressions = [SuppressionFact(.tenant, until: Self.now)]
        $0.enrollment = .paused("enrollment_1", .requested, resumeTime: Self.now)
        $0.contactSends = RecentSends(limit: 2, times: [Self.now - 7 * day, Self.now - 1])
        $0.credits = CreditFact(left: .one, needed: .one)
        $0.dueTime = Self.now
      })
    #expect(lapsed.isAllowed)
  }

  @Test("Five broken rules give five reasons, in the order of the gate")
  func five() {
    let answer = Gate.evaluate(
      Self.fine {
        $0.subscription = .cancelled
        $0.campaignStatus = .paused
        $0.lead.status = .unsubscribed
        $0.suppressions = [SuppressionFact(.tenant)]
        $0.contactSends = RecentSends(limit: 2, times: [Self.now, Self.now])
      })
    #expect(
      answer.failedChecks.map(\.reason)
        == [
          .subscriptionInactive, .campaignNotActive, .leadUnsubscribed, .suppressedTenant, .contactFrequency,
        ])
    #expect(answer.verdict == .skip)
  }

  /// Reasons of which one is of another's kind, so that both cannot be had at once.
  private static func group(_ reason: CampaignsV1.SkipReason) -> String {
    switch reason {
    case .leadBounced, .leadUnsubscribed, .leadNotInterested, .leadConverted: "status"
    case .tierDead, .channelNotAllowed: "tier"
    case .suppressedPlatform, .suppressedTenant, .suppressedCampaign: "suppression"
    case .dncListed, .dncUnknown: "register"
    case .senderMissing, .senderUnhealthy, .resourceCap: "sender"
    case .dailyCap: "sender"
    case .manualMode, .approvalPending, .approvalRejected, .approvalExpired: "consent"
    default: reason.name ?? ""
    }
  }

  @Test("Whatever else fails, each failed check is told: none hides another")
  func independent() {
    var random = SeededRandom(2_026)
    for _ in 0..<3_000 {
      var taken: Set<String> = []
      let chosen = Self.rows.shuffled(using: &random).prefix(Int.random(in: 0...9, using: &random)).filter {
        taken.insert(Self.group($0.reason)).inserted
      }
      let answer = Gate.evaluate(Self.fine { facts in for row in chosen { row.change(&facts) } })
      #expect(Set(answer.failedChecks.map(\.reason)) == Set(chosen.map(\.reason)))
      #expect(answer.failedChecks.count == chosen.count)
      #expect(answer.isAllowed == chosen.isEmpty)
      #expect((answer.verdict == .send) == chosen.isEmpty)
    }
  }

  @Test("At the earliest time nothing stands, and just before something does")
  func earliest() {
    var random = SeededRandom(12)
    let zones = ["Europe/Vienna", "Australia/Lord_Howe", "America/St_Johns", "UTC"].map(zone)
    var found = 0
    for _ in 0..<600 {
      var facts = Self.fine()
      facts.now = moment(2026, 3, 26) + Int64.random(in: 0...14 * 1_440, using: &random) * minute
      facts.countTime = facts.now
      facts.zone = zones.randomElement(using: &random) ?? .utc
      facts.hours = SendingHours(
        window(["1-5@08:00-18:00", "6@02:15-02:45", "1-7@23:00-24:00"].randomElement(using: &random) ?? ""))
      let used = Int64.random(in: 48...50, using: &random)
      facts.senders = ["sender_1", "sender_2"].map { id in
        Self.sender(id, used: used) {
          $0.timeZone = ["Europe/Vienna", "Asia/Tokyo"].randomElement(using: &random) ?? ""
        }
      }
      facts.tenantDay = LimitFact(
        limit: 20, used: Int64.random(in: 18...20, using: &random),
        zone: zones.randomElement(using: &random) ?? .utc)
      facts.contactSends = RecentSends(
        limit: 2,
        times: (0..<3).map { _ in facts.now - Int64.random(in: 0...9 * 1_440, using: &random) * minute })
      facts.dueTime = facts.now + Int64.random(in: -1_440...2_880, using: &random) * minute
      let answer = Gate.evaluate(facts)
      guard let time = answer.earliestTime else {
        Issue.record("\(answer)")
        continue
      }
      var later = facts
      later.now = time
      #expect(Gate.evaluate(later).isAllowed)
      if answer.isAllowed {
        #expect(time == facts.now)
      } else {
        found += 1
        #expect(answer.verdict == .wait(until: time))
        for _ in 0..<5 {
          later.now = Int64.random(in: facts.now..<time, using: &random)
          #expect(!Gate.evaluate(later).isAllowed)
        }
        later.now = time - 1
        #expect(!Gate.evaluate(later).isAllowed)
      }
    }
    #expect(found > 300)
  }

  @Test("The work is spread over senders by what each has left of its day")
  func spread() {
    var used: [String: Int64] = ["sender_1": 0, "sender_2": 0, "sender_3": 0]
    let caps: [String: Int32] = ["sender_1": 100, "sender_2": 50, "sender_3": 50]
    func facts() -> GateFacts {
      Self.fine { facts in
        facts.senders = used.keys.sorted().map { Self.sender($0, cap: caps[$0] ?? 0, used: used[$0] ?? 0) }
      }
    }
    for _ in 0..<100 { used[Gate.evaluate(facts()).senderID, default: 0] += 1 }
    #expect(used == ["sender_1": 50, "sender_2": 25, "sender_3": 25])
    for _ in 0..<100 { used[Gate.evaluate(facts()).senderID, default: 0] += 1 }
    #expect(used == ["sender_1": 100, "sender_2": 50, "sender_3": 50])
    #expect(Gate.evaluate(facts()).failedChecks.map(\.reason) == [.resourceCap])
  }

  @Test("A sender that has failed, is switched off or used up is passed over for one that is not")
  func passedOver() {
    let answer = Gate.evaluate(
      Self.fine {
        $0.senders = [
          Self.sender("sender_1") { $0.disabled = true },
          Self.sender("sender_2") { $0.health = .with { $0.state = .failed } },
          Self.sender("sender_3", used: 50),
          Self.sender("sender_4", used: 49) { $0.health = .with { $0.state = .degraded } },
        ]
      })
    #expect(answer.isAllowed && answer.senderID == "sender_4")
  }

  @Test("What failed senders have used up is told too")
  func failedAndUsedUp() {
    let answer = Gate.evaluate(
      Self.fine {
        $0.senders = [
          Self.sender(used: 50, day: LimitFact(limit: 20, used: 20, zone: .utc)) {
            $0.health = .with { $0.state = .failed }
          }
        ]
      })
    #expect(answer.failedChecks.map(\.reason) == [.senderUnhealthy, .resourceCap, .dailyCap])
  }

  @Test("A cap is of the sender's own day: what was used on the day before counts no more")
  func ownDay() {
    var facts = Self.fine { $0.senders = [Self.sender(used: 50) { $0.timeZone = "Australia/Perth" }] }
    facts.hours = SendingHours(.with { $0.hours = SendingHours.always })
    // Midnight in Perth is 16:00 of UTC.
    #expect(Gate.evaluate(facts).earliestTime == moment(2026, 3, 2, 16))
    facts.now = moment(2026, 3, 2, 16) - 1
    #expect(!Gate.evaluate(facts).isAllowed)
    facts.now = moment(2026, 3, 2, 16)
    #expect(Gate.evaluate(facts).isAllowed)
    // Counted today, they count today.
    facts.countTime = facts.now
    #expect(!Gate.evaluate(facts).isAllowed)
  }

  @Test("A register that is to be asked again lets nothing go by its old silence")
  func register() {
    var facts = Self.fine { $0.doNotCall = .unknown(retry: Self.now + hour) }
    #expect(Gate.evaluate(facts).earliestTime == Self.now + hour)
    facts.now = Self.now + hour
    #expect(Gate.evaluate(facts).isAllowed)
    facts.countTime = facts.now
    #expect(Gate.evaluate(facts).failedChecks.map(\.reason) == [.dncUnknown])
  }

  @Test("Numbers that no tenant has do not end the server")
  func extremes() {
    for value in [Int64.min, -1, 0, .max] {
      var facts = Self.fine {
        $0.tenantDay = LimitFact(limit: value, used: value, zone: .utc)
        $0.contactSends = RecentSends(limit: value, times: [Self.now, 0])
        $0.dailyStarts = LimitFact(limit: value, used: value, zone: .utc)
        $0.senders = [
          Self.sender(used: value, reserved: value, day: LimitFact(limit: value, used: value, zone: .utc))
        ]
        $0.dueTime = value
        $0.enrollment = .paused("e", .requested, resumeTime: value)
      }
      _ = Gate.evaluate(facts)
      facts.senders = [
        Self.sender(cap: .max, used: value) {
          $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = ("0001-01-01", .max, .max) }
        }
      ]
      _ = Gate.evaluate(facts)
    }
  }
}
