import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// People to be won: of every tier, with what happened with some of them, and one who must not be written to.
enum LeadRows: DemoRows {
  private struct Person {
    let first: String
    let last: String
    let title: String
    let company: String
    let size: Int32
    let tags: [String]
  }

  private static let people = [
    Person(
      first: "Mia", last: "Nguyen", title: "Owner", company: "Harbour Dental", size: 12, tags: ["dental"]),
    Person(first: "Tom", last: "Keller", title: "CEO", company: "Kestrel Freight", size: 48, tags: ["fleet"]),
    Person(first: "Aisha", last: "Rahman", title: "VP Sales", company: "Bluegum", size: 35, tags: ["saas"]),
    Person(first: "Jon", last: "Lindqvist", title: "Director", company: "Fjord & Co", size: 20, tags: []),
    Person(
      first: "Grace", last: "Oduya", title: "Head of Operations", company: "Kestrel Freight", size: 48,
      tags: ["fleet", "warm-intro"]),
    Person(
      first: "Luis", last: "Ferrer", title: "Manager", company: "Sol Solar", size: 300, tags: ["energy"]),
    Person(first: "Wei", last: "Zhang", title: "Assistant", company: "Bluegum", size: 35, tags: ["saas"]),
    Person(first: "Nora", last: "Baker", title: "", company: "", size: 0, tags: []),
  ]

  static func make(in tenant: DemoTenant) async throws {
    let leads = LeadsV1.Client(tenant.transport)
    await tenant.once("lead-schema") { requestID in
      let request = LeadsV1.UpdateLeadSchemaRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.leadSchema = .with {
          $0.fields = [
            .with {
              ($0.key, $0.type, $0.displayName) = ("budget", .number, "Budget a year")
              $0.min = .with { $0.value = "0" }
            },
            .with { ($0.key, $0.type, $0.choices) = ("stage", .choice, ["first call", "demo", "offer"]) },
          ]
        }
      }
      _ = try await leads.updateLeadSchema(request, tenant.asOwner())
      return "lead-schema"
    }
    for (place, person) in people.enumerated() { await add(person, place, to: tenant, leads) }
    await happen(in: tenant, leads)
    await tenant.once("suppression") { requestID in
      let request = LeadsV1.AddSuppressionRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.suppression = .with {
          ($0.value, $0.reason, $0.note) = ("rival.example", .relationship, "A competitor")
        }
      }
      return try await leads.addSuppression(request, tenant.asOwner()).suppression?.id ?? ""
    }
  }

  private static func add(
    _ person: Person, _ place: Int, to tenant: DemoTenant, _ leads: LeadsV1.Client
  ) async {
    let name = person.first.lowercased()
    let domain = person.company.lowercased().filter { $0.isASCII && $0.isLetter }
    let id = await tenant.once("lead-\(name)") { requestID in
      let request = LeadsV1.CreateLeadRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.lead = .with {
          $0.email = "\(name)@\(domain.isEmpty ? "mail" : domain).example"
          ($0.firstName, $0.lastName, $0.title) = (person.first, person.last, person.title)
          ($0.company, $0.employeeCount, $0.tags) = (person.company, person.size, person.tags)
          ($0.country, $0.industry) = ("AU", place % 2 == 0 ? "Dental" : "Logistics")
          $0.source = place % 3 == 0 ? "trade-fair" : "web-form"
          if place % 2 == 0 { $0.ownerID = tenant.owner.description }
          if place < 5 { $0.phone = "+6141000000\(place)" }
          if place < 4 { $0.linkedinURL = "https://www.linkedin.com/in/\(name)-\(person.last.lowercased())" }
          $0.facts = .with {
            $0.emailVerified = .with { ($0.value, $0.source) = (place != 5, "mailbox check") }
            $0.emailPersonal = .with { ($0.value, $0.source) = (place < 6, "mailbox check") }
            if place < 2 { $0.hiring = .with { ($0.value, $0.source) = (true, "job board") } }
            if place == 7 { $0.competitor = .with { ($0.value, $0.source) = (true, "web-form") } }
          }
        }
      }
      return try await leads.createLead(request, tenant.asOwner()).lead?.id ?? ""
    }
    guard let id, place < 7 else { return }
    await tenant.once("score-\(name)") { requestID in
      let request = LeadsV1.ScoreLeadRequest.with {
        ($0.tenantID, $0.id, $0.requestID) = (tenant.text, id, requestID)
      }
      return "\(try await leads.scoreLead(request, tenant.asOwner()).lead?.score ?? 0)"
    }
  }

  /// A short conversation, a bounce, a call.
  private static func happen(in tenant: DemoTenant, _ leads: LeadsV1.Client) async {
    let mail = TypeV1.Channel.email
    let story: [(String, String, LeadsV1.ActivityAction, TypeV1.Channel, String, String)] = [
      ("sent", "mia", .sent, mail, "A chair that does not creak", "Hello Mia, your patients will notice."),
      ("opened", "mia", .opened, mail, "", ""),
      ("reply", "mia", .replied, mail, "Re: A chair that does not creak", "Send me prices, please."),
      ("call", "tom", .called, .voice, "", "Asked to call again in March."),
      ("bounce", "luis", .bounced, mail, "Fewer creaks", "550 no such user"),
      ("answer", "grace", .replied, mail, "Re: Fleet seats", "We decide next quarter."),
    ]
    for (name, person, action, channel, subject, text) in story {
      let lead = tenant.rowID("lead-\(person)")
      guard !lead.isEmpty else { continue }
      await tenant.once("activity-\(name)") { requestID in
        let request = LeadsV1.RecordActivityRequest.with {
          ($0.tenantID, $0.requestID) = (tenant.text, requestID)
          $0.activity = .with {
            ($0.leadID, $0.action, $0.channel) = (lead, action, channel)
            ($0.subject, $0.text) = (subject, text)
            ($0.provider, $0.threadKey) = (channel == mail ? "demo-mail" : "", "demo-\(person)")
            if action == .replied { $0.replyIntent = .interested }
          }
        }
        return try await leads.recordActivity(request, tenant.asOwner()).activity?.id ?? ""
      }
    }
    let reply = tenant.rowID("activity-answer")
    guard !reply.isEmpty else { return }
    await tenant.once("read") { requestID in
      let request = LeadsV1.MarkRepliesReadRequest.with {
        ($0.tenantID, $0.requestID, $0.ids) = (tenant.text, requestID, [reply])
      }
      return "\(try await leads.markRepliesRead(request, tenant.asOwner()).changedCount)"
    }
  }
}
