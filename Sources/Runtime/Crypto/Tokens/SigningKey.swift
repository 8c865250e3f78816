internal import COpenSSL
import MusterCore

/// A key pair that signs Muster's own tokens: P-256, for ES256.
///
/// Its id is the thumbprint of its public part (RFC 7638), so two keys never share one and nobody chooses it.
package struct SigningKey: Sendable {
  package let checking: CheckingKey
  let privatePEM: SecretBytes

  package var id: String { checking.id }

  /// From a file in PEM that nobody but its owner and his group can read.
  package init(file: String) throws(TokenError) {
    let key: PrivateKey
    do throws(TLSError) {
      key = try PEMFile.privateKey(file)
    } catch {
      throw .keyFileUnusable(error.message)
    }
    guard let point = Self.point(key) else {
      throw .keyFileUnusable("\(file): the key that signs tokens is not one of the curve P-256")
    }
    try self.init(key, point)
  }

  /// One that never was before.
  package static func generate() throws(TokenError) -> SigningKey {
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { throw .library }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var made: OpaquePointer?
    guard unsafe EVP_PKEY_keygen_init(context) == 1,
      unsafe EVP_PKEY_CTX_set_group_name(context, "P-256") == 1,
      unsafe EVP_PKEY_generate(context, &made) == 1, let made = unsafe made
    else { throw .library }
    let key = unsafe PrivateKey(adopting: made)
    guard let point = Self.point(key) else { throw .library }
    return try SigningKey(key, point)
  }

  /// What a file holds that keeps it. A secret.
  package var pem: String {
    privatePEM.lendArray { String(decoding: $0, as: UTF8.self) }
  }

  private init(_ key: PrivateKey, _ point: [UInt8]) throws(TokenError) {
    guard let privateMemory = try? MemoryBIO(), let publicMemory = try? MemoryBIO() else { throw .library }
    // The key is lent; both are written into memory of ours.
    guard unsafe PEM_write_bio_PrivateKey(privateMemory.pointer, key.pointer, nil, nil, 0, nil, nil) == 1,
      unsafe PEM_write_bio_PUBKEY(publicMemory.pointer, key.pointer) == 1
    else { throw .library }
    var pem = privateMemory.bytes
    privatePEM = SecretBytes(taking: &pem)
    checking = CheckingKey(publicPEM: Array(publicMemory.text.utf8), point: point)
  }

  /// `04 x y`; nil for every other kind of key.
  private static func point(_ key: PrivateKey) -> [UInt8]? {
    defer { ERR_clear_error() }
    var name = [CChar](repeating: 0, count: 32)
    var nameCount = 0
    var point = [UInt8](repeating: 0, count: 65)
    var pointCount = 0
    // OpenSSL writes no more than our arrays hold.
    guard unsafe EVP_PKEY_get_group_name(key.pointer, &name, name.count, &nameCount) == 1,
      name.prefix(nameCount).elementsEqual("prime256v1".utf8.map { CChar(bitPattern: $0) }),
      unsafe EVP_PKEY_get_octet_string_param(
        key.pointer, OSSL_PKEY_PARAM_PUB_KEY, &point, point.count, &pointCount) == 1,
      pointCount == 65, point.first == 0x04
    else { return nil }
    return point
  }
}

/// The public half: what a server needs to take tokens that another one signed, or that it signed before its
/// key was changed.
package struct CheckingKey: Hashable, Sendable {
  package let id: String
  let publicPEM: [UInt8]
  private let x: String
  private let y: String

  init(publicPEM: [UInt8], point: [UInt8]) {
    self.publicPEM = publicPEM
    x = Base64.url.text(Array(point.dropFirst().prefix(32)))
    y = Base64.url.text(Array(point.suffix(32)))
    // RFC 7638, 3: these members, in this order, without a space.
    id = Base64.url.text(SHA256.digest(Array(#"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#.utf8)))
  }

  /// As others import it (RFC 7517).
  package var jsonWebKey: String {
    #"{"kty":"EC","crv":"P-256","x":"\#(x)","y":"\#(y)","use":"sig","alg":"ES256","kid":"\#(id)"}"#
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// Not what it holds.
  package var description: String { "signing key \(id)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
