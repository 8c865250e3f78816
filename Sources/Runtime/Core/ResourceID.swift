/// The id of one kind of thing: 128 bits, which callers see behind the kind's prefix.
package protocol ResourceID: Hashable, Sendable, CustomStringConvertible {
  static var prefix: String { get }
  var stored: IDBits { get }
  init(stored: IDBits)
}

/// The bits of an id, kept as two words: a `UInt128` that reaches the stack is passed wrongly to an async
/// function by Swift 6.3, which then returns to nowhere. What is kept or passed on is this, or an id.
package struct IDBits: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  package init(_ bits: UInt128) {
    (high, low) = (UInt64(truncatingIfNeeded: bits >> 64), UInt64(truncatingIfNeeded: bits))
  }

  package var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// 32 digits, as PostgreSQL reads a uuid too.
  package var hexadecimal: String {
    let digits: StaticString = "0123456789abcdef"
    return unsafe String(unsafeUninitializedCapacity: 32) { buffer in
      // 32 bytes of its own; a literal lies where it is for good, and four bits are below its 16 digits.
      for place in 0..<16 {
        unsafe buffer[15 - place] = digits.utf8Start[Int(truncatingIfNeeded: high >> UInt64(4 * place)) & 15]
        unsafe buffer[31 - place] = digits.utf8Start[Int(truncatingIfNeeded: low >> UInt64(4 * place)) & 15]
      }
      return 32
    }
  }
}

extension ResourceID {
  package init(_ bits: UInt128) { self.init(stored: IDBits(bits)) }

  package var bits: UInt128 { stored.bits }

  /// One that never was before.
  package static func new() -> Self { Self(UUIDv7.next()) }

  /// Nil for what is no id, and for one of another kind.
  package init?(_ text: String) {
    guard let bits = TypeID.bits(of: text, prefix: Self.prefix) else { return nil }
    self.init(bits)
  }

  package var description: String { TypeID(prefix: Self.prefix, bits: bits).description }
}

/// The ids that all services speak of.
package struct TenantID: ResourceID {
  package static let prefix = "tenant"
  /// No tenant: the rows that are the platform's own.
  package static let platform = TenantID(0)
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

package struct UserID: ResourceID {
  package static let prefix = "user"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

package struct MemberID: ResourceID {
  package static let prefix = "member"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

package struct APIKeyID: ResourceID {
  package static let prefix = "key"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

package struct LeadID: ResourceID {
  package static let prefix = "lead"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

package struct CampaignID: ResourceID {
  package static let prefix = "campaign"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}
