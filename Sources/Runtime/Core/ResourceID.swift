/// The id of one kind of thing: 128 bits, which callers see behind the kind's prefix.
package protocol ResourceID: Hashable, Sendable, CustomStringConvertible {
  static var prefix: String { get }
  var bits: UInt128 { get }
  init(_ bits: UInt128)
}

extension ResourceID {
  /// One that never was before.
  package static func new() -> Self { Self(UUIDv7.next()) }

  /// Nil for what is no id, and for one of another kind.
  package init?(_ text: String) {
    guard let id = TypeID(text), id.prefix == Self.prefix else { return nil }
    self.init(id.bits)
  }

  package var description: String { TypeID(prefix: Self.prefix, bits: bits).description }
}

/// The ids that all services speak of.
package struct TenantID: ResourceID {
  package static let prefix = "tenant"
  /// No tenant: the rows that are the platform's own.
  package static let platform = TenantID(0)
  package let bits: UInt128
  package init(_ bits: UInt128) { self.bits = bits }
}

package struct UserID: ResourceID {
  package static let prefix = "user"
  package let bits: UInt128
  package init(_ bits: UInt128) { self.bits = bits }
}

package struct MemberID: ResourceID {
  package static let prefix = "member"
  package let bits: UInt128
  package init(_ bits: UInt128) { self.bits = bits }
}

package struct APIKeyID: ResourceID {
  package static let prefix = "key"
  package let bits: UInt128
  package init(_ bits: UInt128) { self.bits = bits }
}
