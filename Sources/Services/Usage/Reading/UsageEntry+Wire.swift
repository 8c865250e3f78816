import MusterCore
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI

extension UsageV1.UsageEntry {
  /// Of a row of a look.
  init(_ row: Row, isForOperator: Bool) throws(PostgresError) {
    self.init()
    id = UsageEntryID(try row.value(2) as UInt128).description
    tenantID = TenantID(try row.value(3) as UInt128).description
    (category, metric) = (try row.value(4), try row.value(5))
    amount = (try row.value(6) as PostgresDecimal).wire
    usageTime = try row.timestamp(7)
    idempotencyKey = try row.value(8)
    dimensions = DimensionsJSON.dimensions(try row.value(9))
    let currency: String = try row.value(12)
    if let price: PostgresDecimal = try row.optional(10) { unitCost = UsageV1.Price(currency, price) }
    if let sum: PostgresDecimal = try row.optional(11) { cost = UsageV1.Price(currency, sum) }
    metadata = try row.value(13)
    correctsID = (try row.optional(14) as UInt128?).map { UsageEntryID($0).description } ?? ""
    source = try row.value(15)
    reservationID =
      (try row.optional(16) as UInt128?).map { TypeID(prefix: "reservation", bits: $0).description } ?? ""
    adjustment = try row.value(17)
    let actorID: UInt128? = try row.optional(19)
    actor = TypeV1.Actor(
      stored: try row.value(18), id: actorID.map { IDBits($0) }, name: try row.optional(20),
      isForOperator: isForOperator)
    createTime = try row.timestamp(21)
    credits = (try row.optional(22) as PostgresDecimal?)?.wire
  }
}
