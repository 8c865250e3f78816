import Glibc
import MusterTestAuthority
import Testing

@testable import MusterCrypto

@Suite struct `Muster's own tokens` {
  static let now: Int64 = 1_790_000_000
  static let key = try! SigningKey.generate()
  static let other = try! SigningKey.generate()

  let signer = TokenSigner(issuer: "https://muster.test", audience: "muster", key: key)
  let verifier = TokenVerifier(
    issuer: "https://muster.test", audience: "muster", keys: [other.checking, key.checking])
  let claims = TokenClaims(
    subject: "user_1", tenant: "tenant_1", use: .access, id: "id-1", issuedAt: now, expiry: now + 600)

  private func verify(
    _ text: String, as use: TokenUse = .access, at time: Int64 = now
  ) throws(TokenError) -> VerifiedClaims {
    try verifier.verify(CompactToken(text), as: use, at: time)
  }

  private func refusal(_ text: String, as use: TokenUse = .access, at time: Int64 = now) -> TokenError? {
    TokenError.of { () throws(TokenError) in _ = try verify(text, as: use, at: time) }
  }

  /// The claims of a good token, some of them as stated; an empty text leaves one out.
  private func payload(_ changes: [String: String] = [:]) -> String {
    var members = [
      "iss": #""https://muster.test""#, "aud": #""muster""#, "sub": #""user_1""#, "tid": #""tenant_1""#,
      "token_use": #""access""#, "jti": #""id-1""#, "iat": "\(Self.now)", "nbf": "\(Self.now)",
      "exp": "\(Self.now + 600)",
    ]
    members.merge(changes) { $1 }
    return "{"
      + members.filter { !$0.value.isEmpty }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
      + "}"
  }

  private var header: String { #"{"alg":"ES256","kid":"\#(Self.key.id)","typ":"JWT"}"# }

  private func forged(_ changes: [String: String]) throws -> String {
    try Forger(Self.key).token(header, payload(changes))
  }

  @Test func `say what was signed`() throws {
    let verified = try verify(signer.token(claims))
    #expect(verified.issuer == "https://muster.test" && verified.audience == "muster")
    #expect(verified.subject == "user_1" && verified.id == "id-1")
    #expect(verified.own == VerifiedClaims.Own(tenant: "tenant_1", use: .access, client: nil, scope: nil))
    #expect(verified.keyID == Self.key.id && verified.algorithm == .es256 && verified.type == .jwt)
    #expect(verified.issuedAt == Self.now && verified.notBefore == Self.now)
    #expect(verified.expiry == Self.now + 600)
  }

  @Test func `say exactly what was signed, whatever the letters`() throws {
    for text in ["\"", "\\", "é", "e\u{301}", "😀", "a\\u0041", "</script>", "%00", "\u{2028}"] {
      var odd = claims
      odd.subject = text
      #expect(try verify(signer.token(odd)).subject.isSameBytes(as: text))
    }
  }

  @Test func `of the platform name no tenant, and all others do`() throws {
    var platform = claims
    (platform.use, platform.tenant) = (.platform, nil)
    let text = try signer.token(platform)
    #expect(try verify(text, as: .platform).own?.tenant == nil)
    #expect(refusal(text) == .useOther)
    #expect(refusal(try signer.token(claims), as: .platform) == .useOther)
    platform.tenant = "tenant_1"
    var homeless = claims
    homeless.tenant = nil
    for wrong in [platform, homeless] {
      #expect(throws: TokenError.claimMalformed(.tenant)) { try signer.token(wrong) }
    }
    let forgedPlatform = try forged(["token_use": #""platform""#])
    #expect(refusal(forgedPlatform, as: .platform) == .claimMalformed(.tenant))
  }

  @Test func `are not minted from claims that would be refused`() {
    func refusal(_ change: (inout TokenClaims) -> Void) -> TokenError? {
      var changed = claims
      change(&changed)
      return TokenError.of { () throws(TokenError) in _ = try signer.token(changed) }
    }
    #expect(refusal { $0.subject = "" } == .claimMalformed(.subject))
    #expect(refusal { $0.subject = "a\u{0}b" } == .claimMalformed(.subject))
    #expect(refusal { $0.subject = "a\nb" } == .claimMalformed(.subject))
    #expect(refusal { $0.id = String(repeating: "a", count: 1_025) } == .claimMalformed(.id))
    #expect(refusal { $0.expiry = $0.issuedAt } == .endsBeforeItBegins)
    #expect(refusal { $0.notBefore = $0.expiry } == .endsBeforeItBegins)
    #expect(refusal { $0.issuedAt = -1 } == .claimMalformed(.issuedAt))
    #expect(refusal { $0.expiry = .max } == .claimMalformed(.expiry))
  }

  // MARK: Keys

  @Test func `are good under each key that is known, and under no other`() throws {
    let text = try signer.token(claims)
    let before = TokenSigner(issuer: signer.issuer, audience: signer.audience, key: Self.other)
    #expect(refusal(text) == nil)
    #expect(refusal(try before.token(claims)) == nil)
    let later = TokenVerifier(issuer: signer.issuer, audience: signer.audience, keys: [Self.other.checking])
    #expect(throws: TokenError.keyUnknown) { try later.verify(CompactToken(text), as: .access, at: Self.now) }
    let none = TokenVerifier(issuer: signer.issuer, audience: signer.audience, keys: [])
    #expect(throws: TokenError.keyUnknown) { try none.verify(CompactToken(text), as: .access, at: Self.now) }
  }

  @Test(arguments: ["../../dev/null", "' OR 1=1 --", "unknown", String(repeating: "k", count: 256)])
  func `name a key that is known`(_ id: String) throws {
    let text = try Forger(Self.key).token(#"{"alg":"ES256","kid":"\#(id)","typ":"JWT"}"#, payload())
    #expect(refusal(text) == .keyUnknown)
  }

  @Test func `are signed by the key that they name`() throws {
    #expect(refusal(try forged([:])) == nil)
    let text = try Forger(Self.other).token(header, payload())
    #expect(refusal(text) == .signatureWrong)
    #expect(refusal(Forger.p256.token(header, payload())) == .signatureWrong)
  }

  @Test(arguments: [
    (#"{"alg":"ES256","typ":"JWT"}"#, TokenError.keyIDMissing),
    (#"{"alg":"ES256","kid":"KID"}"#, .typeRefused),
    (#"{"alg":"ES256","kid":"KID","typ":"at+jwt"}"#, .typeRefused),
    (#"{"alg":"ES256","kid":"KID","typ":"JWT","cty":"JWT"}"#, .headerNameNotAllowed),
    (#"{"alg":"ES384","kid":"KID","typ":"JWT"}"#, .algorithmNotOfKey),
    (#"{"alg":"RS256","kid":"KID","typ":"JWT"}"#, .algorithmNotOfKey),
    (#"{"alg":"EdDSA","kid":"KID","typ":"JWT"}"#, .algorithmNotOfKey),
    (#"{"alg":"HS256","kid":"KID","typ":"JWT"}"#, .algorithmRefused),
    (#"{"alg":"none","kid":"KID","typ":"JWT"}"#, .algorithmRefused),
  ])
  func `have the header that we write`(_ header: String, _ reason: TokenError) throws {
    let named = Self.replaced(header)
    #expect(refusal(try Forger(Self.key).token(named, payload())) == reason)
  }

  private static func replaced(_ header: String) -> String {
    header.split(separator: "KID", omittingEmptySubsequences: false).joined(separator: key.id)
  }

  @Test func `are not made with the public key as a secret`() throws {
    let pem = Self.key.checking.publicPEM
    for secret in [pem, pem.dropLast(), Array(Self.key.checking.jsonWebKey.utf8), []] {
      for algorithm in ["HS256", "HS384", "HS512"] {
        let text = Forger.token(
          #"{"alg":"\#(algorithm)","kid":"\#(Self.key.id)","typ":"JWT"}"#, payload()
        ) { HMACSHA256.code($0, key: Array(secret)) }
        #expect(refusal(text) == .algorithmRefused)
      }
      let disguised = Forger.token(header, payload()) { HMACSHA256.code($0, key: Array(secret)) }
      #expect(refusal(disguised) == .signatureWrong)
    }
  }

  @Test func `are not signed with zeros, too little or too much`() throws {
    let good = try Forger(Self.key)
    let zeros = [UInt8](repeating: 0, count: 32)
    func refused(_ change: @escaping ([UInt8]) -> [UInt8]) -> TokenError? {
      refusal(Forger.token(header, payload()) { change(good.signature($0, .es256)) })
    }
    #expect(refused { $0 } == nil)
    #expect(refused { _ in zeros + zeros } == .signatureWrong)
    #expect(refused { zeros + $0.suffix(32) } == .signatureWrong)
    #expect(refused { $0.prefix(32) + zeros } == .signatureWrong)
    #expect(refused { $0.dropLast() } == .signatureWrong)
    #expect(refused { $0 + [0] } == .signatureWrong)
    #expect(refused { [0] + $0 } == .signatureWrong)
    #expect(refused { $0.suffix(32) + $0.prefix(32) } == .signatureWrong)
    #expect(refused { ECDSASignature.der($0, coordinateCount: 32) ?? [] } == .signatureWrong)
    // The order of the curve: zero in disguise.
    let order: [UInt8] =
      [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8)
      + [0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51]
    #expect(refused { _ in order + order } == .signatureWrong)
  }

  /// libjwt takes any token when it is given no key, and what the header says when it is given a wrong one.
  @Test func `are never given to libjwt without their kind of key`() throws {
    let token = try CompactToken(signer.token(claims))
    #expect(LibJWT.isSigned(token, publicPEM: Self.key.checking.publicPEM))
    #expect(!LibJWT.isSigned(token, publicPEM: []))
    #expect(!LibJWT.isSigned(token, publicPEM: Self.other.checking.publicPEM))
    #expect(!LibJWT.isSigned(token, publicPEM: Array("not a key".utf8)))
    for (algorithm, forger) in `Tokens of other issuers`.kinds where algorithm != .es256 {
      let foreign = try CompactToken(forger.token(#"{"alg":"\#(algorithm.rawValue)"}"#, "{}", algorithm))
      #expect(!LibJWT.isSigned(foreign, publicPEM: Self.key.checking.publicPEM))
    }
    var nothing: [UInt8] = []
    let noKey = SecretBytes(taking: &nothing)
    #expect(throws: TokenError.library) {
      try LibJWT.encode(claims: "{}", keyID: "k", privatePEM: noKey)
    }
  }

  // MARK: Claims

  /// The number of 20 digits is refused by libjwt already.
  @Test(arguments: [
    ("iss", "", TokenError.claimMissing(.issuer)), ("iss", "1", .claimMalformed(.issuer)),
    ("iss", #"["https://muster.test"]"#, .claimMalformed(.issuer)),
    ("iss", #""https://muster.test/""#, .issuerUnknown), ("iss", #""https://Muster.test""#, .issuerUnknown),
    ("iss", #""""#, .claimMalformed(.issuer)), ("iss", #""https://muster.test\u0000""#, .payloadNotJSON),
    ("aud", "", .claimMissing(.audience)), ("aud", "1", .claimMalformed(.audience)),
    ("aud", "[]", .claimMalformed(.audience)), ("aud", #"["muster",1]"#, .claimMalformed(.audience)),
    ("aud", #""other""#, .audienceOther), ("aud", #""Muster""#, .audienceOther),
    ("aud", #"["muster","other"]"#, .audienceOther), ("aud", #"{"muster":1}"#, .claimMalformed(.audience)),
    ("sub", "", .claimMissing(.subject)), ("sub", "7", .claimMalformed(.subject)),
    ("sub", "null", .claimMalformed(.subject)), ("jti", "", .claimMissing(.id)),
    ("jti", "[]", .claimMalformed(.id)), ("tid", "", .claimMissing(.tenant)),
    ("tid", #""""#, .claimMalformed(.tenant)), ("tid", #"["tenant_1"]"#, .claimMalformed(.tenant)),
    ("token_use", "", .claimMissing(.use)), ("token_use", #""refresh""#, .useOther),
    ("token_use", #""id""#, .useOther), ("token_use", #""Access""#, .useOther),
    ("token_use", "true", .claimMalformed(.use)),
    ("exp", "", .claimMissing(.expiry)), ("exp", #""1790000600""#, .claimMalformed(.expiry)),
    ("exp", "-1", .claimMalformed(.expiry)), ("exp", "1e308", .claimMalformed(.expiry)),
    ("exp", "1790000600.5", .claimMalformed(.expiry)), ("exp", "1790000600.0", .claimMalformed(.expiry)),
    ("exp", "1.7900006e9", .claimMalformed(.expiry)), ("exp", "null", .claimMalformed(.expiry)),
    ("exp", "9223372036854775807", .claimMalformed(.expiry)),
    ("exp", "99999999999999999999", .signatureWrong), ("exp", "0", .endsBeforeItBegins),
    ("nbf", "", .claimMissing(.notBefore)), ("nbf", "true", .claimMalformed(.notBefore)),
    ("nbf", "-9223372036854775808", .claimMalformed(.notBefore)), ("nbf", "1790000600", .endsBeforeItBegins),
    ("iat", "", .claimMissing(.issuedAt)), ("iat", "[1]", .claimMalformed(.issuedAt)),
    ("iat", "1790000601", .endsBeforeItBegins),
  ])
  func `are refused for a claim`(_ name: String, _ value: String, _ reason: TokenError) throws {
    #expect(refusal(try forged([name: value])) == reason)
  }

  @Test func `may name their audience in a list of one`() throws {
    #expect(refusal(try forged(["aud": #"["muster"]"#])) == nil)
  }

  @Test(arguments: [
    "[]", "1", "", "x", #"{"iss":"a","iss":"https://muster.test"}"#,
  ])
  func `have claims in one strict object`(_ payload: String) throws {
    let text = try Forger(Self.key).token(header, payload)
    #expect(refusal(text) == (payload.isEmpty ? .emptyPart : .payloadNotJSON))
  }

  @Test func `have no claim twice`() throws {
    let twice = payload().dropLast() + #","exp":99999999999}"#
    #expect(refusal(try Forger(Self.key).token(header, String(twice))) == .payloadNotJSON)
  }

  @Test(arguments: [
    ("exp", -59, nil), ("exp", -60, TokenError.expired), ("exp", -61, .expired), ("nbf", 59, nil),
    ("nbf", 60, nil), ("nbf", 61, .notYetValid), ("iat", 59, nil), ("iat", 60, nil),
    ("iat", 61, .issuedInFuture),
  ])
  func `are good for a minute more on both sides`(
    _ name: String, _ seconds: Int64, _ reason: TokenError?
  ) throws {
    var times = ["iat": "\(Self.now - 600)", "nbf": "\(Self.now - 600)", "exp": "\(Self.now + 600)"]
    times[name] = "\(Self.now + seconds)"
    #expect(refusal(try forged(times)) == reason)
  }

  @Test func `are good for no more than a minute, whatever is asked for`() throws {
    let lenient = TokenVerifier(
      issuer: signer.issuer, audience: signer.audience, keys: [Self.key.checking],
      skew: ClockSkew(seconds: 3_600))
    let strict = TokenVerifier(
      issuer: signer.issuer, audience: signer.audience, keys: [Self.key.checking], skew: ClockSkew(seconds: 0)
    )
    let token = try CompactToken(signer.token(claims))
    #expect(throws: TokenError.expired) { try lenient.verify(token, as: .access, at: Self.now + 660) }
    #expect(throws: Never.self) { try lenient.verify(token, as: .access, at: Self.now + 659) }
    #expect(throws: TokenError.expired) { try strict.verify(token, as: .access, at: Self.now + 600) }
    #expect(throws: Never.self) { try strict.verify(token, as: .access, at: Self.now + 599) }
  }

  // MARK: Damage

  @Test func `are refused after any change`() throws {
    let good = try Array(signer.token(claims).utf8)
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \u{0}".utf8)
    var refused = 0
    for round in 0..<400 {
      var changed = good
      let place = Int.random(in: 0..<changed.count, using: &generator)
      switch round % 5 {
      case 0: changed[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      case 1: changed.remove(at: place)
      case 2: changed.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)], at: place)
      case 3: changed.removeLast(changed.count - place)
      default: changed[place] = UInt8.random(in: 0...255, using: &generator)
      }
      if changed == good { continue }
      let error = TokenError.of { () throws(TokenError) in
        _ = try verifier.verify(CompactToken(bytes: changed), as: .access, at: Self.now)
      }
      #expect(error != nil, "\(String(decoding: changed, as: UTF8.self))")
      refused += 1
    }
    #expect(refused > 200)
  }

  @Test func `are not had from junk`() {
    for _ in 0..<300 {
      let junk = randomBytes(Int.random(in: 0...300)).map { $0 % 5 == 0 ? UInt8(ascii: ".") : $0 }
      #expect(throws: TokenError.self) { try CompactToken(bytes: junk) }
    }
  }
}

@Suite struct `A key that signs tokens` {
  @Test func `is named by its thumbprint and keeps its name in a file`() throws {
    let authority = try TestAuthority()
    let key = try SigningKey.generate()
    #expect(key.id.utf8.count == 43)
    let file = try authority.write(key.pem, to: "tokens.key")
    unsafe chmod(file, 0o600)
    let read = try SigningKey(file: file)
    #expect(read.id == key.id)
    let published = try JSONWebKey.key(Array(key.checking.jsonWebKey.utf8))
    #expect(published.id == key.id && published.algorithm == .es256)
    let signer = TokenSigner(issuer: "i", audience: "a", key: read)
    let token = try CompactToken(
      signer.token(TokenClaims(subject: "s", tenant: "t", use: .access, id: "j", issuedAt: 1, expiry: 2)))
    // OpenSSL takes what libjwt signed.
    #expect(throws: Never.self) { try published.check(token) }
  }

  @Test(arguments: [
    ["ecparam", "-name", "secp384r1", "-genkey", "-noout"],
    ["ecparam", "-name", "secp256k1", "-genkey", "-noout"],
    ["genpkey", "-algorithm", "ed25519"],
    ["genpkey", "-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048"],
  ])
  func `is of the curve P-256`(_ words: [String]) throws {
    let authority = try TestAuthority()
    try authority.openssl(words + ["-out", "wrong.key"])
    let file = authority.path("wrong.key")
    unsafe chmod(file, 0o600)
    #expect(
      throws: TokenError.keyFileUnusable("\(file): the key that signs tokens is not one of the curve P-256")
    ) {
      try SigningKey(file: file)
    }
  }

  @Test func `is not shown`() throws {
    let key = try SigningKey.generate()
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(!text.contains("PRIVATE"))
      #expect(!text.contains(key.pem.split(separator: "\n")[1]))
    }
  }
}
