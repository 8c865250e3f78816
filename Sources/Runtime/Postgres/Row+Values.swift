/// The types that nearly all columns have, each by itself: a caller of another module would have the general
/// function unspecialised, and look types up for each column.
extension Row {
  package func value(_ column: Int) throws(PostgresError) -> String { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> Bool { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> Int32 { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> Int64 { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> UInt64 { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> UInt128 { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> PostgresTime { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> [String] { try required(column) }
  package func value(_ column: Int) throws(PostgresError) -> [UInt8] { try required(column) }

  package func optional(_ column: Int) throws(PostgresError) -> String? { try read(column) }
  package func optional(_ column: Int) throws(PostgresError) -> Int32? { try read(column) }
  package func optional(_ column: Int) throws(PostgresError) -> Int64? { try read(column) }
  package func optional(_ column: Int) throws(PostgresError) -> UInt128? { try read(column) }
  package func optional(_ column: Int) throws(PostgresError) -> PostgresTime? { try read(column) }
}
