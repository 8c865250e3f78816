package import MusterPostgres
package import MusterWire

extension WireEnum {
  /// Empty for no value, and for one that this version does not know.
  package var stored: String { Self.storedNames.name(rawValue) }
}

extension Row {
  /// A text that this version does not know is no value.
  package func value<Value: WireEnum>(_ column: Int, of _: Value.Type = Value.self) throws(PostgresError)
    -> Value
  {
    let names = Value.storedNames
    return Value(rawValue: try withBytes(column) { names.number($0) } ?? 0)
  }
}
