import MusterCore
import Testing

@testable import MusterCrypto

@Suite struct `A token is taken apart before any library sees it` {
  static let payload = Base64.url.text(Array("{}".utf8))

  private func refusal(_ token: String) -> TokenError? {
    TokenError.of { () throws(TokenError) in _ = try CompactToken(token) }
  }

  private func refusal(header: String) -> TokenError? {
    refusal("\(Base64.url.text(Array(header.utf8))).\(Self.payload).AAAA")
  }

  @Test func `and gives its parts`() throws {
    let token = try CompactToken(
      Forger.p256.token(#" {"typ":"at+JWT", "kid":"a/b", "alg":"ES256","x5t":"-"} "#, #"{"a":1}"#))
    #expect(token.algorithm == .es256)
    #expect(token.keyID == "a/b")
    #expect(token.type == .accessToken)
    #expect(!token.isHeaderPlain)
    #expect(token.payload == Array(#"{"a":1}"#.utf8))
    #expect(token.signature.count == 64)
    #expect(try token.claims()["a"] == .integer(1))
    #expect(try CompactToken(Forger.p256.token(#"{"alg":"ES256"}"#, "{}")).isHeaderPlain)
  }

  @Test(arguments: [
    "none", "None", "NONE", "nOnE", "", "HS256", "hs256", "HS512", "es256", "ES256 ", "ES256K", "RS1", "dir",
    "A128KW", "Ed25519", "ＥＳ256", "PS257",
  ])
  func `unless its algorithm is one of ours, letter by letter`(_ name: String) {
    #expect(refusal(header: #"{"alg":"\#(name)"}"#) == .algorithmRefused)
    let signed = refusal("\(Base64.url.text(Array(#"{"alg":"\#(name)"}"#.utf8))).\(Self.payload).")
    #expect(signed == .emptyPart)
  }

  @Test(arguments: [
    (#"{}"#, TokenError.algorithmMissing),
    (#"{"alg":256}"#, .algorithmRefused),
    (#"{"alg":["ES256"]}"#, .algorithmRefused),
    (#"{"alg":null}"#, .algorithmRefused),
    (#"{"Alg":"ES256"}"#, .algorithmMissing),
    (#"{"alg":"ES256","crit":["exp"]}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","crit":[]}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","b64":false,"crit":["b64"]}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","b64":true}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","jwk":{"kty":"EC"}}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","jku":"http://127.0.0.1:1/keys"}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","x5u":"http://127.0.0.1:1/"}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","x5c":["MIIB"]}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","X5C":["MIIB"]}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","j\u0077k":{}}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","zip":"DEF"}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","enc":"A128GCM"}"#, .headerNameNotAllowed),
    (#"{"alg":"ES256","kid":""}"#, .keyIDMalformed),
    (#"{"alg":"ES256","kid":7}"#, .keyIDMalformed),
    (#"{"alg":"ES256","kid":null}"#, .keyIDMalformed),
    (#"{"alg":"ES256","kid":"a\nb"}"#, .keyIDMalformed),
    (#"{"alg":"ES256","kid":"a\u0000b"}"#, .headerNotJSON),
    (#"{"alg":"ES256","kid":"\#(String(repeating: "k", count: 257))"}"#, .keyIDMalformed),
    (#"{"alg":"ES256","typ":"JOSE"}"#, .typeRefused),
    (#"{"alg":"ES256","typ":"secevent+jwt"}"#, .typeRefused),
    (#"{"alg":"ES256","typ":""}"#, .typeRefused),
    (#"{"alg":"ES256","typ":1}"#, .typeRefused),
    (#"{"alg":"ES256","alg":"ES256"}"#, .headerNotJSON),
    (#"{"alg":"ES256","alg":"none"}"#, .headerNotJSON),
    (#"{"alg":"ES256","\u0061lg":"none"}"#, .headerNotJSON),
    (#"{"alg":"ES256","x":{"a":1,"a":2}}"#, .headerNotJSON),
    (#"[{"alg":"ES256"}]"#, .headerNotJSON),
    (#"{"alg":"ES256"}x"#, .headerNotJSON),
    (#"{"alg":"ES256",}"#, .headerNotJSON),
    (#"{alg:"ES256"}"#, .headerNotJSON),
    (#"{'alg':'ES256'}"#, .headerNotJSON),
    ("\u{FEFF}{\"alg\":\"ES256\"}", .headerNotJSON),
    ("null", .headerNotJSON),
  ])
  func `unless its header is strict`(_ header: String, _ reason: TokenError) {
    #expect(refusal(header: header) == reason)
  }

  @Test(arguments: [
    ("", TokenError.notThreeParts), ("a", .notThreeParts), ("a.b", .notThreeParts),
    ("a.b.c.d", .notThreeParts), ("a.b.c.d.e", .notThreeParts), ("..", .emptyPart), ("AA..AA", .emptyPart),
    ("AA.AA.", .emptyPart), (".AA.AA", .emptyPart), ("AA.AA.AA.", .notThreeParts),
  ])
  func `unless it has three parts`(_ token: String, _ reason: TokenError) {
    #expect(refusal(token) == reason)
  }

  @Test func `unless each part has its one spelling`() {
    let good = Forger.p256.token(#"{"alg":"ES256"}"#, #"{"a":12}"#)
    #expect(refusal(good) == nil)
    let parts = good.split(separator: ".").map(String.init)
    for place in 0..<3 {
      func with(_ part: String) -> TokenError? {
        var changed = parts
        changed[place] = part
        return refusal(changed.joined(separator: "."))
      }
      let part = parts[place]
      #expect(with(part + "=") == .notCanonicalBase64)
      #expect(with(part + "==") == .notCanonicalBase64)
      #expect(with(part + "\n") == .notCanonicalBase64)
      #expect(with(" " + part) == .notCanonicalBase64)
      #expect(with("+" + part.dropFirst()) == .notCanonicalBase64)
      #expect(with("/" + part.dropFirst()) == .notCanonicalBase64)
      #expect(with("\u{0}" + part.dropFirst()) == .notCanonicalBase64)
      #expect(with("é" + part.dropFirst()) == .notCanonicalBase64)
    }
    // 64 bytes are 86 characters, the last of which has four bits that say nothing.
    let last = parts[2].utf8.last.map { String(UnicodeScalar($0)) } ?? ""
    for other in ["B", "h", "x", "_"] where other != last {
      #expect(refusal("\(parts[0]).\(parts[1]).\(parts[2].dropLast())\(other)") == .notCanonicalBase64)
    }
  }

  @Test func `unless it is too long`() {
    let head = Base64.url.text(Array(#"{"alg":"ES256"}"#.utf8)) + "." + Self.payload + "."
    let fitting = head + String(repeating: "A", count: CompactToken.bytesMax - head.count)
    // A part of 4n + 1 characters holds no whole byte.
    #expect([nil, .notCanonicalBase64].contains(refusal(fitting)))
    #expect(refusal(fitting + "A") == .tooLong)
    #expect(refusal(String(repeating: "A", count: 8 << 20)) == .tooLong)
    #expect(refusal(String(repeating: ".", count: 8 << 20)) == .tooLong)
  }

  @Test func `unless it is nested too deep`() {
    let deep = String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000)
    #expect(refusal(header: #"{"alg":"ES256","x":\#(deep)}"#) == .headerNotJSON)
    func header(_ depth: Int) -> String {
      let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
      return #"{"alg":"ES256","x":\#(open)\#(close)}"#
    }
    #expect(refusal(header: header(StrictJSON.depthMax - 1)) == nil)
    #expect(refusal(header: header(StrictJSON.depthMax)) == .headerNotJSON)
  }

  @Test func `and a reason never holds a byte of it`() {
    let secret = "canarycanary"
    for header in [#"{"alg":"\#(secret)"}"#, #"{"alg":"ES256","typ":"\#(secret)"}"#, secret] {
      #expect(refusal(header: header).map { "\($0)".contains("canary") } == false)
    }
  }
}

@Suite struct `The token of a call` {
  @Test(arguments: ["Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c"])
  func `follows its scheme`(_ value: String) throws {
    #expect(try BearerCredential.token(in: [Array(value.utf8)[...]]) == Array("a.b.c".utf8)[...])
  }

  @Test(arguments: [
    ([], TokenError.credentialMissing),
    (["Bearer a.b.c", "Bearer a.b.c"], .credentialRepeated),
    (["Bearer a.b.c", "Basic YTpi"], .credentialRepeated),
    (["Bearer a.b.c, Bearer d.e.f"], .credentialNotBearer),
    (["Bearer Bearer a.b.c"], .credentialNotBearer),
    (["Bearer a.b.c,d.e.f"], .credentialNotBearer),
    (["Bearer  a.b.c"], .credentialNotBearer), (["Bearer a.b.c "], .credentialNotBearer),
    ([" Bearer a.b.c"], .credentialNotBearer), (["Bearer\ta.b.c"], .credentialNotBearer),
    (["Bearer\u{0}a.b.c"], .credentialNotBearer), (["Bearera.b.c"], .credentialNotBearer),
    (["Bearer "], .credentialNotBearer), (["Bearer"], .credentialNotBearer), ([""], .credentialNotBearer),
    (["a.b.c"], .credentialNotBearer), (["Basic a.b.c"], .credentialNotBearer),
    (["DPoP a.b.c"], .credentialNotBearer), (["Token: a.b.c"], .credentialNotBearer),
  ])
  func `is one, and stands alone`(_ values: [String], _ reason: TokenError) {
    #expect(
      TokenError.of { () throws(TokenError) in
        _ = try BearerCredential.token(in: values.map { Array($0.utf8)[...] })
      } == reason)
  }

  @Test func `is not longer than a token may be`() {
    let longest = String(repeating: "A", count: CompactToken.bytesMax)
    #expect(throws: Never.self) { try BearerCredential.token(Array("Bearer \(longest)".utf8)[...]) }
    #expect(throws: TokenError.tooLong) { try BearerCredential.token(Array("Bearer \(longest)A".utf8)[...]) }
  }
}

@Suite struct `Strict JSON` {
  @Test(arguments: [
    (#"{"a":0}"#, StrictJSON.integer(0)), (#"{"a":-1}"#, .integer(-1)),
    (#"{"a":9223372036854775807}"#, .integer(.max)), (#"{"a":-9223372036854775808}"#, .integer(.min)),
    (#"{"a":9223372036854775808}"#, .number("9223372036854775808")), (#"{"a":1.0}"#, .number("1.0")),
    (#"{"a":1e308}"#, .number("1e308")), (#"{"a":-0}"#, .integer(0)), (#"{"a":true}"#, .bool(true)),
    (#"{"a": [ 1 , "x" ] }"#, .array([.integer(1), .string("x")])),
    (#"{"a":"\u00e9\ud83d\ude00\/"}"#, .string("é😀/")),
    ("{\"a\":null}\r\n\t ", .null),
  ])
  func `reads`(_ text: String, _ value: StrictJSON) {
    #expect(StrictJSON.object(Array(text.utf8))?["a"] == value)
  }

  @Test(arguments: [
    "", " ", "{", "}", "{}}", "[]", "1", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":01}"#,
    #"{"a":+1}"#, #"{"a":.5}"#, #"{"a":5.}"#, #"{"a":1e}"#, #"{"a":-}"#, #"{"a":NaN}"#, #"{"a":Infinity}"#,
    #"{"a":tru}"#, #"{"a":"\x41"}"#, #"{"a":"\u12"}"#, #"{"a":"\ud800"}"#, #"{"a":"\udc00"}"#,
    #"{"a":"\ud800\u0041"}"#, #"{"a":"\u0000"}"#, "{\"a\":\"\n\"}", "{\"a\":\"\u{0}\"}", #"{"a":"b}"#,
    #"{"a":1/*x*/}"#, #"{"a":[1}"#, #"{"a":1,"a":1}"#, #"{"é":1,"é":1}"#, #"{"a":0x1}"#, "{\"a\":\"\\",
    #"{"a":"\u１234"}"#,
  ])
  func `refuses`(_ text: String) {
    #expect(StrictJSON.object(Array(text.utf8)) == nil)
  }

  @Test func `refuses what is not UTF-8`() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      #expect(StrictJSON.object(Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)) == nil)
    }
  }

  @Test func `takes names that only look alike for two`() {
    // One scalar, and a letter with its accent.
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    let object = StrictJSON.object(Array(text.utf8))
    #expect(object?["\u{E9}"] == .integer(1))
    #expect(object?["e\u{301}"] == .integer(2))
  }
}
