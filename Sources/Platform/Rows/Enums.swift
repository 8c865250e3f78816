package import MusterPostgres
package import MusterWire

/// Enums are stored as text: the value's name in lower case, without what all names of the enum begin with.
extension WireEnum {
  private static var prefixCount: Int {
    (Self(rawValue: 0).name?.utf8.count ?? 0) - "UNSPECIFIED".utf8.count
  }

  /// Empty for no value, and for one that this version does not know.
  package var stored: String {
    guard rawValue != 0, let name else { return "" }
    return String(decoding: name.utf8.dropFirst(Self.prefixCount), as: UTF8.self).lowercased()
  }

  /// A text that this version does not know is no value.
  package init(stored: Span<UInt8>) {
    self = Self.allKnown.first { $0.isStored(as: stored) } ?? Self(rawValue: 0)
  }

  private func isStored(as text: Span<UInt8>) -> Bool {
    guard let name = name?.utf8.dropFirst(Self.prefixCount), name.count == text.count else { return false }
    var index = 0
    for byte in name {
      // Letters differ from their capitals in one bit; digits and underscores have no case.
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != text[index] { return false }
      index += 1
    }
    return true
  }
}

extension Row {
  package func value<Value: WireEnum>(_ column: Int, of _: Value.Type = Value.self) throws(PostgresError)
    -> Value
  {
    try withBytes(column) { Value(stored: $0) } ?? Value(rawValue: 0)
  }

  package func int32(_ column: Int) throws(PostgresError) -> Int32? { try optional(column) }
}
