import Testing

@testable import MusterCrypto

@Suite struct `Tokens that were found good` {
  private func digest(_ number: Int) -> TokenDigest { TokenDigest(of: Array("\(number)".utf8)) }

  private func claims(_ subject: Int, notBefore: Int64 = 100, expiry: Int64 = 200) -> VerifiedClaims {
    VerifiedClaims(
      issuer: "i", subject: "\(subject)", audience: "a", keyID: nil, algorithm: .es256, type: .jwt, own: nil,
      id: nil, issuedAt: nil, notBefore: notBefore, expiry: expiry, all: StrictJSON.Object(members: []))
  }

  @Test func `are known between their own times`() {
    var cache = VerifiedTokenCache(countMax: 4)
    cache.keep(claims(1), digest(1), generation: 0)
    #expect(cache.claims(digest(1), at: 150, generation: 0)?.subject == "1")
    #expect(cache.claims(digest(1), at: 199, generation: 0) != nil)
    #expect(cache.claims(digest(1), at: 200, generation: 0) == nil)
    #expect(cache.claims(digest(1), at: 99, generation: 0) == nil)
    #expect(cache.claims(digest(2), at: 150, generation: 0) == nil)
  }

  @Test func `are forgotten with every generation`() {
    var cache = VerifiedTokenCache(countMax: 4)
    cache.keep(claims(1), digest(1), generation: 7)
    #expect(cache.claims(digest(1), at: 150, generation: 7) != nil)
    #expect(cache.claims(digest(1), at: 150, generation: 8) == nil)
    #expect(cache.count == 0)
    // Verified before the change, handed in after it: it takes no other's place either.
    cache.keep(claims(2), digest(2), generation: 8)
    cache.keep(claims(1), digest(1), generation: 7)
    #expect(cache.claims(digest(1), at: 150, generation: 8) == nil)
    #expect(cache.claims(digest(2), at: 150, generation: 8) != nil)
    cache.keep(claims(1), digest(1), generation: 9)
    #expect(cache.claims(digest(1), at: 150, generation: 9) != nil)
  }

  @Test(arguments: [0, 1, 2, 10, 1_000])
  func `are never more than there is room for`(_ countMax: Int) {
    var cache = VerifiedTokenCache(countMax: countMax)
    for number in 0..<5 * max(countMax, 2) {
      cache.keep(claims(number), digest(number), generation: 0)
      _ = cache.claims(digest(number / 2), at: 150, generation: 0)
      #expect(cache.count <= max(countMax, 2))
      #expect(cache.claims(digest(number), at: 150, generation: 0)?.subject == "\(number)")
    }
  }

  @Test func `stay while they are asked for`() {
    var cache = VerifiedTokenCache(countMax: 20)
    cache.keep(claims(-1), digest(-1), generation: 0)
    for number in 0..<200 {
      cache.keep(claims(number), digest(number), generation: 0)
      #expect(cache.claims(digest(-1), at: 150, generation: 0)?.subject == "-1")
    }
  }
}
