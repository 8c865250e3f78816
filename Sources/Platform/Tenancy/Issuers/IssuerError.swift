package import MusterCrypto

/// Why a token of another issuer is not taken.
package enum IssuerError: Error, Hashable, Sendable {
  /// Newer keys would not help.
  case tokenRefused(TokenError)
  /// There are no keys of the issuer that may still be used: nothing is known of the token, and a later
  /// attempt may succeed.
  case issuerClosed
}

extension IssuerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tokenRefused(let error): "\(error)"
    case .issuerClosed: "the issuer's keys cannot be had now"
    }
  }
}
