import MusterBrake
import MusterCampaignsAPI
import MusterCore
import MusterCrypto
import MusterLedger
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTypesAPI

/// The decision on one send: what it goes by is read in one place, whether somebody only asks or a send is
/// claimed.
struct SendGate: Sendable {
  let surroundings: any SendSurroundings
  let credits: any SendCredits
  let carriers: Carriers
  /// Nil where no register has to be asked.
  let register: (any DoNotCallRegister)?

  /// A week back messages count.
  private static let week: Int64 = 7 * 86_400_000_000

  /// Reads and decides. `now` is the time of the decision, `countTime` that of the counts.
  func decide(
    _ subject: GateSubject, _ limits: TenantSendLimits, at now: PostgresTime,
    countedAt countTime: PostgresTime,
    registerSaid answer: RegisterAnswer? = nil, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> GateDecision {
    var facts = GateFacts()
    (facts.now, facts.countTime) = (now.unixMicroseconds ?? 0, countTime.unixMicroseconds ?? 0)
    let hours = SendingHours(subject.campaign.message.sendingWindow ?? CampaignsV1.SendingWindow())
    (facts.hours, facts.zone) = (hours, subject.zone(hours))
    facts.emergencyStop = try await EmergencyBrake.check(tx) ? "an operator has stopped all sends" : nil

    let tenant = try await surroundings.tenant(tx)
    (facts.tenant, facts.subscription) = (TenantState(tenant), SubscriptionState(tenant))
    facts.credits = try await credits.standing(tx, for: subject.channel).map {
      CreditFact(left: $0.left, needed: $0.needed)
    }
    facts.campaignID = subject.campaign.id.description
    facts.campaignStatus = subject.campaign.status
    facts.campaignIsDeleted = subject.campaign.isDeleted
    (facts.enrollment, facts.stepState) = (subject.enrollment, subject.stepState)
    facts.dueTime = subject.dueTime?.unixMicroseconds
    facts.lead = LeadFact(subject.lead)
    (facts.channel, facts.hasAddress) = (subject.channel, !subject.recipient.isEmpty)
    let held = try await surroundings.lists(tx, holding: [subject.lead], for: subject.campaign.id)
    facts.suppressions = held[subject.lead.id, default: []].filter { $0.channel == subject.channel }
      .map(\.level.fact).sorted { "\($0.layer)" < "\($1.layer)" }
    let registered = try await registered(subject, answer, at: now, tx)
    facts.doNotCall = registered.fact

    let senders = try await SenderStore.attached(tx, subject.campaign.id, subject.channel)
    let counts = try await count(subject, limits, tenant, senders, facts.countTime, tx)
    facts.senders = senders.map { sender in
      var message = sender.message
      (message.id, message.health) = (sender.id.description, sender.health)
      let taken = counts.senders[sender.id] ?? (used: 0, reserved: 0)
      return SenderFact(message, used: taken.used, reserved: taken.reserved)
    }
    (facts.tenantDay, facts.dailyStarts) = (counts.tenantDay, counts.starts)
    (facts.contactSends, facts.companySends) = (counts.contact, counts.company)

    facts.mode = subject.campaign.message.permissionMode
    facts.approval = subject.approval?.fact(at: now) ?? .absent
    let rendered = subject.rendered()
    facts.contentProblems = rendered.problems
    var decision = GateDecision(
      Gate.evaluate(facts), content: rendered.content, senders: senders, counts: counts,
      registerExpiry: registered.expiry)
    if facts.mode != .manual, carriers.carrier(of: subject.channel) == nil {
      decision.hold(for: .carrierMissing(subject.channel), until: facts.now + GateDecision.carrierRetry)
    }
    return decision
  }

  // MARK: The register

  static func asks(_ channel: TypeV1.Channel) -> Bool { channel == .sms || channel == .voice }

  /// The key of a number in the table of answers.
  static func numberKey(_ number: String) -> [UInt8] {
    SHA256.digest(Array((AddressKey.phone(number) ?? number).utf8))
  }

  private func registered(
    _ subject: GateSubject, _ answer: RegisterAnswer?, at now: PostgresTime, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (fact: DoNotCallFact, expiry: PostgresTime?) {
    guard register != nil, Self.asks(subject.channel), !subject.recipient.isEmpty else {
      return (.notNeeded, nil)
    }
    var known = answer
    if known == nil {
      known = try await RegisterStore.answer(
        tx, of: subject.lead.id, number: Self.numberKey(subject.recipient), at: now)
    }
    guard let known else {
      return (.unknown(retry: (now.unixMicroseconds ?? 0) + RegisterAnswer.retry), nil)
    }
    return (known.isListed ? .listed : .clear, known.expireTime)
  }

  // MARK: Counts

  private func count(
    _ subject: GateSubject, _ limits: TenantSendLimits, _ tenant: SendTenant, _ senders: [StoredSender],
    _ now: Int64, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> SendCounts {
    let zone = TimeZoneRules.named(tenant.timeZone) ?? .utc
    let campaignZone = TimeZoneRules.named(subject.campaign.message.sendingWindow?.timeZone ?? "") ?? zone
    let own = subject.campaign.message.limits ?? CampaignsV1.CampaignLimits()
    let company = own.companySendsPerWeek > 0 ? subject.lead.companyKey : ""
    var counts = SendCounts(
      tenantAccount: SendAccounts.tenant(LocalDay(at: now, in: zone)),
      startsAccount: SendAccounts.starts(subject.campaign.id, LocalDay(at: now, in: campaignZone)),
      contactAccount: SendAccounts.contact(subject.lead.id),
      companyAccount: company.isEmpty ? nil : SendAccounts.company(company, in: subject.campaign.id),
      weekStart: PostgresTime(unixMicroseconds: now - Self.week) ?? .minusInfinity)
    var accounts = [counts.tenantAccount, counts.startsAccount, counts.contactAccount]
    accounts += senders.map { SendAccounts.sender($0.id, $0.day(at: now)) }
    if let account = counts.companyAccount { accounts.append(account) }
    // Balances first: what comes between counts twice, never not at all.
    let balances = try await Ledger.balances(tx, accounts)
    func taken(_ place: Int) -> Int64 {
      balances.indices.contains(place) ? balances[place].usedCount + balances[place].reservedCount : 0
    }
    let recent = try await SendStore.recent(
      tx, to: subject.lead.id, in: subject.campaign.id, company: company, since: counts.weekStart)

    counts.tenantDay = LimitFact(limit: limits.daily, used: taken(0), zone: zone)
    if own.dailyStarts > 0, subject.isFirst {
      counts.starts = LimitFact(limit: Int64(own.dailyStarts), used: taken(1), zone: campaignZone)
    }
    counts.contact = RecentSends(limit: limits.perContact, times: recent.lead.compactMap(\.unixMicroseconds))
    counts.contactLapsed = max(0, taken(2) - Int64(recent.lead.count))
    if counts.companyAccount != nil {
      counts.company = RecentSends(
        limit: Int64(own.companySendsPerWeek), times: recent.company.compactMap(\.unixMicroseconds))
      counts.companyLapsed = max(0, taken(accounts.count - 1) - Int64(recent.company.count))
    }
    for (place, sender) in senders.enumerated() where balances.indices.contains(3 + place) {
      counts.senders[sender.id] = (balances[3 + place].usedCount, balances[3 + place].reservedCount)
    }
    return counts
  }
}

// MARK: The company's week

extension SendGate {
  /// The counts by which a claim reserves. What has lapsed of a company's week is told by its account and its
  /// sends, which are read one after the other: what others give back in between would look like something
  /// that has lapsed. So both are read once more, while the account is locked.
  func held(
    _ counts: SendCounts, of subject: GateSubject, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> SendCounts {
    guard let account = counts.companyAccount, counts.company.limit != nil else { return counts }
    // It is the first in the order in which accounts are locked.
    let balance = try await Ledger.adjust(tx, account, by: PostgresDecimal(0))
    let recent = try await SendStore.recent(
      tx, to: subject.lead.id, in: subject.campaign.id, company: subject.lead.companyKey,
      since: counts.weekStart)
    var counts = counts
    counts.companyLapsed = max(0, balance.usedCount + balance.reservedCount - Int64(recent.company.count))
    return counts
  }
}

/// What is used and reserved of everything that limits a send, and where it is counted.
struct SendCounts: Sendable {
  let tenantAccount: LedgerAccount
  let startsAccount: LedgerAccount
  let contactAccount: LedgerAccount
  let companyAccount: LedgerAccount?
  /// Since when messages to contacts and companies count.
  let weekStart: PostgresTime
  var tenantDay: LimitFact?
  /// Nil where it does not count.
  var starts: LimitFact?
  var contact = RecentSends()
  var company = RecentSends()
  /// How many of an account are older than a week.
  var contactLapsed: Int64 = 0
  var companyLapsed: Int64 = 0
  var senders: [SenderID: (used: Int64, reserved: Int64)] = [:]

  /// All that a message takes, in the order in which accounts are locked everywhere.
  func requests(
    _ sender: StoredSender, at now: Int64, lifetime: Duration, purpose: String
  ) -> [LedgerRequest] {
    let day = sender.day(at: now)
    var wanted: [(LedgerAccount, Int64?)] = [
      (SendAccounts.sender(sender.id, day), Int64(SenderCaps.cap(sender.message, on: day))),
      (tenantAccount, tenantDay?.limit),
      (contactAccount, contact.limit.map { $0 &+ contactLapsed }),
    ]
    if let starts { wanted.append((startsAccount, starts.limit)) }
    if let companyAccount { wanted.append((companyAccount, company.limit.map { $0 &+ companyLapsed })) }
    return wanted.sorted { $0.0.key.utf8.lexicographicallyPrecedes($1.0.key.utf8) }.map { account, limit in
      LedgerRequest(
        account, amount: PostgresDecimal(1), limit: limit.map { PostgresDecimal($0) }, lifetime: lifetime,
        owner: "campaigns", purpose: purpose)
    }
  }
}
