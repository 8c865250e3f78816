import MusterCrypto

/// What is kept of a suppressed value: a hash that tells nobody what was hashed, under a key that stands
/// outside of the database.
struct SuppressionHashes: Sendable {
  private let key: [UInt8]

  init(_ key: MasterKey) {
    self.key = key.key(for: .suppressions)
  }

  /// The kind is part of it, so that equal texts of two kinds are two values.
  func hash(_ value: SuppressedValue) -> [UInt8] {
    HMACSHA256.code(Array(value.kind.rawValue.utf8) + [0] + Array(value.key.utf8), key: key)
  }

  /// As statements take many of them: an array of `bytea` is no parameter.
  func text(_ value: SuppressedValue) -> String { Self.text(hash(value)) }

  static func text(_ hash: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
