internal import CPostgres

/// One row of a result. Columns are counted from 0, in the order of the statement.
@safe package struct Row: Sendable {
  let set: ResultSet
  let index: Int32

  package func isNull(_ column: Int) -> Bool {
    unsafe PQgetisnull(set.result, index, Int32(clamping: column)) == 1
  }

  /// The column's value; an error that names the column when it is null or of another type.
  package func value<Value: ColumnValue>(_ column: Int) throws(PostgresError) -> Value {
    try required(column)
  }

  @inline(__always)
  func required<Value: ColumnValue>(_ column: Int) throws(PostgresError) -> Value {
    guard let value: Value = try read(column) else {
      throw PostgresError(.columnInvalid, "column \(name(column)) is null")
    }
    return value
  }

  /// The column's value, nil for null.
  package func optional<Value: ColumnValue>(_ column: Int) throws(PostgresError) -> Value? {
    try read(column)
  }

  @inline(__always)
  func read<Value: ColumnValue>(_ column: Int) throws(PostgresError) -> Value? {
    let place = Int32(clamping: column)
    let type = PostgresType(oid: unsafe PQftype(set.result, place))
    guard Value.accepts(type) else { throw mismatch(column, type, Value.self) }
    guard let bytes = unsafe bytes(place) else { return nil }
    guard let value = unsafe Value(type, ColumnBytes(bytes)) else {
      throw PostgresError(.columnInvalid, "column \(name(column)) holds no \(Value.self) in its \(type)")
    }
    return value
  }

  /// Of a column that there is; nil for null. Lent by the result, which `set` keeps; as long as libpq says.
  @inline(__always)
  private func bytes(_ place: Int32) -> UnsafeRawBufferPointer? {
    let count = unsafe Int(PQgetlength(set.result, index, place))
    // A null has none.
    if count == 0, unsafe PQgetisnull(set.result, index, place) == 1 { return nil }
    return unsafe UnsafeRawBufferPointer(start: PQgetvalue(set.result, index, place), count: count)
  }

  /// libpq gives no type to a column that there is not.
  @inline(never)
  private func mismatch(_ column: Int, _ type: PostgresType, _ wanted: Any.Type) -> PostgresError {
    guard set.columns.contains(column) else {
      return PostgresError(.columnInvalid, "column \(column) where the row has \(set.columnCount)")
    }
    return PostgresError(.columnInvalid, "column \(name(column)) is \(type), not \(wanted)")
  }

  /// Lends the bytes of a text or `bytea` without a copy; nil for null.
  package func withBytes<Result>(
    _ column: Int, _ body: (Span<UInt8>) -> Result
  ) throws(PostgresError) -> Result? {
    let place = Int32(clamping: column)
    let type = PostgresType(oid: unsafe PQftype(set.result, place))
    guard type == .text || type == .bytea || type == .varchar || type == .json else {
      throw mismatch(column, type, [UInt8].self)
    }
    // The span ends before this function, the result after it.
    guard let bytes = unsafe bytes(place) else { return nil }
    return unsafe bytes.withMemoryRebound(to: UInt8.self) { unsafe body($0.span) }
  }

  private func name(_ column: Int) -> String {
    guard let name = unsafe PQfname(set.result, Int32(clamping: column)) else { return "\(column)" }
    return "\"\(unsafe String(cString: name))\""
  }
}
