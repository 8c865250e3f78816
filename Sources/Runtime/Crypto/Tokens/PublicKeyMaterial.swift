internal import CMusterShims
internal import COpenSSL

/// The numbers that a public key is.
enum PublicKeyMaterial {
  case rsa(modulus: [UInt8], exponent: [UInt8])
  case point(NISTCurve, x: [UInt8], y: [UInt8])
  case ed25519([UInt8])
}

enum NISTCurve {
  case p256, p384, p521

  init?(named name: String) {
    switch name {
    case "P-256": self = .p256
    case "P-384": self = .p384
    case "P-521": self = .p521
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .p256: "P-256"
    case .p384: "P-384"
    case .p521: "P-521"
    }
  }

  var algorithm: TokenAlgorithm {
    switch self {
    case .p256: .es256
    case .p384: .es384
    case .p521: .es512
    }
  }

  var coordinateCount: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }
}

extension PublicKeyHandle {
  /// Made and looked through by OpenSSL, which takes about a millisecond for RSA: not for a loop.
  convenience init(_ material: PublicKeyMaterial) throws(TokenError) {
    defer { ERR_clear_error() }
    let made: OpaquePointer?
    switch material {
    case .rsa(let modulus, let exponent):
      unsafe made = Self.rsa(modulus, exponent)
      guard unsafe made != nil else { throw .keyMemberMalformed }
    case .point(let curve, let x, let y):
      unsafe made = Self.point(curve, [0x04] + x + y)
      guard unsafe made != nil else { throw .keyPointNotOnCurve }
    case .ed25519(let bytes):
      // Copied before it returns.
      unsafe made = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    }
    guard let made = unsafe made else { throw .library }
    unsafe self.init(adopting: made)
  }

  private static func rsa(_ modulus: [UInt8], _ exponent: [UInt8]) -> OpaquePointer? {
    // The builder keeps what it is given until its parameters are made, which is before that is freed.
    guard let n = unsafe BN_bin2bn(modulus, Int32(clamping: modulus.count), nil) else { return nil }
    defer { unsafe BN_free(n) }
    guard let e = unsafe BN_bin2bn(exponent, Int32(clamping: exponent.count), nil) else { return nil }
    defer { unsafe BN_free(e) }
    return unsafe key("RSA") { builder in
      unsafe OSSL_PARAM_BLD_push_BN(builder, constant("n"), n) == 1
        && OSSL_PARAM_BLD_push_BN(builder, constant("e"), e) == 1
    }
  }

  private static func point(_ curve: NISTCurve, _ bytes: [UInt8]) -> OpaquePointer? {
    unsafe curve.name.withCString { name in
      // The builder keeps both until its parameters are made, within these closures.
      unsafe bytes.withUnsafeBytes { point in
        unsafe key("EC") { builder in
          unsafe OSSL_PARAM_BLD_push_utf8_string(builder, constant("group"), name, 0) == 1
            && OSSL_PARAM_BLD_push_octet_string(
              builder, constant("pub"), point.baseAddress, point.count) == 1
        }
      }
    }
  }

  /// A key that OpenSSL finds sound: a point of its curve, a modulus without small factors. The caller
  /// owns it.
  private static func key(_ type: String, _ push: (OpaquePointer) -> Bool) -> OpaquePointer? {
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    guard unsafe push(builder), let parameters = unsafe OSSL_PARAM_BLD_to_param(builder) else { return nil }
    defer { unsafe OSSL_PARAM_free(parameters) }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var made: OpaquePointer?
    guard unsafe EVP_PKEY_fromdata_init(context) == 1,
      unsafe EVP_PKEY_fromdata(context, &made, cmuster_public_key_selection(), parameters) == 1,
      let made = unsafe made
    else { return nil }
    guard unsafe isSound(made) else {
      unsafe EVP_PKEY_free(made)
      return nil
    }
    return unsafe made
  }

  private static func isSound(_ key: OpaquePointer) -> Bool {
    guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    return unsafe EVP_PKEY_public_check(context) == 1
  }
}
