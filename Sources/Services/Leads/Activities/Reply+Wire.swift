import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsV1.Reply {
  /// From the columns of `ReplyStore.columns`.
  init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    self.init()
    activity = try LeadsV1.Activity(row, of: tenant)
    firstName = try row.value(15)
    lastName = try row.value(16)
    company = try row.value(17)
    if !row.isNull(18) { tier = try row.value(18) }
    readTime = try row.timestamp(19)
    read = readTime != nil
    readBy = try Author(row, at: 20)?.actor
  }
}

extension TypeV1.Count {
  /// Of what was counted up to one more than a bound.
  init(_ counted: Int64, upTo bound: Int64) {
    self.init()
    (value, exact) = (min(counted, bound), counted <= bound)
  }
}
