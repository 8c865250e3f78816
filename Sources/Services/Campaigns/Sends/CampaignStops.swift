import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// What becomes of the enrolments of a campaign that ends.
enum Enrollments {
  /// Stops those that run, and withdraws what waits for approval. The campaign is held.
  static func ended(
    _ tx: borrowing TenantTransaction, _ campaign: CampaignID
  ) async throws(RPCError) {}
}

/// What becomes of the sends of a campaign that is held back.
enum Sends {
  /// What was claimed and not handed over yet is taken back. The campaign is held, so nothing more is claimed
  /// meanwhile.
  static func holdBack(
    _ tx: borrowing TenantTransaction, _ campaign: CampaignID
  ) async throws(RPCError) {}
}

extension CampaignsService {
  /// Returns when no message of the campaign is being handed over any more.
  func waitForHandOvers(of campaign: CampaignID, as caller: Caller) async throws(RPCError) {}
}

/// What senders have used of their caps today.
enum SenderCapacities {
  struct Use: Hashable, Sendable {
    var used: Int32 = 0
    var reserved: Int32 = 0
  }

  static func read(
    _ tx: borrowing TenantTransaction, _ senders: [StoredSender], at moment: PostgresTime
  ) async throws(RPCError) -> [SenderID: Use] { [:] }
}

/// How many steps were planned over each channel since the allocation was set.
enum PlannedSteps {
  /// They are counted anew from here on. The campaign is held.
  static func begin(_ tx: borrowing TenantTransaction, _ campaign: CampaignID) async throws(RPCError) {}
}
