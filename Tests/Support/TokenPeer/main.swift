import MusterCore
import MusterCrypto

// One question a line, its words parted by tabs, one answer a line:
//
//     key                                          the public key of the tokens made here, as a JWK
//     mint SUBJECT TENANT ID ISSUED EXPIRY         a token; texts are base64url of UTF-8
//     own TOKEN NOW                                `good` and what it says, or `refused` and why
//     foreign JWKS TOKEN NOW                       the same for a token of the issuer `https://idp.test`

let key = try SigningKey.generate()
let signer = TokenSigner(issuer: "https://muster.test", audience: "muster", key: key)
let verifier = TokenVerifier(issuer: signer.issuer, audience: signer.audience, keys: [key.checking])

func text(_ word: String) -> String {
  String(decoding: Base64.url.decode(word.utf8) ?? [], as: UTF8.self)
}

func word(_ text: String) -> String {
  Base64.url.text(Array(text.utf8))
}

func answer(_ words: [String]) throws(TokenError) -> String {
  switch (words.first, words.count) {
  case ("key", 1): return key.checking.jsonWebKey
  case ("mint", 6):
    return try signer.token(
      TokenClaims(
        subject: text(words[1]), tenant: text(words[2]), use: .access, id: text(words[3]),
        issuedAt: Int64(words[4]) ?? -1, expiry: Int64(words[5]) ?? -1))
  case ("own", 3):
    let claims = try verifier.verify(CompactToken(words[1]), as: .access, at: Int64(words[2]) ?? 0)
    let texts = [claims.subject, claims.own?.tenant ?? "", claims.id ?? ""].map(word)
    return "good \(texts.joined(separator: " ")) \(claims.issuedAt ?? 0) \(claims.expiry)"
  case ("foreign", 4):
    let keys = try JSONWebKeySet(Array(words[1].utf8))
    let foreign = ForeignTokenVerifier(issuer: "https://idp.test", audiences: ["muster"], keys: keys)
    let claims = try foreign.verify(CompactToken(words[2]), at: Int64(words[3]) ?? 0)
    return "good \(word(claims.subject)) \(claims.algorithm.rawValue) \(claims.expiry)"
  default: return "not understood"
  }
}

while let line = readLine() {
  do throws(TokenError) {
    print(try answer(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
  } catch {
    print("refused \(error)")
  }
}
