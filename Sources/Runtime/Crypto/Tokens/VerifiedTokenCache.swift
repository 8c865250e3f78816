/// Tokens that were found good lately. A value of one loop, for one verifier and one use; it needs no lock.
///
/// Two halves: what is new or was asked for lately, and what was so before. When the first is full it becomes
/// the second, which is forgotten. So it is bounded, and nothing has to be moved for each call.
package struct VerifiedTokenCache {
  private let halfMax: Int
  private var lately: [TokenDigest: VerifiedClaims] = [:]
  private var before: [TokenDigest: VerifiedClaims] = [:]
  private var generation: UInt64 = 0

  package init(countMax: Int) {
    halfMax = max(1, countMax / 2)
  }

  package var count: Int { lately.count + before.count }

  /// `generation` grows with every change of keys or revocation: nothing is known of before.
  package mutating func claims(
    _ digest: TokenDigest, at now: Int64, generation: UInt64
  ) -> VerifiedClaims? {
    enter(generation)
    if let claims = lately[digest] { return claims.isGood(at: now) ? claims : nil }
    guard let claims = before.removeValue(forKey: digest), claims.isGood(at: now) else { return nil }
    put(claims, digest)
    return claims
  }

  package mutating func keep(_ claims: VerifiedClaims, _ digest: TokenDigest, generation: UInt64) {
    // Found good under keys that have changed since.
    guard generation >= self.generation else { return }
    enter(generation)
    before.removeValue(forKey: digest)
    put(claims, digest)
  }

  private mutating func put(_ claims: VerifiedClaims, _ digest: TokenDigest) {
    if lately.count >= halfMax, lately[digest] == nil {
      before = lately
      lately = [:]
    }
    lately[digest] = claims
  }

  private mutating func enter(_ generation: UInt64) {
    guard generation != self.generation else { return }
    lately = [:]
    before = [:]
    self.generation = generation
  }
}

extension VerifiedClaims {
  /// Between its own times exactly; the leeway for clocks that differ is the verifier's.
  fileprivate func isGood(at now: Int64) -> Bool {
    now < expiry && now >= (notBefore ?? 0)
  }
}
