import MusterCampaigns
import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterServer
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Synchronization
import Testing

/// Carries messages into memory, and fails as a test says: by whom the message goes to.
final class MemoryCarrier: Carrier {
  let name = "memory"
  private let state = Mutex(State())

  private struct State {
    var taken: [OutgoingMessage] = []
    var answers: [String: [CarrierAnswer]] = [:]
    var waits: [String: Duration] = [:]
  }

  /// What it answers about messages to a recipient, one after the other; then it accepts.
  func answer(_ recipient: String, _ answers: CarrierAnswer...) {
    state.withLock { $0.answers[recipient] = answers }
  }

  func wait(_ recipient: String, _ wait: Duration) {
    state.withLock { $0.waits[recipient] = wait }
  }

  /// All that was handed over to a recipient, whatever was answered.
  func messages(to recipient: String) -> [OutgoingMessage] {
    state.withLock { $0.taken.filter { $0.recipient == recipient } }
  }

  func send(_ message: OutgoingMessage) async -> CarrierAnswer {
    let (answer, wait) = state.withLock { state -> (CarrierAnswer, Duration?) in
      state.taken.append(message)
      var answers = state.answers[message.recipient] ?? []
      let answer = answers.isEmpty ? CarrierAnswer.accepted(id: "") : answers.removeFirst()
      state.answers[message.recipient] = answers
      return (answer, state.waits[message.recipient])
    }
    if let wait { try? await Task.sleep(for: wait) }
    return answer
  }
}

/// Says of some numbers that they are listed, and of some nothing.
final class MemoryRegister: DoNotCallRegister {
  private let asked = Mutex<[String: Int]>([:])

  func isListed(_ number: String) async -> Bool? {
    asked.withLock { $0[number, default: 0] += 1 }
    if number.hasSuffix("99") { return nil }
    return number.hasSuffix("13")
  }

  func count(_ number: String) -> Int { asked.withLock { $0[number] ?? 0 } }
}

/// A tenant that sends, at a server whose messages go into memory.
struct Outreach: Sendable {
  let tenant: TestTenant
  static let carrier = MemoryCarrier()
  static let register = MemoryRegister()

  /// One server for all tests that send, whose worker never rests.
  private static let server = Task {
    let server = try await TestServer(sending: setup)
    Task { await server.services.sends.run() }
    return server
  }

  static var setup: SendingSetup {
    var setup = SendingSetup()
    setup.carriers = Carriers([
      .email: carrier, .sms: carrier, .voice: carrier, .linkedin: carrier,
    ])
    setup.register = register
    setup.worker.pollInterval = .milliseconds(50)
    return setup
  }

  init() async throws { tenant = try await Self.server.value.tenant() }
  init(_ tenant: TestTenant) { self.tenant = tenant }

  var text: String { tenant.text }
  var campaigns: CampaignsV1.Client { tenant.campaigns }
  var leads: LeadsV1.Client { LeadsV1.Client(tenant.server.transport) }
  func member() throws -> CallOptions { try tenant.caller("member") }

  @discardableResult
  func sql(_ text: String) throws -> String {
    try tenant.server.sql(text.replacing("$tenant", with: "'\(tenant.id.uuidText)'"))
  }

  /// Without the limits that would hold most tests back.
  func unlimited() async throws -> Outreach {
    try await limits(daily: 100_000, perContact: 100)
    return self
  }

  /// Before anything else asks for them: a server keeps what it has read for a moment.
  func limits(daily: Int, perContact: Int) async throws {
    var request = SettingsV1.UpdateSettingsRequest()
    (request.tenantID, request.namespace, request.level) = (text, "campaigns", .tenant)
    request.values = ["daily_sends": "\(daily)", "contact_sends_per_week": "\(perContact)"]
    _ = try await SettingsV1.Client(tenant.server.transport).updateSettings(
      request, tenant.caller("admin"))
  }

  // MARK: Leads

  private static let count = Mutex(0)

  static func number() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }

  @discardableResult
  func lead(
    tier: LeadsV1.Tier = .hot, _ change: (inout LeadsV1.Lead) -> Void = { _ in }
  ) async throws -> LeadsV1.Lead {
    let number = Self.number()
    var request = LeadsV1.CreateLeadRequest()
    request.tenantID = text
    var lead = LeadsV1.Lead()
    (lead.email, lead.firstName, lead.lastName) = (
      "lead\(number)@firm\(number).example", "Ada", "Lead\(number)"
    )
    // None that the register would say something of.
    (lead.phone, lead.company) = ("+614915\(10_000 + number * 10 % 90_000)", "Firm \(number)")
    lead.tierOverride = .with { ($0.tier, $0.reason) = (tier, "a test") }
    change(&lead)
    request.lead = lead
    return try #require(try await leads.createLead(request, member()).lead)
  }

  func leads(_ count: Int) async throws -> [LeadsV1.Lead] {
    var made: [LeadsV1.Lead] = []
    for _ in 0..<count { made.append(try await lead()) }
    return made
  }

  func transition(_ lead: LeadsV1.Lead, to status: LeadsV1.LeadStatus) async throws {
    var request = LeadsV1.TransitionLeadRequest()
    (request.tenantID, request.id, request.status) = (text, lead.id, status)
    _ = try await leads.transitionLead(request, member())
  }

  @discardableResult
  func record(
    _ action: LeadsV1.ActivityAction, _ lead: String, _ change: (inout LeadsV1.Activity) -> Void = { _ in }
  ) async throws -> LeadsV1.Activity {
    var request = LeadsV1.RecordActivityRequest()
    request.tenantID = text
    var activity = LeadsV1.Activity()
    (activity.leadID, activity.action, activity.channel) = (lead, action, .email)
    change(&activity)
    request.activity = activity
    return try #require(try await leads.recordActivity(request, member()).activity)
  }

  func timeline(_ lead: String) async throws -> [LeadsV1.Activity] {
    var request = LeadsV1.ListActivitiesRequest()
    (request.tenantID, request.leadID, request.pageSize) = (text, lead, 1_000)
    return try await leads.listActivities(request, member()).activities
  }

  // MARK: Campaigns

  static let body = "Hello {{first_name|there}}\n{{sender_identity}}\n{{unsubscribe_link}}"

  static func email(
    _ key: String, subject: String = "A word", days: Int32 = 0,
    _ change: (inout CampaignsV1.SequenceStep) -> Void = { _ in }
  ) -> CampaignsV1.SequenceStep {
    var step = CampaignsV1.SequenceStep()
    step.key = key
    if days > 0 { step.delay = .with { $0.days = days } }
    step.variants = [
      .with {
        $0.key = "a"
        $0.content = .with {
          $0.content = .email(.with { ($0.subject, $0.bodyText) = (subject, body) })
        }
      }
    ]
    change(&step)
    return step
  }

  static func sms(_ key: String) -> CampaignsV1.SequenceStep {
    .with {
      $0.key = key
      $0.variants = [
        .with {
          $0.key = "a"
          $0.content = .with { $0.content = .sms(.with { $0.body = "Hello {{first_name}}" }) }
        }
      ]
    }
  }

  /// A campaign whose window never closes, with these steps; a draft.
  func draft(
    _ steps: [CampaignsV1.SequenceStep], mode: CampaignsV1.PermissionMode = .autopilot,
    senders channels: [TypeV1.Channel] = [.email], cap: Int32 = 1_000,
    _ change: (inout CampaignsV1.Campaign) -> Void = { _ in }
  ) async throws -> CampaignsV1.Campaign {
    let campaign = try await tenant.createCampaign { campaign in
      campaign.permissionMode = mode
      campaign.sendingWindow = .with {
        $0.timeZone = "UTC"
        $0.hours = [
          .with {
            $0.weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
            ($0.startTime, $0.endTime) = ("00:00", "24:00")
          }
        ]
      }
      campaign.senderIdentity = .with {
        ($0.legalName, $0.contactEmail) = ("Seed Pty Ltd", "stop@seed.example")
        $0.postalAddress = .with { ($0.lines, $0.city, $0.country) = (["1 Hay Street"], "Perth", "AU") }
      }
      change(&campaign)
    }
    var request = CampaignsV1.UpdateSequenceRequest()
    request.tenantID = text
    request.sequence = .with { ($0.id, $0.steps) = (campaign.sequenceID, steps) }
    _ = try await campaigns.updateSequence(request, member())
    for channel in channels { _ = try await sender(channel, for: campaign.id, cap: cap) }
    return campaign
  }

  @discardableResult
  func sender(
    _ channel: TypeV1.Channel, for campaign: String, cap: Int32 = 1_000
  ) async throws -> CampaignsV1.Sender {
    let number = Self.number()
    var request = CampaignsV1.CreateSenderRequest()
    request.tenantID = text
    request.sender = .with {
      ($0.name, $0.timeZone, $0.dailyCap) = ("Sender \(number)", "UTC", cap)
      switch channel {
      case .sms: $0.endpoint = .sms(.with { $0.number = "+6149158\(1000 + number % 9000)" })
      case .voice: $0.endpoint = .voice(.with { $0.number = "+6149158\(1000 + number % 9000)" })
      case .linkedin:
        $0.endpoint = .linkedin(.with { $0.profileURL = "https://www.linkedin.com/in/seat\(number)" })
      default:
        $0.endpoint = .email(
          .with {
            ($0.domain, $0.fromEmail) = ("mail\(number).example", "ada@mail\(number).example")
            $0.fromName = "Ada"
          })
      }
    }
    let sender = try #require(try await campaigns.createSender(request, tenant.caller("admin")).sender)
    var attach = CampaignsV1.AttachSenderRequest()
    (attach.tenantID, attach.id, attach.campaignID) = (text, sender.id, campaign)
    _ = try await campaigns.attachSender(attach, member())
    return sender
  }

  @discardableResult
  func activate(_ campaign: String) async throws -> CampaignsV1.Campaign {
    var request = CampaignsV1.ActivateCampaignRequest()
    (request.tenantID, request.id) = (text, campaign)
    return try #require(try await campaigns.activateCampaign(request, member()).campaign)
  }

  /// As `draft`, and active.
  func running(
    _ steps: [CampaignsV1.SequenceStep], mode: CampaignsV1.PermissionMode = .autopilot,
    senders channels: [TypeV1.Channel] = [.email], cap: Int32 = 1_000,
    _ change: (inout CampaignsV1.Campaign) -> Void = { _ in }
  ) async throws -> CampaignsV1.Campaign {
    let campaign = try await draft(steps, mode: mode, senders: channels, cap: cap, change)
    return try await activate(campaign.id)
  }

  func pause(_ campaign: String) async throws {
    var request = CampaignsV1.PauseCampaignRequest()
    (request.tenantID, request.id) = (text, campaign)
    _ = try await campaigns.pauseCampaign(request, member())
  }

  // MARK: Enrolments

  @discardableResult
  func enroll(
    _ leads: [String], in campaign: String,
    _ change: (inout CampaignsV1.EnrollLeadsRequest) -> Void = { _ in }
  ) async throws -> CampaignsV1.EnrollLeadsResponse {
    var request = CampaignsV1.EnrollLeadsRequest()
    (request.tenantID, request.campaignID, request.leadIDs) = (text, campaign, leads)
    change(&request)
    return try await campaigns.enrollLeads(request, member())
  }

  func enrollments(
    _ change: (inout CampaignsV1.ListEnrollmentsRequest) -> Void = { _ in }
  ) async throws -> [CampaignsV1.Enrollment] {
    var request = CampaignsV1.ListEnrollmentsRequest()
    (request.tenantID, request.pageSize) = (text, 1_000)
    change(&request)
    return try await campaigns.listEnrollments(request, member()).enrollments
  }

  func enrollment(of lead: String) async throws -> CampaignsV1.Enrollment {
    try #require(try await enrollments { $0.leadID = lead }.first)
  }

  /// Asks until it is so; the enrolment as it was then, or at last.
  func enrollment(
    of lead: String, within most: Duration = .seconds(15), _ isSo: (CampaignsV1.Enrollment) -> Bool
  ) async throws -> CampaignsV1.Enrollment {
    _ = try await eventually(within: most) { isSo(try await enrollment(of: lead)) }
    return try await enrollment(of: lead)
  }

  func check(
    _ lead: String, _ campaign: String, _ change: (inout CampaignsV1.CheckSendRequest) -> Void = { _ in }
  ) async throws -> CampaignsV1.CheckSendResponse {
    var request = CampaignsV1.CheckSendRequest()
    (request.tenantID, request.campaignID, request.leadID) = (text, campaign, lead)
    change(&request)
    return try await campaigns.checkSend(request, member())
  }

  func approvals(
    _ change: (inout CampaignsV1.ListApprovalsRequest) -> Void = { _ in }
  ) async throws -> [CampaignsV1.Approval] {
    var request = CampaignsV1.ListApprovalsRequest()
    request.tenantID = text
    change(&request)
    return try await campaigns.listApprovals(request, member()).approvals
  }
}
