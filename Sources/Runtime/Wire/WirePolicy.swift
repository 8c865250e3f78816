/// What a decoder takes from the other side: its limits, and what becomes of fields it does not know.
public struct WirePolicy: Equatable, Sendable {
  /// How deep messages may nest; the limit of the other protobuf implementations.
  public var depthMax = 100
  /// Bytes that decoded values may take in memory. Arrays grow by doubling, so the process may for a
  /// moment hold three times as much.
  public var memoryMax = 16 * 1024 * 1024
  /// Entries of one repeated field or map, unless the proto states more.
  public var itemsMax = 10_000
  /// Fields that the message does not know are kept and encoded again, or dropped.
  public var keepsUnknownFields: Bool
  /// A `string` may not hold a NUL: PostgreSQL cannot store one.
  public var refusesNUL: Bool

  /// A server stores nothing that it cannot name.
  public static let server = WirePolicy(keepsUnknownFields: false, refusesNUL: true)

  /// A client hands on what a newer server told it.
  public static let client = WirePolicy(keepsUnknownFields: true, refusesNUL: false)

  public init(keepsUnknownFields: Bool, refusesNUL: Bool) {
    self.keepsUnknownFields = keepsUnknownFields
    self.refusesNUL = refusesNUL
  }
}
