import MusterCore
import MusterLedger
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

extension UsageV1.Reservation {
  init(_ held: HeldReservation, of tenant: TenantID) {
    self.init()
    (id, tenantID) = (held.id.description, tenant.description)
    (category, metric, amount) = (held.name.category, held.name.metric, held.amount.wire)
    dimensions = DimensionsJSON.dimensions(held.dimensions)
    unitCost = held.unitCost.map { UsageV1.Price($0.currency, Decimal($0.amount).stored) }
    hold = .with {
      $0.seconds = held.holdMilliseconds / 1_000
      $0.nanos = Int32(held.holdMilliseconds % 1_000) * 1_000_000
    }
    (reference, state, credits) = (held.reference, held.state, held.credits?.wire)
    (expireTime, committedAmount) = (held.expiry.timestamp, held.committed?.wire)
    usageEntryID = held.entry?.description ?? ""
    (createTime, updateTime) = (held.createTime.timestamp, held.updateTime.timestamp)
    version = held.version
  }
}

extension UsageV1.UsageEntry {
  /// Of a reservation that was committed.
  init(committed row: Row, of tenant: TenantID) throws(PostgresError) {
    self.init()
    let (amount, credits): (PostgresDecimal, PostgresDecimal?) = (try row.value(3), try row.optional(16))
    let (unitCost, cost): (PostgresDecimal?, PostgresDecimal?) = (try row.optional(7), try row.optional(10))
    let reservation: UInt128? = try row.optional(15)
    let currency: String = try row.value(8)
    (id, tenantID) = (UsageEntryID(try row.value(0) as UInt128).description, tenant.description)
    (category, metric, self.amount) = (try row.value(1), try row.value(2), amount.wire)
    (usageTime, idempotencyKey) = (try row.timestamp(4), try row.value(5))
    dimensions = DimensionsJSON.dimensions(try row.value(6))
    self.unitCost = unitCost.map { UsageV1.Price(currency, $0) }
    self.cost = cost.map { UsageV1.Price(currency, $0) }
    (metadata, source, createTime) = (try row.value(9), .reservation, try row.timestamp(11))
    actor = try Author(row, at: 12)?.actor
    reservationID = reservation.map { ReservationID($0).description } ?? ""
    (self.credits, adjustment) = (credits?.wire, try row.value(17))
  }
}
