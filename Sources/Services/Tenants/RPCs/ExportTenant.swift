import MusterCore
import MusterCrypto
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI
import MusterWellKnownAPI
import MusterWire

extension TenantsService {
  private static let recordsMax: Int64 = 200
  /// Of a message's records, unless one alone is longer: clients take 4 MiB.
  private static let bytesMax = 1 << 20
  /// A transaction is open while the client reads: one that stops reading must not hold it for long.
  private static let sendMax = Duration.seconds(30)

  package func exportTenant(
    _ request: TenantsV1.ExportTenantRequest, to responses: ResponseWriter<TenantsV1.ExportTenantResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    let kinds = try kinds(request.kinds)
    try await exports.run { () async throws(RPCError) in
      try await self.tenants.snapshot(caller) { tx throws(RPCError) in
        guard let row = try await TenantStore.get(tx) else { throw .tenantNotFound }
        var header = TenantsV1.TenantExportHeader()
        header.tenant = try self.message(row)
        header.snapshotTime = try await TenantStore.now(tx)
        header.formatVersion = 1
        header.kinds = kinds.map(\.name)
        header.omissions = self.omissions(kinds)
        try await Self.send(.header(header), to: responses)

        var trailer = TenantsV1.TenantExportTrailer()
        for kind in kinds { trailer.counts.append(try await Self.export(kind, tx, to: responses)) }
        try await Self.send(.trailer(trailer), to: responses)
      }
    }
  }

  /// All kinds, or those asked for: by their names, or by the name of their area.
  private func kinds(_ wanted: [String]) throws(RPCError) -> [ExportKind] {
    if wanted.isEmpty { return exportKinds }
    for (place, name) in wanted.enumerated()
    where !exportKinds.contains(where: { $0.name == name || $0.name.hasPrefix("\(name).") }) {
      throw .exportKindUnknown(name, place, of: exportKinds.map(\.name))
    }
    return exportKinds.filter { kind in wanted.contains { kind.name == $0 || kind.name.hasPrefix("\($0).") } }
  }

  private func omissions(_ kinds: [ExportKind]) -> [TenantsV1.TenantExportOmission] {
    (exportOmissions + kinds.flatMap(\.omissions)).map { omission in
      .with {
        $0.kind = omission.name
        $0.reason = omission.reason
      }
    }
  }

  private static func export(
    _ kind: ExportKind, _ tx: borrowing TenantTransaction,
    to responses: ResponseWriter<TenantsV1.ExportTenantResponse>
  ) async throws(RPCError) -> TenantsV1.TenantExportCount {
    var digest = SHA256Stream()
    var count: Int64 = 0
    var after: String?
    while true {
      let page = try await kind.page(tx, ExportPlace(after: after, most: recordsMax))
      var records = TenantsV1.TenantExportRecords()
      (records.kind, records.firstIndex) = (kind.name, count)
      var bytes = 0
      for record in page.records {
        if !records.records.isEmpty, bytes + record.utf8.count > bytesMax {
          try await send(.records(records), to: responses)
          (records.firstIndex, records.records, bytes) = (count, [], 0)
        }
        digest.add(Array(record.utf8) + [UInt8(ascii: "\n")])
        records.records.append(record)
        bytes += record.utf8.count
        count += 1
      }
      if !records.records.isEmpty { try await send(.records(records), to: responses) }
      guard page.records.count == Int(recordsMax), let last = page.last else { break }
      after = last
    }
    var total = TenantsV1.TenantExportCount()
    total.kind = kind.name
    total.count = count
    total.sha256 = digest.digest()
    return total
  }

  private static func send(
    _ part: TenantsV1.ExportTenantResponse.Part, to responses: ResponseWriter<TenantsV1.ExportTenantResponse>
  ) async throws(RPCError) {
    var response = TenantsV1.ExportTenantResponse()
    response.part = part
    let message = response
    try await TimeBound.run(sendMax, orThrow: .exportReaderSlow) { () async throws(RPCError) in
      try await responses.send(message)
    }
  }
}
