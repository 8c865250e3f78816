import MusterCore
import MusterCrypto
import MusterPostgres
import MusterTenancy
import MusterUsageAPI
import MusterWire

/// What is kept of that which nobody may read again: hashes under a key that stands outside of the database.
struct UsageHashes: Sendable {
  private let key: [UInt8]

  init(_ key: MasterKey) {
    self.key = key.key(for: .usage)
  }

  /// Of all that a caller says about an entry. Amounts that are written in another way are the same.
  func content(_ entry: UsageV1.UsageEntry, of tenant: TenantID) -> [UInt8] {
    let said = UsageV1.UsageEntry.with {
      ($0.category, $0.metric, $0.idempotencyKey) = (entry.category, entry.metric, entry.idempotencyKey)
      $0.amount = entry.amount.flatMap { PostgresDecimal(wire: $0)?.wire }
      ($0.usageTime, $0.dimensions) = (entry.usageTime, entry.dimensions)
      $0.unitCost = entry.unitCost.map { cost in
        UsageV1.Price.with {
          $0.currencyCode = cost.currencyCode
          $0.amount = cost.amount.flatMap { PostgresDecimal(wire: $0)?.wire }
        }
      }
      ($0.uniqueValue, $0.metadata, $0.correctsID) = (entry.uniqueValue, entry.metadata, entry.correctsID)
    }
    return code("entry", said.bytes(), tenant)
  }

  /// Of a thing that is counted once: the same in one tenant, and another in each.
  func unique(_ value: String, of tenant: TenantID) -> [UInt8] { code("unique", Array(value.utf8), tenant) }

  private func code(_ kind: String, _ bytes: [UInt8], _ tenant: TenantID) -> [UInt8] {
    HMACSHA256.code(Array("\(kind) \(tenant.stored.hexadecimal) ".utf8) + bytes, key: key)
  }
}
