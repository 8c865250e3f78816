import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `RecordActivity` {
  @Test func `keeps all that was said, and shows it in the timeline`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let answer = try await tenant.record(lead.id, .sent, .email) {
      ($0.subject, $0.text) = ("Chairs", "Dear Mia,\nour chairs …")
      ($0.provider, $0.providerMessageID, $0.externalID) = ("postmark", "<m1@postmark>", "evt-1")
      ($0.threadKey, $0.inReplyTo) = ("<m0@postmark>", "<m0@postmark>")
      $0.occurTime = .with { ($0.seconds, $0.nanos) = (WallClock.seconds() - 90, 123_456_789) }
      $0.duration = .with { $0.seconds = 5 }
      $0.details = #"{"opens": 3, "device": "phone", "proxy": false}"#
    }
    let entry = try #require(answer.activity)
    #expect(answer.created && answer.lead == lead)
    #expect(entry.id.hasPrefix("activity_") && entry.leadID == lead.id && entry.tenantID == tenant.text)
    #expect(entry.action == .sent && entry.channel == .email && entry.subject == "Chairs")
    #expect(entry.text == "Dear Mia,\nour chairs …" && entry.provider == "postmark")
    #expect(entry.providerMessageID == "<m1@postmark>" && entry.externalID == "evt-1")
    #expect(entry.threadKey == "<m0@postmark>" && entry.inReplyTo == "<m0@postmark>")
    #expect(entry.occurTime?.nanos == 123_456_000 && entry.duration?.seconds == 5)
    #expect(entry.details.contains("\"opens\": 3") && entry.createTime != nil)
    #expect(entry.actor?.id == (try tenant.user("member").description))
    #expect(try await tenant.timeline(lead.id).contains(entry))
    let journal = try server.journal(tenant.id, "RecordActivity")
    #expect(journal.count == 1 && journal.first?.hasSuffix("activity.recorded") == true)
    let other = try await tenant.record(lead.id, .noted) { $0.text = "Call him" }
    let time = try #require(other.activity?.occurTime?.seconds)
    #expect(abs(time - WallClock.seconds()) < 30)
  }

  @Test func `takes nothing that only Muster says`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let entry = try await tenant.record(lead.id, .noted) {
      ($0.id, $0.tenantID) = ("activity_01jc4x8y7kf3q9v2m5n6p7r8st", "tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ($0.createTime, $0.actor) = (.inSeconds(-1_000), .with { $0.displayName = "Somebody" })
      ($0.oldStatus, $0.newStatus, $0.oldTier, $0.newTier) = (.new, .converted, .dead, .hot)
      ($0.stepKey, $0.variantKey, $0.skipReasons) = ("step", "b", ["CONTACT_FREQUENCY"])
      $0.enrollmentID = "enrollment_01jc4x8y7kf3q9v2m5n6p7r8st"
      $0.stepID = "step_01jc4x8y7kf3q9v2m5n6p7r8st"
      $0.senderID = "sender_01jc4x8y7kf3q9v2m5n6p7r8st"
    }.activity
    let stored = try #require(entry)
    #expect(stored.id != "activity_01jc4x8y7kf3q9v2m5n6p7r8st" && stored.tenantID == tenant.text)
    #expect(stored.actor?.displayName == "member" && stored.oldStatus == .unspecified)
    #expect(
      stored.newStatus == .unspecified && stored.oldTier == .unspecified && stored.newTier == .unspecified)
    #expect(stored.stepKey == "" && stored.variantKey == "" && stored.skipReasons == [])
    #expect(stored.enrollmentID == "" && stored.stepID == "" && stored.senderID == "")
    #expect(try await tenant.timeline(lead.id).first == stored)
  }

  @Test func `answers the first when the same event comes again, and changes nothing`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (lead, other) = (try await tenant.createLead(), try await tenant.createLead())
    let first = try await tenant.record(lead.id, .opened, .email) {
      ($0.provider, $0.externalID, $0.text) = ("postmark", "evt-7", "first")
    }
    let again = try await tenant.record(lead.id, .opened, .email) {
      ($0.provider, $0.externalID, $0.text) = ("postmark", "evt-7", "second")
    }
    #expect(first.created && !again.created && again.activity == first.activity && again.lead == first.lead)
    #expect(try await tenant.timeline(lead.id).count == 2)
    // Another provider's id is another event.
    let elsewhere = try await tenant.record(lead.id, .opened, .email) {
      ($0.provider, $0.externalID) = ("mailgun", "evt-7")
    }
    #expect(elsewhere.created)
    for (id, action, channel) in [
      (other.id, LeadsV1.ActivityAction.opened, TypeV1.Channel.email), (lead.id, .clicked, .email),
      (lead.id, .opened, .sms),
    ] {
      let error = try await refusal {
        try await tenant.record(id, action, channel) { ($0.provider, $0.externalID) = ("postmark", "evt-7") }
      }
      #expect(error?.reason == "ACTIVITY_EXISTS" && error?.code == .alreadyExists)
      #expect(error?.metadata["activity_id"] == first.activity?.id)
    }
  }

  @Test func `records one of many who report the same at once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let ids = try await withThrowingTaskGroup(of: String.self) { tasks in
      for _ in 0..<16 {
        tasks.addTask {
          try await tenant.record(lead.id, .delivered, .email) {
            ($0.provider, $0.externalID) = ("postmark", "evt-9")
          }.activity?.id ?? ""
        }
      }
      return try await tasks.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try await tenant.timeline(lead.id).count == 2)
  }

  @Test(arguments: [LeadsV1.ActivityAction.created, .statusChanged, .tierChanged])
  func `refuses what Muster writes itself`(_ action: LeadsV1.ActivityAction) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let error = try await refusal { try await tenant.record(lead.id, action) }
    #expect(error?.reason == "ACTIVITY_ACTION_RESERVED" && error?.code == .invalidArgument)
    #expect(try await tenant.timeline(lead.id).count == 1)
  }

  @Test func `refuses what is not so, all of it at once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let error = try await refusal {
      try await tenant.record(lead.id, .custom) {
        $0.occurTime = .inSeconds(400)
        $0.details = #"{"a": {"b": 1}}"#
        $0.replyIntent = .interested
      }
    }
    #expect(error?.reason == "FIELD_INVALID")
    #expect(
      error?.violations.map(\.field) == [
        "activity.occur_time", "activity.reply_intent", "activity.subject", "activity.details",
      ])
    for details in ["{\"a\": null}", "{\"a\": []}", "{\"a\": 1, \"a\": 2}"] {
      let error = try await refusal { try await tenant.record(lead.id, .noted) { $0.details = details } }
      #expect(error?.violations.map(\.field) == ["activity.details"], "\(details)")
    }
    for details in ["{}", #"{"a": "b", "c": 1.5e3, "d": true}"#] {
      #expect(try await tenant.record(lead.id, .noted) { $0.details = details }.created)
    }
    #expect(try await tenant.record(lead.id, .noted) { $0.occurTime = .inSeconds(200) }.created)
    for (field, change) in [
      (
        "activity.campaign_id",
        { (activity: inout LeadsV1.Activity) in activity.campaignID = "campaign_01jc4x8y7kf3q9v2m5n6p7r8st" }
      ), ("activity.send_id", { $0.sendID = "send_01jc4x8y7kf3q9v2m5n6p7r8st" }),
    ] {
      let error = try await refusal { try await tenant.record(lead.id, .sent, .email, change) }
      #expect(error?.reason == "LEAD_REFERENCE_UNKNOWN" && error?.violations.map(\.field) == [field])
    }
    let nobody = try await refusal { try await tenant.record(LeadID.new().description, .noted) }
    #expect(nobody?.reason == "LEAD_NOT_FOUND")
    let foreign = try await refusal { try await server.tenant().record(lead.id, .noted) }
    #expect(foreign?.reason == "LEAD_NOT_FOUND")
  }

  // MARK: What it does to the lead

  private static let effects:
    [(LeadsV1.ActivityAction, TypeV1.Channel, LeadsV1.LeadStatus, LeadsV1.LeadStatus)] = [
      (.bounced, .email, .new, .bounced), (.bounced, .email, .converted, .bounced),
      (.bounced, .email, .unsubscribed, .unsubscribed), (.bounced, .sms, .scored, .scored),
      (.complained, .email, .inSequence, .unsubscribed), (.complained, .email, .bounced, .unsubscribed),
      (.complained, .sms, .scored, .scored), (.unsubscribed, .email, .notInterested, .unsubscribed),
      (.unsubscribed, .email, .unsubscribed, .unsubscribed), (.unsubscribed, .voice, .scored, .scored),
      (.unsubscribed, .linkedin, .scored, .scored), (.enriched, .unspecified, .new, .enriched),
      (.enriched, .unspecified, .converted, .converted), (.replied, .email, .inSequence, .inSequence),
      (.deferred, .email, .scored, .scored), (.failed, .email, .scored, .scored),
    ]

  @Test(arguments: effects.indices)
  func `moves the lead where that is legal`(_ place: Int) async throws {
    let (action, channel, from, to) = Self.effects[place]
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    try await tenant.setStatus(lead.id, from)
    let after = try #require(try await tenant.record(lead.id, action, channel).lead)
    #expect(after.status == to, "\(action) on \(channel) from \(from)")
    #expect(try await tenant.lead(lead.id) == after)
    let moves = try await tenant.timeline(lead.id).filter { $0.action == .statusChanged }
    #expect(moves.count == (to == from ? 0 : 1))
    let isBounce = action == .bounced && channel == .email
    #expect(after.facts?.emailBounced?.value == (isBounce ? true : nil))
    #expect(after.facts?.unsubscribed?.value == ([.complained, .unsubscribed].contains(action) ? true : nil))
  }

  @Test func `lowers a scored lead's risk points at once when its address bounces`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead { $0.title = "CEO" }
    let scored = try #require(try await tenant.move(lead.id, to: .scored).lead)
    let after = try #require(try await tenant.record(lead.id, .bounced, .email).lead)
    #expect(scored.scoreComponents?.risk == 15 && after.scoreComponents?.risk == 5)
    #expect(after.score == scored.score - 10 && after.status == .bounced)
    #expect(try await tenant.lead(lead.id) == after)
    #expect(
      try server.sql(
        """
        SELECT cause FROM lead_scores WHERE lead_id = '\(tenant.uuid(lead.id))' ORDER BY score_id DESC LIMIT 1
        """) == "activity")
  }

  @Test func `suppresses what the person was reached by`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    func lead(_ number: Int) async throws -> LeadsV1.Lead {
      try await tenant.createLead {
        ($0.email, $0.phone) = ("person\(number)@northwind.example", "+6140000000\(number)")
        $0.linkedinURL = "https://www.linkedin.com/in/person\(number)"
      }
    }
    let cases: [(LeadsV1.ActivityAction, TypeV1.Channel, [LeadsV1.SuppressionReason?])] = [
      (.unsubscribed, .email, [.unsubscribed, nil, nil]), (.complained, .email, [.complained, nil, nil]),
      (.bounced, .email, [.bounced, nil, nil]), (.unsubscribed, .sms, [nil, .unsubscribed, nil]),
      (.unsubscribed, .voice, [nil, .unsubscribed, nil]),
      (.unsubscribed, .linkedin, [nil, nil, .unsubscribed]), (.bounced, .sms, [nil, nil, nil]),
      (.complained, .sms, [nil, nil, nil]),
    ]
    for (number, (action, channel, wanted)) in cases.enumerated() {
      let lead = try await lead(number)
      try await tenant.record(lead.id, action, channel)
      let values = [lead.email, lead.phone, "linkedin.com/in/person\(number)/"]
      let kinds: [LeadsV1.SuppressionKind] = [.email, .phone, .linkedinURL]
      var found: [LeadsV1.SuppressionReason?] = []
      for (value, kind) in zip(values, kinds) { found += try await tenant.suppressions([value], kind) }
      #expect(found == wanted, "\(action) on \(channel)")
    }
  }

  @Test func `is taken by a deleted lead too`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    try await tenant.deleteLead(lead.id)
    let after = try await tenant.record(lead.id, .bounced, .email)
    #expect(after.created && after.lead?.status == .bounced && after.lead?.deleteTime != nil)
  }

  @Test func `changes nothing when it only tries`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let tried = try await tenant.record(lead.id, .bounced, .email, trying: true)
    #expect(tried.created && tried.lead?.status == .bounced)
    #expect(try await tenant.lead(lead.id) == lead)
    #expect(try await tenant.timeline(lead.id).count == 1)
    let viewer = try await refusal { try await tenant.record(lead.id, .noted, as: "viewer") }
    #expect(viewer?.reason == "PERMISSION_MISSING")
  }
}
