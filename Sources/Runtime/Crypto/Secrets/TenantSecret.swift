internal import MusterCore

/// A random text that is shown once and stored as a hash: API keys, and the tokens that are used up. It
/// carries its tenant's id, so that the tenant is bound before the row is read.
///
///     muster_key_01jc4x8y7kf3q9v2m5n6p7r8st_Zk3…   43 characters of base64url at the end
package struct TenantSecret: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case apiKey = "muster_key"
    case refreshToken = "muster_refresh"
    case invitation = "muster_invite"
  }

  package static let randomCount = 32
  /// Of the random characters, how many a list shows to know a key by: 36 of 256 bits.
  private static let shownCount = 6

  package let kind: Kind
  package let tenant: UInt128
  private let random: [UInt8]

  package init(_ kind: Kind, tenant: UInt128) {
    (self.kind, self.tenant, random) = (kind, tenant, randomBytes(Self.randomCount))
  }

  /// Nil unless the text is exactly what `text` writes for this kind.
  package init?(_ text: String, as kind: Kind) {
    // The length of both parts is known, and base64url has the separator in its alphabet.
    let bytes = Array(text.utf8)
    let randomTextCount = 43
    guard bytes.count == kind.rawValue.utf8.count + 1 + 26 + 1 + randomTextCount,
      bytes[bytes.count - randomTextCount - 1] == UInt8(ascii: "_"),
      let id = TypeID(String(decoding: bytes.dropLast(randomTextCount + 1), as: UTF8.self)),
      id.prefix == kind.rawValue,
      let random = Base64.url.decode(bytes.suffix(randomTextCount)), random.count == Self.randomCount
    else { return nil }
    (self.kind, tenant, self.random) = (kind, id.bits, random)
  }

  /// For its owner alone, once.
  package var text: String { "\(tenantText)_\(Base64.url.text(random))" }

  /// What a list shows to know it by.
  package var shownPrefix: String { "\(tenantText)_\(Base64.url.text(random).prefix(Self.shownCount))" }

  /// What is stored. It covers kind and tenant: a row copied to another tenant opens nothing there. `key` is
  /// the master key's for `secretHashes`, so that the table alone does not even let a guess be checked.
  package func hash(key: [UInt8]) -> [UInt8] {
    HMACSHA256.code(Array(text.utf8), key: key)
  }

  /// Whether this is the secret of a stored hash, in the same time whatever it holds.
  package func hasHash(_ stored: [UInt8], key: [UInt8]) -> Bool {
    constantTimeEquals(hash(key: key), stored)
  }

  private var tenantText: String { TypeID(prefix: kind.rawValue, bits: tenant).description }
}

extension TenantSecret: CustomStringConvertible, CustomReflectable {
  package var description: String { shownPrefix + "…" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
