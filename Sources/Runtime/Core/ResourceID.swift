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
    unsafe String(unsafeUninitializedCapacity: 32) { buffer in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      for place in 0..<4 {
        let word = place < 2 ? high : low
        let digits = Self.digits(UInt32(truncatingIfNeeded: place & 1 == 0 ? word >> 32 : word))
        // Four times eight digits in the 32 bytes that there are.
        unsafe bytes.storeBytes(of: digits.bigEndian, toByteOffset: 8 * place, as: UInt64.self)
      }
      return 32
    }
  }

  /// Eight digits at once: each half byte in a byte of its own, those above nine with the distance from `9`
  /// to `a` on top.
  private static func digits(_ number: UInt32) -> UInt64 {
    var word = UInt64(number)
    word = (word << 16 | word) & 0x0000_ffff_0000_ffff
    word = (word << 8 | word) & 0x00ff_00ff_00ff_00ff
    word = (word << 4 | word) & 0x0f0f_0f0f_0f0f_0f0f
    let letters = (word &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return word &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
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
