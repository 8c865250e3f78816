import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// Whom a worker asks outside of transactions: the register before it decides, the carrier afterwards.
extension SendWork {
  /// Looks at an enrolment. Where the do-not-call register has to be asked first it is, and what it said is
  /// kept.
  func lookAndAsk(
    _ picked: PickedEnrollment, of tenant: TenantID, _ limits: TenantSendLimits
  ) async throws(RPCError) -> ClaimedSend? {
    guard let register = gate.register, let question = try await question(picked, of: tenant) else {
      return try await look(picked, of: tenant, limits)
    }
    guard let isListed = await register.isListed(question) else {
      return try await look(picked, of: tenant, limits)
    }
    let answer = RegisterAnswer(isListed: isListed, expireTime: clock().later(by: RegisterAnswer.lifetime))
    try await journal.work(Self.kind, in: tenant) { tx throws(RPCError) -> WorkDone<Void> in
      _ = try await tx.run(
        RegisterStore.keep(
          answer, of: picked.lead, number: SendGate.numberKey(question), in: tx.tenant))
      return .quietly
    }
    return try await look(picked, of: tenant, limits)
  }

  /// The number that the register has to be asked about; nil for none.
  private func question(
    _ picked: PickedEnrollment, of tenant: TenantID
  ) async throws(RPCError) -> String? {
    let now = clock()
    return try await tenants.read(bound: tenant, deadline: nil) { tx throws(RPCError) in
      guard let lead = try await surroundings.leads(tx, [picked.lead], isHeld: false)[picked.lead],
        !lead.lead.phone.isEmpty,
        let enrollment = try await EnrollmentStore.read(tx, picked.id), enrollment.status == .active,
        let sequence = try await SequenceStore.read(tx, picked.campaign, enrollment.sequenceVersion),
        sequence.steps.contains(where: { step in
          step.variants.contains { $0.content.map { SendGate.asks($0.channel) } ?? false }
        })
      else { return nil }
      let known = try await RegisterStore.answer(
        tx, of: lead.id, number: SendGate.numberKey(lead.lead.phone), at: now)
      return known == nil ? lead.lead.phone : nil
    }
  }

  /// Gives the message to its carrier, and hears it for so long.
  func carry(_ claim: ClaimedSend) async -> CarrierAnswer {
    guard let carrier = gate.carriers.carrier(of: claim.message.channel) else {
      return .putOff(because: "nothing carries messages of this channel")
    }
    let (answers, sink) = AsyncStream<CarrierAnswer>.makeStream(bufferingPolicy: .bufferingOldest(1))
    // Not a child: a carrier that does not end is left behind.
    let talk = Task { sink.yield(await carrier.send(claim.message)) }
    let clock = Task {
      try? await Task.sleep(for: CarrierTimes.most)
      sink.yield(.unknown(because: "the carrier \(carrier.name) did not answer within \(CarrierTimes.most)"))
    }
    var iterator = answers.makeAsyncIterator()
    let answer = await iterator.next() ?? .unknown(because: "the carrier \(carrier.name) did not answer")
    clock.cancel()
    if case .unknown = answer { talk.cancel() }
    return answer
  }
}

extension CampaignsV1.SkipReason {
  /// As timelines hold it: `CONTACT_FREQUENCY`.
  var told: String { stored.uppercased() }

  init(told: String) {
    self = Self.allKnown.first { $0.told == told } ?? .unspecified
  }
}
