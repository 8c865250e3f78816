import MusterCampaignsAPI
import MusterCore
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Looks each few minutes how the messages of senders fare: one whose messages bounce or are reported too
/// often is not used until that is over.
extension CampaignsService {
  package static let health = JobKind("campaigns.health")

  private static let tenantsMax: Int64 = 1_000
  private static let week: Int64 = 7 * 86_400_000_000

  package func lookAfterSenders(_ run: JobRun) async throws {
    var (some, count) = ([TenantID.platform], 0)
    while let last = some.last, !run.isCancelled {
      for tenant in some where tenant != .platform && !run.isCancelled {
        count += try await run.write(in: tenant) { tx throws(RPCError) in
          WorkDone(try await lookAfterSenders(tx))
        }
      }
      some = try await system.read("campaigns.health") { tx throws(RPCError) in
        try await HealthStore.tenants(tx, after: last, most: Self.tenantsMax)
      }
    }
    run.answer("{\"changed_count\":\(count)}")
  }

  private func lookAfterSenders(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int {
    let known = try await HealthStore.senders(tx)
    if known.isEmpty { return 0 }
    let now = PostgresTime.now
    let outcomes = try await sending.surroundings.outcomes(
      tx, of: known.map(\.id.stored), since: now.later(by: -Self.week))
    var count = 0
    for sender in known {
      let seen = SenderVerdict(outcomes[sender.id.stored] ?? SentOutcomes(sent: 0, bounced: 0, complained: 0))
      if seen == sender.verdict { continue }
      let isMove = seen.state != sender.verdict.state
      _ = try await tx.run(HealthStore.keep(seen, of: sender.id, isMove: isMove, at: now, in: tx.tenant))
      count += 1
    }
    return count
  }
}

/// How a sender does, by what became of its messages of a week.
struct SenderVerdict: Hashable, Sendable {
  let state: CampaignsV1.SenderHealthState
  let message: String
  let bounceRate: Double
  let complaintRate: Double
  let count: Int64

  /// Fewer tell nothing.
  static let countMin: Int64 = 20
  static let bounceMax = 0.05
  static let complaintMax = 0.003

  init(
    state: CampaignsV1.SenderHealthState, message: String, bounceRate: Double, complaintRate: Double,
    count: Int64
  ) {
    (self.state, self.message, self.count) = (state, message, count)
    (self.bounceRate, self.complaintRate) = (bounceRate, complaintRate)
  }

  init(_ outcomes: SentOutcomes) {
    let count = outcomes.sent
    let bounces = count > 0 ? min(1, Double(outcomes.bounced) / Double(count)) : 0
    let complaints = count > 0 ? min(1, Double(outcomes.complained) / Double(count)) : 0
    var (state, message) = (CampaignsV1.SenderHealthState.unspecified, "")
    if count >= Self.countMin {
      state = .healthy
      let told =
        "\(outcomes.bounced) of \(count) messages of the last 7 days bounced and \(outcomes.complained) were"
        + " reported as spam"
      if bounces >= Self.bounceMax || complaints >= Self.complaintMax {
        (state, message) = (
          .failed, "\(told); it is not used until that falls: check the addresses and what is written to them"
        )
      } else if bounces >= Self.bounceMax / 2 || complaints >= Self.complaintMax / 2 {
        (state, message) = (.degraded, "\(told); it is still used: check the addresses before it fails")
      }
    }
    self.init(
      state: state, message: message, bounceRate: bounces, complaintRate: complaints, count: count)
  }
}
