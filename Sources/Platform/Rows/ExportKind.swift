import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
package import MusterWire

/// One kind of thing that an export of a tenant holds. Each service lists its own, so that an export is whole
/// without anybody knowing all tables.
package struct ExportKind: Sendable {
  /// The area and its resource: `identity.member`.
  package let name: String
  /// The tables whose rows it shows.
  package let tables: [String]
  /// What its records lack, by field, and why.
  package let omissions: [ExportOmission]
  package let page: @Sendable (borrowing TenantTransaction, ExportPlace) async throws(RPCError) -> ExportPage

  package init(
    _ name: String, tables: [String], omissions: [ExportOmission] = [],
    page: @escaping @Sendable (borrowing TenantTransaction, ExportPlace) async throws(RPCError) -> ExportPage
  ) {
    (self.name, self.tables, self.omissions, self.page) = (name, tables, omissions, page)
  }
}

/// Something that no export holds: `identity.refresh_token`, or a field `identity.api_key.secret`.
package struct ExportOmission: Sendable {
  package let name: String
  package let tables: [String]
  package let reason: String

  package init(_ name: String, tables: [String] = [], because reason: String) {
    (self.name, self.tables, self.reason) = (name, tables, reason)
  }
}

/// Where a kind's next page begins: after the row with this key, in the order of keys.
package struct ExportPlace: Sendable {
  /// Nil at the start.
  package let after: String?
  package let most: Int64

  package init(after: String?, most: Int64) {
    (self.after, self.most) = (after, most)
  }

  /// Below every id.
  package var id: String { after ?? "00000000-0000-0000-0000-000000000000" }
}

package struct ExportPage: Sendable {
  /// JSON objects, in the order of their keys.
  package let records: [String]
  /// The key of the last of them.
  package let last: String?

  package init(records: [String], last: String?) {
    (self.records, self.last) = (records, last)
  }
}

extension ExportPage {
  /// Rows whose first column is their id.
  package init(
    _ rows: ResultSet, _ message: (Row) throws(PostgresError) -> some WireMessage
  ) throws(RPCError) {
    var records: [String] = []
    var last: IDBits?
    for row in rows {
      let (record, id) = try reading { () throws(PostgresError) in
        (try message(row), IDBits(try row.value(0)))
      }
      records.append(try Self.json(record))
      last = id
    }
    self.init(records: records, last: last?.hexadecimal)
  }

  /// A message that has no JSON form would make an export that is not whole.
  package static func json(_ message: some WireMessage) throws(RPCError) -> String {
    do throws(WireError) {
      return try message.json()
    } catch {
      throw RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
    }
  }
}
