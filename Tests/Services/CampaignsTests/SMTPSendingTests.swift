import MusterCampaigns
import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterLoop
import MusterRPC
import MusterSMTP
import MusterServer
import MusterTestKit
import MusterTestMailSink
import MusterTypesAPI
import MusterWire
import Testing

/// A server whose emails go to a relay that misbehaves as a test says.
@Suite(.serialized) struct `Campaigns before a relay` {
  private struct Post: Sendable {
    let sink: MailSink
    let outreach: Outreach

    init(_ mode: String = "accept") async throws {
      sink = try await MailSink(mode)
      let relay = SMTPRelay(host: "127.0.0.1", port: sink.port)
      let client = SMTPClient(relay, on: try BlockingPool(threads: 4), timeMax: .seconds(2))
      var setup = SendingSetup()
      setup.carriers = Carriers([.email: SMTPCarrier(client) { 1_772_442_000 }])
      setup.worker.pollInterval = .milliseconds(50)
      let server = try await TestServer(sending: setup)
      Task { await server.services.sends.run() }
      outreach = try await Outreach(server.tenant()).unlimited()
    }

    /// The numbers of kept messages that went to somebody.
    func kept(for lead: LeadsV1.Lead) throws -> [MailSink.Reading] {
      try (0..<sink.kept).map { try sink.reading($0 + 1) }.filter {
        $0.header("To").first?.contains(lead.email) ?? false
      }
    }
  }

  @Test func `let each message leave once, in its thread`() async throws {
    let post = try await Post()
    let campaign = try await post.outreach.running([
      Outreach.email("first", subject: "Hello {{first_name}}"), Outreach.email("second", subject: ""),
    ])
    let leads = try await post.outreach.leads(5)
    try await post.outreach.enroll(leads.map(\.id), in: campaign.id)
    for lead in leads {
      let done = try await post.outreach.enrollment(of: lead.id, within: .seconds(30)) {
        $0.status == .completed
      }
      #expect(done.lastSend?.status == .sent)
      let messages = try post.kept(for: lead)
      #expect(messages.count == 2)
      let ids = messages.flatMap { $0.header("Message-ID") }
      #expect(Set(ids).count == 2 && messages.first?.header("In-Reply-To") == [])
      #expect(messages.last?.header("In-Reply-To") == Array(ids.prefix(1)))
      #expect(messages.last?.header("References") == Array(ids.prefix(1)))
      #expect(messages.first?.header("Subject") == ["Hello Ada"])
      #expect(messages.allSatisfy { $0.ascii && $0.bare == 0 && $0.defects == [] })
    }
    #expect(post.sink.kept == 10)
  }

  @Test(arguments: ["keep-and-say-nothing", "keep-and-cut"])
  func `send nothing again when nobody knows whether it left`(_ mode: String) async throws {
    let post = try await Post(mode)
    let campaign = try await post.outreach.running([Outreach.email("first"), Outreach.email("second")])
    let lead = try await post.outreach.lead()
    try await post.outreach.enroll([lead.id], in: campaign.id)
    let paused = try await post.outreach.enrollment(of: lead.id) { $0.pauseReason == .sendUnknown }
    #expect(paused.status == .paused && paused.lastSend?.status == .unknownValue)
    try post.sink.behave("accept")
    try await Task.sleep(for: .seconds(1))
    #expect(post.sink.kept == 1)
  }

  @Test func `wait when the relay cannot take a message now, and send it once when it can`() async throws {
    let post = try await Post("later-recipient")
    let campaign = try await post.outreach.running([Outreach.email("first")])
    let lead = try await post.outreach.lead()
    try await post.outreach.enroll([lead.id], in: campaign.id)
    let held = try await post.outreach.enrollment(of: lead.id) { $0.lastSend?.status == .deferred }
    #expect(held.lastSend?.status == .deferred && held.lastSend?.errorMessage.contains("451") == true)
    #expect(post.sink.kept == 0)
    try post.sink.behave("slow:0.5")
    try post.outreach.sql("UPDATE enrollments SET work_time = now() WHERE tenant_id = $tenant")
    let sent = try await post.outreach.enrollment(of: lead.id) { $0.status == .completed }
    #expect(sent.lastSend?.status == .sent && post.sink.kept == 1)
  }

  @Test func `go on when the relay refuses a message for good`() async throws {
    let post = try await Post("refuse-recipient")
    let campaign = try await post.outreach.running([Outreach.email("first")])
    let lead = try await post.outreach.lead()
    try await post.outreach.enroll([lead.id], in: campaign.id)
    let done = try await post.outreach.enrollment(of: lead.id) { $0.lastSend?.status == .failed }
    #expect(done.lastSend?.status == .failed && done.lastSend?.errorMessage.contains("550") == true)
    #expect(post.sink.kept == 0)
  }
}
