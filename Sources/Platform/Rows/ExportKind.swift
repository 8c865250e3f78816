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

  /// Where the order is by time and id.
  package func time() throws(RPCError) -> TimePlace {
    guard let after else { return .start(false) }
    let parts = after.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    return try TimePlace(String(parts[0]), String(parts.last ?? ""))
  }
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
    try self.init(rows, { row throws(PostgresError) in IDBits(try row.value(0)).hexadecimal }, message)
  }

  /// Rows in the order of a time and an id, which are in these columns.
  package init(
    _ rows: ResultSet, time: Int, id: Int, _ message: (Row) throws(PostgresError) -> some WireMessage
  ) throws(RPCError) {
    let key = { (row: Row) throws(PostgresError) in
      TimePlace(time: try row.value(time), id: IDBits(try row.value(id))).parts.joined(separator: " ")
    }
    try self.init(rows, key, message)
  }

  private init(
    _ rows: ResultSet, _ key: (Row) throws(PostgresError) -> String,
    _ message: (Row) throws(PostgresError) -> some WireMessage
  ) throws(RPCError) {
    var records: [String] = []
    for row in rows {
      records.append(try Self.json(reading { () throws(PostgresError) in try message(row) }))
    }
    let last = try reading { () throws(PostgresError) in
      try rows.last.map { row throws(PostgresError) in try key(row) }
    }
    self.init(records: records, last: last)
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
