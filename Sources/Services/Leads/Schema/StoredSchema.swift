import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterWire

struct LeadSchemaID: ResourceID {
  static let prefix = "schema"
  let stored: IDBits
}

/// The fields that a tenant has defined, and those that it has taken away and whose values are still kept.
struct StoredSchema: Sendable {
  struct Removed: Sendable {
    let field: LeadsV1.CustomField
    let time: PostgresTime
  }

  var fields: [LeadsV1.CustomField] = []
  var removed: [Removed] = []
  var createTime: PostgresTime?
  var updateTime = PostgresTime.now
  var version: Int64 = 0

  init() {}

  /// From the columns of `LeadSchemaStore`.
  init(_ row: Row) throws(PostgresError) {
    let bytes: [UInt8] = try row.value(0)
    let schema: LeadsV1.LeadSchema
    do throws(WireError) {
      schema = try LeadsV1.LeadSchema(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "a lead schema is no message: \(error)")
    }
    (createTime, updateTime, version) = (try row.value(1), try row.value(2), try row.value(3))
    let keys: [String] = try row.value(4)
    let times: [PostgresTime] = try row.value(5)
    let gone = Dictionary(zip(keys, times), uniquingKeysWith: { first, _ in first })
    for field in schema.fields {
      if let time = gone[field.key] {
        removed.append(Removed(field: field, time: time))
      } else {
        fields.append(field)
      }
    }
  }

  /// Those that there are, then those that there were.
  var content: [UInt8] {
    LeadsV1.LeadSchema.with { $0.fields = fields + removed.map(\.field) }.bytes()
  }

  func message(of tenant: TenantID) -> LeadsV1.LeadSchema {
    .with {
      ($0.tenantID, $0.fields, $0.version) = (tenant.description, fields, version)
      if version > 0 { ($0.createTime, $0.updateTime) = (createTime?.timestamp, updateTime.timestamp) }
    }
  }

  /// What is known by a key, also what was taken away.
  func known(_ key: String) -> LeadsV1.CustomField? {
    fields.first { $0.key == key } ?? removed.first { $0.field.key == key }?.field
  }

  /// These fields in place of those there are: what is left out is kept for a while, what comes back is no
  /// longer gone.
  mutating func replace(_ fields: [LeadsV1.CustomField], at now: PostgresTime) {
    let keys = Set(fields.map(\.key))
    removed.removeAll { keys.contains($0.field.key) }
    removed += self.fields.filter { !keys.contains($0.key) }.map { Removed(field: $0, time: now) }
    self.fields = fields
    if version == 0 { createTime = now }
    (updateTime, version) = (now, version &+ 1)
  }

  /// Taken away before that time.
  func overdue(before time: PostgresTime) -> Set<String> {
    Set(removed.filter { $0.time < time }.map(\.field.key))
  }
}
