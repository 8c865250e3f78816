import MusterCore
import MusterPostgres
import MusterTenancy
import MusterUsageAPI

/// An entry to be, checked against its meter.
struct UsageDraft: Sendable {
  let id: UsageEntryID
  let meter: Meter
  let amount: PostgresDecimal
  let time: PostgresTime
  let key: String
  /// A JSON object of texts.
  var dimensions = "{}"
  /// What one unit cost.
  var unitCost: UnitCost?
  /// Of the unique value, keyed.
  var uniqueDigest: [UInt8]?
  var metadata = ""
  var corrected: UsageEntryID?
  var source = UsageSource.recorded
  /// The reservation that it commits.
  var reservation: IDBits?
  /// Keyed, of all that was sent, by which a repeat is told from another use of the key.
  let contentHash: [UInt8]
}

struct UnitCost: Hashable, Sendable {
  let currency: String
  let amount: PostgresDecimal
}

/// An entry that the transaction has written.
struct WrittenEntry: Sendable {
  let draft: UsageDraft
  /// The amount times the unit cost, exact.
  let cost: PostgresDecimal?
  /// Its billing period was closed when it came.
  let isAdjustment: Bool
}
