import MusterCore
import MusterCrypto
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTenantsAPI
import MusterTypesAPI
import MusterWire

extension TenantsV1.ErasureReceipt {
  /// A row of `ErasureStore.byTenant`.
  init(_ row: Row, of tenant: TenantID) throws(RPCError) {
    self.init()
    let entries: String = try reading { () throws(PostgresError) in try row.value(0) }
    do throws(WireError) {
      // As `entriesText` wrote it.
      self = try TenantsV1.ErasureReceipt(json: entries)
    } catch {
      throw RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
    }
    try reading { () throws(PostgresError) in
      tenantID = tenant.description
      let job: UInt128? = try row.optional(1)
      let record: UInt128? = try row.optional(2)
      jobID = job.map { TypeID(prefix: "job", bits: $0).description } ?? ""
      auditEventID = record.map { TypeID(prefix: "audit", bits: $0).description } ?? ""
      digest = try row.optional(3) ?? []
      startTime = try row.timestamp(4)
      completeTime = try row.timestamp(5)
      state = completeTime == nil ? .running : .complete
    }
  }

  /// As it is stored.
  func entriesText() throws(RPCError) -> String {
    var content = TenantsV1.ErasureReceipt()
    content.entries = entries
    return try ExportPage.json(content)
  }

  mutating func add(_ place: String, deleted: Int64) {
    if let known = entries.firstIndex(where: { $0.place == place }) {
      entries[known].deletedCount += deleted
      return
    }
    var entry = TypeV1.ErasureEntry()
    entry.place = place
    entry.deletedCount = deleted
    entries.append(entry)
  }

  mutating func keep(_ place: String, _ count: Int64, because reason: String) {
    entries.removeAll { $0.place == place }
    var entry = TypeV1.ErasureEntry()
    entry.place = place
    entry.keptCount = count
    entry.keptReason = reason
    entries.append(entry)
  }

  /// Over the bytes of a receipt that holds `tenant_id`, both times and the entries, and nothing else.
  var contentDigest: [UInt8] {
    var content = TenantsV1.ErasureReceipt()
    content.tenantID = tenantID
    (content.startTime, content.completeTime, content.entries) = (startTime, completeTime, entries)
    return SHA256.digest(content.bytes())
  }
}
