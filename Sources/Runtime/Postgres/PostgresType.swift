/// A type by its number in PostgreSQL's catalogue, for the types that have one everywhere.
package struct PostgresType: Hashable, Sendable {
  package let oid: UInt32

  package init(oid: UInt32) {
    self.oid = oid
  }

  package static let bool = PostgresType(oid: 16)
  package static let bytea = PostgresType(oid: 17)
  package static let name = PostgresType(oid: 19)
  package static let int8 = PostgresType(oid: 20)
  package static let int2 = PostgresType(oid: 21)
  package static let int4 = PostgresType(oid: 23)
  package static let text = PostgresType(oid: 25)
  package static let json = PostgresType(oid: 114)
  package static let float8 = PostgresType(oid: 701)
  package static let varchar = PostgresType(oid: 1043)
  package static let date = PostgresType(oid: 1082)
  package static let timestamptz = PostgresType(oid: 1184)
  package static let numeric = PostgresType(oid: 1700)
  package static let uuid = PostgresType(oid: 2950)
  package static let jsonb = PostgresType(oid: 3802)
  package static let xid8 = PostgresType(oid: 5069)
  package static let int4Array = PostgresType(oid: 1007)
  package static let textArray = PostgresType(oid: 1009)
  package static let int8Array = PostgresType(oid: 1016)
  package static let byteaArray = PostgresType(oid: 1001)
  package static let timestamptzArray = PostgresType(oid: 1185)
  package static let uuidArray = PostgresType(oid: 2951)

  private static let names: [PostgresType: String] = [
    .bool: "bool", .bytea: "bytea", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4",
    .text: "text", .json: "json", .float8: "float8", .varchar: "varchar", .timestamptz: "timestamptz",
    .date: "date", .numeric: "numeric", .uuid: "uuid", .jsonb: "jsonb", .xid8: "xid8", .int4Array: "int4[]",
    .textArray: "text[]", .byteaArray: "bytea[]", .timestamptzArray: "timestamptz[]",
    .int8Array: "int8[]", .uuidArray: "uuid[]",
  ]
}

extension PostgresType: CustomStringConvertible {
  package var description: String { Self.names[self] ?? "type \(oid)" }
}
