internal import COpenSSL

package enum CryptoLibrary {
  /// Of OpenSSL, as it runs.
  package static var version: String {
    "\(OPENSSL_version_major()).\(OPENSSL_version_minor()).\(OPENSSL_version_patch())"
  }
}
