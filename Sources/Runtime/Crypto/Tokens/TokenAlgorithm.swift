/// The algorithms of RFC 7518 and RFC 8037 that Muster takes: all asymmetric. `none` and the HMACs are not
/// among them, so that no public key can be taken for a secret.
package enum TokenAlgorithm: String, Hashable, Sendable, CaseIterable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"

  /// Nil for any other spelling, in case or otherwise.
  package init?(named name: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue.isSameBytes(as: name) }) else { return nil }
    self = known
  }

  var isRSA: Bool {
    switch self {
    case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: true
    case .es256, .es384, .es512, .edDSA: false
    }
  }

  var isPSS: Bool { self == .ps256 || self == .ps384 || self == .ps512 }

  /// The bytes of one coordinate, and of each of the two numbers of a signature.
  var coordinateCount: Int? {
    switch self {
    case .es256: 32
    case .es384: 48
    case .es512: 66
    default: nil
    }
  }
}
