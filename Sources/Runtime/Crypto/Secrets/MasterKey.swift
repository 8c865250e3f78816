import MusterCore

/// The one key that an installation keeps outside its database. Nothing is sealed or signed with it: keys for
/// that are derived from it, one for each purpose.
package struct MasterKey: Sendable {
  package static let count = 32

  private let bytes: SecretBytes

  /// What a derived key is for. The label is for ever: another one is another key.
  package enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// Authenticates page tokens.
    case pageTokens = "muster v1 page tokens"
    /// Hashes API keys, refresh and invitation tokens.
    case secretHashes = "muster v1 secret hashes"
    /// Wraps the keys that seal tenants' data.
    case wrapping = "muster v1 wrapping"
    /// Authenticates places in the journal that callers keep.
    case cursors = "muster v1 cursors"
    /// Authenticates the seals of the audit log.
    case auditSeals = "muster v1 audit seals"
    /// Hashes the values of suppression lists. It can never change: what was hashed is known to nobody any
    /// more, so no hash can be made anew.
    case suppressions = "muster v1 suppressions"
    /// Hashes what usage entries say, and the unique values that are counted. It can never change either.
    case usage = "muster v1 usage"
    /// Tells the key from others; kept in the database, where it opens nothing.
    case mark = "muster v1 mark"
  }

  /// From a file that its owner alone can read: 64 hexadecimal digits or 44 characters of base64, and nothing
  /// beside them but one line end.
  package init(file: String) throws(MasterKeyError) {
    var text: [UInt8]
    do throws(TLSError) {
      text = try PEMFile.bytes(file, refusing: 0o077)
    } catch {
      throw MasterKeyError(error.message)
    }
    defer { text.wipe() }
    guard let key = Self(text: text) else {
      throw MasterKeyError(
        "\(file): holds no key: 32 random bytes as 64 hexadecimal digits or in base64, such as from"
          + " openssl rand -hex 32")
    }
    self = key
  }

  /// Nil for what is no key, and for one of a single repeated byte, which nobody drew.
  package init?(text: [UInt8]) {
    let line = text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...]
    guard var bytes = Self.hexadecimal(line) ?? Self.base64(line) else { return nil }
    let isDrawn = Set(bytes).count > 1
    self.bytes = SecretBytes(taking: &bytes)
    if !isDrawn { return nil }
  }

  package func key(for purpose: Purpose) -> [UInt8] {
    bytes.lendArray { bytes in
      HKDFSHA256.key(of: bytes, salt: [], label: Array(purpose.rawValue.utf8), count: 32)
    }
  }

  private static func hexadecimal(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count == 2 * count else { return nil }
    let digits = text.compactMap { byte in byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue : nil }
    guard digits.count == 2 * count else { return nil }
    return stride(from: 0, to: 2 * count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// The ordinary alphabet, which `openssl rand -base64` and `head -c 32 /dev/urandom | base64` write.
  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    // 32 bytes are 43 digits, and one to fill up.
    guard text.count == 44, text.last == UInt8(ascii: "="),
      !text.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return Base64.url.decode(
      text.dropLast().map { byte in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: byte
        }
      })
  }
}

/// Why a server does not start, with the file's name and never its content.
package struct MasterKeyError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "master key" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
