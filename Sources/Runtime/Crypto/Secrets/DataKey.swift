/// A key that seals the secrets of one tenant. It is stored wrapped by the master key alone.
package struct DataKey: Sendable {
  private let bytes: SecretBytes

  /// What a wrapped key belongs to: another tenant's, or another version, does not open in its place.
  package struct Place: Hashable, Sendable {
    fileprivate let bytes: [UInt8]

    package init(tenant: String, version: Int64, masterVersion: Int64) {
      bytes = Array("muster v1 data key\0\(tenant)\0\(version)\0\(masterVersion)".utf8)
    }
  }

  /// One that never was before.
  package init() {
    var random = randomBytes(AES256GCM.keyCount)
    bytes = SecretBytes(taking: &random)
  }

  /// Nil for what that master key has not wrapped for that place.
  package init?(wrapped: [UInt8], by master: MasterKey, at place: Place) {
    var wrapping = master.key(for: .wrapping)
    defer { wrapping.wipe() }
    guard var opened = AES256GCM.open(wrapped, key: wrapping, data: place.bytes),
      opened.count == AES256GCM.keyCount
    else { return nil }
    bytes = SecretBytes(taking: &opened)
  }

  package func wrapped(by master: MasterKey, at place: Place) -> [UInt8] {
    var wrapping = master.key(for: .wrapping)
    defer { wrapping.wipe() }
    return bytes.lendArray { AES256GCM.seal($0, key: wrapping, data: place.bytes) }
  }

  /// `record` is never used twice for different texts: each has a key of its own, derived from this one, so
  /// that random nonces cannot meet however many secrets there are.
  package func seal(_ text: String, record: [UInt8], data: [UInt8]) -> [UInt8] {
    var key = key(of: record)
    defer { key.wipe() }
    return AES256GCM.seal(Array(text.utf8), key: key, data: data)
  }

  /// Nil unless it was sealed so.
  package func open(_ sealed: [UInt8], record: [UInt8], data: [UInt8]) -> String? {
    var key = key(of: record)
    defer { key.wipe() }
    guard var text = AES256GCM.open(sealed, key: key, data: data) else { return nil }
    defer { text.wipe() }
    return String(validating: text, as: UTF8.self)
  }

  private func key(of record: [UInt8]) -> [UInt8] {
    bytes.lendArray { bytes in
      HKDFSHA256.key(
        of: bytes, salt: record, label: Array("muster v1 secret".utf8), count: AES256GCM.keyCount)
    }
  }
}

extension DataKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "data key" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
