import MusterCampaignsAPI
import MusterCore
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// Senders as callers see them, with what is left of their caps today.
enum SenderShowing {
  static func shown(
    _ tx: borrowing TenantTransaction, _ senders: [StoredSender], at now: PostgresTime
  ) async throws(RPCError) -> [CampaignsV1.Sender] {
    if senders.isEmpty { return [] }
    let uses = try await SenderCapacities.read(tx, senders, at: now)
    return senders.map { $0.shown(capacity($0, uses[$0.id] ?? SenderCapacities.Use(), at: now)) }
  }

  static func shown(
    _ tx: borrowing TenantTransaction, _ sender: StoredSender, at now: PostgresTime = .now
  ) async throws(RPCError) -> CampaignsV1.Sender {
    try await shown(tx, [sender], at: now).first ?? sender.exported
  }

  /// By the sender's own clock.
  private static func capacity(
    _ sender: StoredSender, _ use: SenderCapacities.Use, at now: PostgresTime
  ) -> CampaignsV1.SenderCapacity {
    let day = LocalDay(at: now.unixMicroseconds ?? 0, in: TimeZoneRules.named(sender.timeZone) ?? .utc)
    return .with {
      ($0.cap, $0.used, $0.reserved) = (SenderCaps.cap(sender.message, on: day), use.used, use.reserved)
      $0.resetTime = PostgresTime(unixMicroseconds: day.end)?.timestamp
    }
  }
}
