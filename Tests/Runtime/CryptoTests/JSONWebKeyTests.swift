import MusterCore
import Testing

@testable import MusterCrypto

@Suite struct `A key that an issuer publishes` {
  private func refusal(_ text: [UInt8]) -> TokenError? {
    TokenError.of { () throws(TokenError) in _ = try JSONWebKey.key(text) }
  }

  @Test(arguments: [Forger.rsa, .p256, .p384, .p521, .ed25519])
  func `is taken in its plain form`(_ forger: Forger) {
    #expect(refusal(forger.jwk()) == nil)
    #expect(refusal(forger.jwk(["use": "sig", "kid": "1", "x5t": "ignored"])) == nil)
    #expect(refusal(forger.jwk(raw: #""key_ops":["verify"]"#)) == nil)
  }

  @Test func `is for one algorithm`() throws {
    #expect(try JSONWebKey.key(Forger.rsa.jwk()).algorithm == .rs256)
    #expect(try JSONWebKey.key(Forger.rsa.jwk(), rsaAlgorithm: .ps384).algorithm == .ps384)
    #expect(try JSONWebKey.key(Forger.rsa.jwk(["alg": "PS512"])).algorithm == .ps512)
    #expect(try JSONWebKey.key(Forger.p384.jwk()).algorithm == .es384)
    #expect(try JSONWebKey.key(Forger.p521.jwk()).algorithm == .es512)
    #expect(try JSONWebKey.key(Forger.ed25519.jwk()).algorithm == .edDSA)
    for (forger, name) in [
      (Forger.rsa, "ES256"), (.rsa, "RSA-OAEP"), (.rsa, "rs256"), (.rsa, "RS1"), (.rsa, "HS256"),
      (.rsa, "none"),
      (.p256, "ES384"), (.p256, "RS256"), (.p256, "ECDH-ES"), (.p384, "ES256"), (.p521, "ES521"),
      (.ed25519, "ES256"), (.ed25519, "Ed448"),
    ] {
      #expect(refusal(forger.jwk(["alg": name])) == .keyAlgorithmRefused, "\(name)")
    }
  }

  @Test(arguments: ["d", "p", "q", "dp", "dq", "qi", "oth", "k"])
  func `holds no private member`(_ name: String) {
    #expect(refusal(Forger.rsa.jwk([name: "AQAB"])) == .keyIsPrivate)
    #expect(refusal(Forger.p256.jwk([name: ""])) == .keyIsPrivate)
  }

  @Test func `is no shared secret`() {
    #expect(
      refusal(Array(#"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ"}"#.utf8)) == .keyTypeRefused)
  }

  @Test func `is for checking signatures`() {
    #expect(refusal(Forger.p256.jwk(["use": "enc"])) == .keyNotForVerifying)
    #expect(refusal(Forger.p256.jwk(["use": "Sig"])) == .keyNotForVerifying)
    for operations in [#"["sign"]"#, "[]", #"["verify","verify"]"#, #"["encrypt","wrapKey"]"#] {
      #expect(refusal(Forger.p256.jwk(raw: #""key_ops":\#(operations)"#)) == .keyNotForVerifying)
    }
    #expect(refusal(Forger.p256.jwk(raw: #""key_ops":"verify""#)) == .keyMemberMalformed)
    #expect(refusal(Forger.p256.jwk(raw: #""use":1"#)) == .keyMemberMalformed)
  }

  @Test func `of RSA has 2048 to 8192 bits and a sane exponent`() throws {
    for bits: Int32 in [1_024, 2_040] {
      #expect(refusal(try Forger("RSA", bits: bits).jwk()) == .keyTooShort)
    }
    let huge = Base64.url.text([0x80] + [UInt8](repeating: 1, count: 1_024))
    #expect(refusal(Forger.rsa.jwk(["n": huge])) == .keyTooLong)
    for exponent: [UInt8] in [
      [1], [2], [3], [17], [1, 0, 0], [1, 0, 2], [1] + [UInt8](repeating: 1, count: 8),
    ] {
      #expect(refusal(Forger.rsa.jwk(["e": Base64.url.text(exponent)])) == .keyExponentRefused)
    }
    // An even number, one of small factors, and a power: none is a modulus.
    var even = Base64.url.decode((Forger.rsa.members["n"] ?? "").utf8) ?? []
    even[even.count - 1] &= 0xFE
    #expect(refusal(Forger.rsa.jwk(["n": Base64.url.text(even)])) == .keyMemberMalformed)
    let threes = Base64.url.text([UInt8](repeating: 0xFF, count: 256))
    #expect(refusal(Forger.rsa.jwk(["n": threes])) == .keyMemberMalformed)
  }

  @Test func `of a curve is a point of it`() {
    let (x, y) = (Forger.p256.members["x"] ?? "", Forger.p256.members["y"] ?? "")
    #expect(refusal(Forger.p256.jwk(["x": y, "y": x])) == .keyPointNotOnCurve)
    let zeros = Base64.url.text([UInt8](repeating: 0, count: 32))
    #expect(refusal(Forger.p256.jwk(["x": zeros, "y": zeros])) == .keyPointNotOnCurve)
    let ones = Base64.url.text([UInt8](repeating: 255, count: 32))
    #expect(refusal(Forger.p256.jwk(["x": ones, "y": ones])) == .keyPointNotOnCurve)
    #expect(refusal(Forger.p256.jwk(["crv": "P-384"])) == .keyMemberMalformed)
    #expect(refusal(Forger.p384.jwk(["crv": "P-256"])) == .keyMemberMalformed)
  }

  @Test func `is of a curve that is taken`() {
    for name in ["secp256k1", "P-192", "p-256", "X25519", "Ed25519", ""] {
      #expect(refusal(Forger.p256.jwk(["crv": name])) == .keyCurveRefused)
    }
    for name in ["Ed448", "X25519", "P-256", "ed25519"] {
      #expect(refusal(Forger.ed25519.jwk(["crv": name])) == .keyCurveRefused)
    }
  }

  @Test func `has all its members in their one form`() {
    for (forger, names) in [
      (Forger.rsa, ["kty", "n", "e"]), (.p256, ["kty", "crv", "x", "y"]), (.ed25519, ["kty", "crv", "x"]),
    ] {
      for name in names {
        #expect(refusal(forger.jwk([name: nil as String?])) == .keyMemberMissing)
        #expect(refusal(forger.jwk([name: nil as String?], raw: "\"\(name)\":7")) == .keyMemberMalformed)
        #expect(refusal(forger.jwk(raw: "\"\(name)\":\"\"")) == .keyNotJSON)
        guard name != "kty", name != "crv" else { continue }
        let good = forger.members[name] ?? ""
        for bad in [good + "=", good + "\u{20}", "+" + good.dropFirst(), "AAAA" + good, ""] {
          #expect(refusal(forger.jwk([name: bad])) == .keyMemberMalformed, "\(name)")
        }
      }
    }
    #expect(refusal(Forger.p256.jwk(["kid": ""])) == .keyMemberMalformed)
    #expect(refusal(Forger.p256.jwk(["kty": "ec"])) == .keyTypeRefused)
    #expect(refusal(Array("[]".utf8)) == .keyNotJSON)
    #expect(refusal([]) == .keyNotJSON)
  }

  @Test func `of Ed25519 that is no point signs nothing`() throws {
    // OpenSSL looks at such a key only when it checks.
    let key = try JSONWebKey.key(
      Forger.ed25519.jwk(["x": Base64.url.text([UInt8](repeating: 0xFE, count: 32))]))
    let token = try CompactToken(Forger.ed25519.token(#"{"alg":"EdDSA"}"#, "{}", .edDSA))
    #expect(throws: TokenError.signatureWrong) { try key.check(token) }
  }
}

@Suite struct `A set of keys` {
  private func set(_ entries: [String]) throws -> JSONWebKeySet {
    try JSONWebKeySet(Array("{\"keys\":[\(entries.joined(separator: ","))],\"other\":1}".utf8))
  }

  private func text(_ key: [UInt8]) -> String { String(decoding: key, as: UTF8.self) }

  @Test func `gives the keys that can be used, and why the others cannot`() throws {
    let set = try set([
      text(Forger.p256.jwk(["kid": "1"])), text(Forger.rsa.jwk(["kid": "2", "use": "enc"])), "7",
      text(Forger.p256.jwk(["kid": "1"])), #"{"kty":"oct","k":"AAAA"}"#,
      text(Forger.ed25519.jwk(["kid": "3"])),
    ])
    #expect(set.keys.map(\.id) == ["1", "3"])
    #expect(set.refusals == [.keyNotForVerifying, .keyNotJSON, .keyIDRepeated, .keyTypeRefused])
    #expect(try JSONWebKeySet(Array(#"{"keys":[]}"#.utf8)).keys.isEmpty)
  }

  @Test func `is bounded`() throws {
    let key = text(Forger.ed25519.jwk())
    #expect(throws: TokenError.keyNotJSON) {
      try set(Array(repeating: key, count: JSONWebKeySet.keysMax + 1))
    }
    #expect(try set(Array(repeating: key, count: JSONWebKeySet.keysMax)).keys.count == 1)
    let space = String(repeating: " ", count: JSONWebKeySet.bytesMax)
    #expect(throws: TokenError.keyNotJSON) { try set([key, space + key]) }
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"keys":{}}"#, #"{"keys":null}"#, #"{"keys":[],"keys":[]}"#, "<html>",
  ])
  func `is an object with keys`(_ text: String) {
    #expect(throws: TokenError.keyNotJSON) { try JSONWebKeySet(Array(text.utf8)) }
  }
}
