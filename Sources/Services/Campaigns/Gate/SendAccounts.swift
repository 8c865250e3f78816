import MusterCampaignsAPI
import MusterCore
import MusterCrypto
import MusterLedger
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterTenancy

/// The accounts of the ledger in which sends are counted. Days are those of the zone that counts; what is
/// counted over the last 7 days has one account for ever, whose limit grows by what has lapsed.
enum SendAccounts {
  static func sender(_ id: SenderID, _ day: LocalDay) -> LedgerAccount { account("send.\(id)", day) }

  static func tenant(_ day: LocalDay) -> LedgerAccount { account("sends", day) }

  static func starts(_ campaign: CampaignID, _ day: LocalDay) -> LedgerAccount {
    account("starts.\(campaign)", day)
  }

  static func contact(_ lead: LeadID) -> LedgerAccount {
    LedgerAccount("contact.\(lead)", from: .minusInfinity, until: .infinity)
  }

  /// The name of a company stands in no account.
  static func company(_ key: String, in campaign: CampaignID) -> LedgerAccount {
    let digest = SHA256.digest(Array(key.utf8)).prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    return LedgerAccount(
      "company.\(campaign).\(IDBits(digest).hexadecimal)", from: .minusInfinity, until: .infinity)
  }

  private static func account(_ key: String, _ day: LocalDay) -> LedgerAccount {
    LedgerAccount(
      key, from: PostgresTime(unixMicroseconds: day.start) ?? .minusInfinity,
      until: PostgresTime(unixMicroseconds: day.end) ?? .infinity)
  }
}

extension LedgerBalance {
  var usedCount: Int64 { used.count }
  var reservedCount: Int64 { reserved.count }
}

extension PostgresDecimal {
  /// Whole, as all counts of sends are.
  fileprivate var count: Int64 { Int64(text.prefix { $0 != "." }) ?? .max }
}

/// What senders have used of their caps on their present local days.
enum SenderCapacities {
  struct Use: Hashable, Sendable {
    var used: Int32 = 0
    var reserved: Int32 = 0
  }

  static func read(
    _ tx: borrowing TenantTransaction, _ senders: [StoredSender], at moment: PostgresTime
  ) async throws(RPCError) -> [SenderID: Use] {
    let now = moment.unixMicroseconds ?? 0
    let accounts = senders.map { SendAccounts.sender($0.id, $0.day(at: now)) }
    let balances = try await Ledger.balances(tx, accounts)
    var found: [SenderID: Use] = [:]
    for (sender, balance) in zip(senders, balances) {
      found[sender.id] = Use(
        used: Int32(clamping: balance.usedCount), reserved: Int32(clamping: balance.reservedCount))
    }
    return found
  }
}

extension StoredSender {
  /// The local day that a moment is on.
  func day(at now: Int64) -> LocalDay {
    LocalDay(at: now, in: TimeZoneRules.named(message.timeZone) ?? .utc)
  }
}
