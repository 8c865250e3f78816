import MusterCore
import Testing

@testable import MusterCrypto

@Suite struct `Tokens of other issuers` {
  static let now: Int64 = 1_790_000_000
  static let kinds: [(TokenAlgorithm, Forger)] = [
    (.rs256, .rsa), (.rs384, .rsa), (.rs512, .rsa), (.ps256, .rsa), (.ps384, .rsa), (.ps512, .rsa),
    (.es256, .p256), (.es384, .p384), (.es512, .p521), (.edDSA, .ed25519),
  ]
  static let payload =
    #"{"iss":"https://idp.test","aud":["x","muster"],"sub":"u","exp":1790000600,"email":"e"}"#

  private func keys(_ keys: [[UInt8]]) throws -> JSONWebKeySet {
    let texts = keys.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
    return try JSONWebKeySet(Array("{\"keys\":[\(texts)]}".utf8))
  }

  private func refusal(
    _ token: String, _ keys: JSONWebKeySet, types: Set<TokenType> = [.accessToken, .jwt, .unnamed]
  ) -> TokenError? {
    let verifier = ForeignTokenVerifier(
      issuer: "https://idp.test", audiences: ["muster", "api://muster"], keys: keys, types: types)
    return TokenError.of { () throws(TokenError) in _ = try verifier.verify(CompactToken(token), at: Self.now)
    }
  }

  private func header(_ algorithm: TokenAlgorithm, _ id: String = "k", type: String = "at+jwt") -> String {
    #"{"alg":"\#(algorithm.rawValue)","kid":"\#(id)","typ":"\#(type)"}"#
  }

  @Test(arguments: kinds)
  func `are taken`(_ algorithm: TokenAlgorithm, _ forger: Forger) throws {
    let keys = try keys([forger.jwk(["kid": "k", "alg": algorithm.rawValue, "use": "sig"])])
    #expect(keys.refusals == [])
    let verifier = ForeignTokenVerifier(issuer: "https://idp.test", audiences: ["muster"], keys: keys)
    for type in ["at+jwt", "application/at+jwt", "JWT", "jwt"] {
      let token = try CompactToken(forger.token(header(algorithm, type: type), Self.payload, algorithm))
      #expect(try ForeignTokenVerifier.claimedIssuer(token) == "https://idp.test")
      let claims = try verifier.verify(token, at: Self.now)
      #expect(claims.subject == "u" && claims.audience == "muster" && claims.own == nil)
      #expect(claims.algorithm == algorithm && claims.keyID == "k" && claims.expiry == 1_790_000_600)
      #expect(claims.all["email"] == .string("e"))
    }
    let nameless = forger.token(#"{"alg":"\#(algorithm.rawValue)"}"#, Self.payload, algorithm)
    #expect(refusal(nameless, keys) == nil)
  }

  @Test(arguments: kinds)
  func `are refused with every other algorithm in their header`(
    _ algorithm: TokenAlgorithm, _ forger: Forger
  ) throws {
    let keys = try keys([forger.jwk(["kid": "k", "alg": algorithm.rawValue])])
    for other in TokenAlgorithm.allCases where other != algorithm {
      let lying = Forger.token(header(other), Self.payload) { forger.signature($0, algorithm) }
      #expect(refusal(lying, keys) == .algorithmNotOfKey)
      if algorithm.isRSA && other.isRSA {
        #expect(refusal(forger.token(header(other), Self.payload, other), keys) == .algorithmNotOfKey)
        // The header says what the key is for, and the signature is of the other kind.
        let odd = Forger.token(header(algorithm), Self.payload) { forger.signature($0, other) }
        #expect(refusal(odd, keys) == .signatureWrong)
      }
    }
  }

  @Test(arguments: kinds)
  func `are refused after a change of signature or claims`(
    _ algorithm: TokenAlgorithm, _ forger: Forger
  ) throws {
    let keys = try keys([forger.jwk(["kid": "k", "alg": algorithm.rawValue])])
    func refused(_ change: @escaping ([UInt8]) -> [UInt8]) -> TokenError? {
      refusal(
        Forger.token(header(algorithm), Self.payload) { change(forger.signature($0, algorithm)) }, keys)
    }
    #expect(refused { $0 } == nil)
    #expect(refused { [UInt8](repeating: 0, count: $0.count) } == .signatureWrong)
    #expect(refused { [UInt8](repeating: 255, count: $0.count) } == .signatureWrong)
    #expect(refused { $0.dropLast() } == .signatureWrong)
    #expect(refused { $0 + [0] } == .signatureWrong)
    #expect(refused { [0] + $0 } == .signatureWrong)
    #expect(refused { _ in [0] } == .signatureWrong)
    for _ in 0..<20 {
      #expect(
        refused { signature in
          var changed = signature
          changed[Int.random(in: 0..<changed.count)] ^= 1 << UInt8.random(in: 0..<8)
          return changed
        } == .signatureWrong)
    }
    let parts = forger.token(header(algorithm), Self.payload, algorithm).split(separator: ".")
    let claims = Base64.url.text(Array(#"{"iss":"https://idp.test","aud":"muster","sub":"v"}"#.utf8))
    #expect(refusal("\(parts[0]).\(claims).\(parts[2])", keys) == .signatureWrong)
  }

  @Test func `are refused when the key is another issuer's`() throws {
    let other = try Forger("EC", curve: "P-256")
    let keys = try keys([other.jwk(["kid": "k"])])
    #expect(refusal(Forger.p256.token(header(.es256), Self.payload), keys) == .signatureWrong)
  }

  @Test func `are checked with the key that they name`() throws {
    let second = try Forger("EC", curve: "P-256")
    let both = try keys([Forger.p256.jwk(["kid": "1"]), second.jwk(["kid": "2"])])
    #expect(refusal(second.token(header(.es256, "2"), Self.payload), both) == nil)
    #expect(refusal(second.token(header(.es256, "1"), Self.payload), both) == .signatureWrong)
    #expect(refusal(second.token(header(.es256, "3"), Self.payload), both) == .keyUnknown)
    #expect(refusal(second.token(#"{"alg":"ES256"}"#, Self.payload), both) == .keyIDMissing)
    #expect(refusal(second.token(#"{"alg":"ES256"}"#, Self.payload), JSONWebKeySet([])) == .keyIDMissing)
    // Of one name and two kinds: each keeps its own algorithm.
    let kinds = try keys([Forger.rsa.jwk(["kid": "k"]), Forger.p256.jwk(["kid": "k"])])
    #expect(kinds.keys.count == 2)
    #expect(refusal(Forger.p256.token(header(.es256), Self.payload), kinds) == nil)
    #expect(refusal(Forger.rsa.token(header(.rs256), Self.payload, .rs256), kinds) == nil)
    #expect(refusal(Forger.rsa.token(header(.ps256), Self.payload, .ps256), kinds) == .algorithmNotOfKey)
  }

  @Test func `are of a type that is asked for`() throws {
    let keys = try keys([Forger.p256.jwk(["kid": "k"])])
    let typed = Forger.p256.token(header(.es256), Self.payload)
    let plain = Forger.p256.token(header(.es256, type: "JWT"), Self.payload)
    #expect(refusal(typed, keys, types: [.accessToken]) == nil)
    #expect(refusal(plain, keys, types: [.accessToken]) == .typeRefused)
    #expect(refusal(typed, keys, types: [.jwt]) == .typeRefused)
  }

  @Test(arguments: [
    (#"{"iss":"https://idp.test","aud":"api://muster","sub":"u","exp":1790000600}"#, nil),
    (#"{"iss":"https://idp.test/","aud":"muster","sub":"u","exp":1790000600}"#, TokenError.issuerUnknown),
    (#"{"aud":"muster","sub":"u","exp":1790000600}"#, .claimMissing(.issuer)),
    (#"{"iss":"https://idp.test","aud":"other","sub":"u","exp":1790000600}"#, .audienceOther),
    (
      #"{"iss":"https://idp.test","aud":["muster",null],"sub":"u","exp":1790000600}"#,
      .claimMalformed(.audience)
    ),
    (#"{"iss":"https://idp.test","sub":"u","exp":1790000600}"#, .claimMissing(.audience)),
    (#"{"iss":"https://idp.test","aud":"muster","exp":1790000600}"#, .claimMissing(.subject)),
    (#"{"iss":"https://idp.test","aud":"muster","sub":"u"}"#, .claimMissing(.expiry)),
    (#"{"iss":"https://idp.test","aud":"muster","sub":"u","exp":1789999939}"#, .expired),
    (#"{"iss":"https://idp.test","aud":"muster","sub":"u","exp":1789999941}"#, nil),
    (#"{"iss":"https://idp.test","aud":"muster","sub":"u","exp":1790000600,"nbf":1790000061}"#, .notYetValid),
    (#"{"iss":"https://idp.test","aud":"muster","sub":"u","exp":1790000600,"nbf":1790000059}"#, nil),
    (
      #"{"iss":"https://idp.test","aud":"muster","sub":"u","exp":1790000600,"iat":1790000061}"#,
      .issuedInFuture
    ),
    (
      #"{"iss":"https://idp.test","aud":"muster","sub":"u","exp":1790000600,"iat":"1"}"#,
      .claimMalformed(.issuedAt)
    ),
    ("Payload", .payloadNotJSON),
  ])
  func `claim what they must`(_ payload: String, _ reason: TokenError?) throws {
    let keys = try keys([Forger.p256.jwk(["kid": "k"])])
    #expect(refusal(Forger.p256.token(header(.es256), payload), keys) == reason)
  }
}

/// Typed from the RFCs.
@Suite struct `Examples of the standards` {
  private static let claims =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

  static let examples: [(String, String, String)] = [
    (
      "RFC 7515, A.2",
      #"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}"#,
      "eyJhbGciOiJSUzI1NiJ9.\(claims).cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
    ),
    (
      "RFC 7515, A.3",
      #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#,
      "eyJhbGciOiJFUzI1NiJ9.\(claims).DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
    ),
    (
      "RFC 7515, A.4",
      #"{"kty":"EC","crv":"P-521","x":"AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk","y":"ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2"}"#,
      "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn"
    ),
    (
      "RFC 8037, A.4",
      #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    ),
  ]

  @Test(arguments: examples)
  func `are good`(_ place: String, _ key: String, _ text: String) throws {
    let token = try CompactToken(text)
    let key = try JSONWebKey.key(Array(key.utf8))
    #expect(throws: Never.self) { try key.check(token) }
    var changed = Array(text.utf8)
    let middle = changed.count / 2
    changed[middle] = changed[middle] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    #expect(throws: TokenError.self) { try key.check(CompactToken(bytes: changed)) }
  }

  /// RFC 7515, A.1 and A.5: an HMAC, and nothing at all.
  @Test(arguments: [
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\(claims).dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    "eyJhbGciOiJub25lIn0.\(claims).AA",
  ])
  func `are refused where they are not asymmetric`(_ text: String) {
    #expect(throws: TokenError.algorithmRefused) { try CompactToken(text) }
  }
}
