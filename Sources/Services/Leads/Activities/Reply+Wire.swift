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
    let lead = try LeadsV1.Lead.message(row, 15)
    (firstName, lastName, company, tier) = (lead.firstName, lead.lastName, lead.company, lead.tier)
    readTime = try row.timestamp(16)
    read = readTime != nil
    readBy = try Author(row, at: 17)?.actor
  }
}

extension TypeV1.Count {
  /// Of what was counted up to one more than a bound.
  init(_ counted: Int64, upTo bound: Int64) {
    self.init()
    (value, exact) = (min(counted, bound), counted <= bound)
  }
}
