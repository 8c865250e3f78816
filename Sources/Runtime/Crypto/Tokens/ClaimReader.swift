/// Reads claims as strictly as a header: what is there must have its form, even where it may be left out.
struct ClaimReader {
  static let textBytesMax = 1_024
  /// The end of the year 9999: no sum below can overflow, and nobody means a later time.
  static let timeMax: Int64 = 253_402_300_799

  let claims: StrictJSON.Object

  func text(_ claim: TokenClaim) throws(TokenError) -> String? {
    guard let value = claims[claim.rawValue] else { return nil }
    guard let text = value.string, Self.isText(text) else { throw .claimMalformed(claim) }
    return text
  }

  func requiredText(_ claim: TokenClaim) throws(TokenError) -> String {
    guard let text = try text(claim) else { throw .claimMissing(claim) }
    return text
  }

  /// Whole seconds since 1970. RFC 7519 allows fractions; Muster's own never have any, and the issuers of
  /// others write none.
  func time(_ claim: TokenClaim) throws(TokenError) -> Int64? {
    guard let value = claims[claim.rawValue] else { return nil }
    guard let seconds = value.integer, (0...Self.timeMax).contains(seconds) else {
      throw .claimMalformed(claim)
    }
    return seconds
  }

  func requiredTime(_ claim: TokenClaim) throws(TokenError) -> Int64 {
    guard let time = try time(claim) else { throw .claimMissing(claim) }
    return time
  }

  /// One text or several (RFC 7519, 4.1.3).
  func audiences() throws(TokenError) -> [String] {
    guard let value = claims[TokenClaim.audience.rawValue] else { throw .claimMissing(.audience) }
    let texts = value.array?.map(\.string) ?? [value.string]
    let audiences = texts.compactMap { $0 }
    guard !texts.isEmpty, audiences.count == texts.count, audiences.allSatisfy(Self.isText) else {
      throw .claimMalformed(.audience)
    }
    return audiences
  }

  /// Names between single spaces (RFC 6749, 3.3).
  func scope() throws(TokenError) -> [String]? {
    guard let value = claims[TokenClaim.scope.rawValue] else { return nil }
    // It lists permissions, of which there are many.
    guard let text = value.string, text.utf8.count <= CompactToken.bytesMax else {
      throw .claimMalformed(.scope)
    }
    let names = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy(Self.isName) else { throw .claimMalformed(.scope) }
    return names
  }

  /// How the subject showed who it is (RFC 8176): a second factor, or several at once.
  func hasSecondFactor() throws(TokenError) -> Bool {
    guard let value = claims[TokenClaim.methods.rawValue] else { return false }
    guard let methods = value.array?.map(\.string), !methods.contains(nil) else {
      throw .claimMalformed(.methods)
    }
    return methods.contains { ["mfa", "otp", "hwk", "swk"].contains($0) }
  }

  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
  }

  static func isText(_ text: String) -> Bool {
    (1...textBytesMax).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}

/// How far clocks may differ. Both ends of a token's time are moved by as much.
package struct ClockSkew: Hashable, Sendable {
  package static let secondsMax: Int64 = 60

  let seconds: Int64

  /// Never more than a minute, whatever is asked for.
  package init(seconds: Int64 = secondsMax) {
    self.seconds = min(max(seconds, 0), Self.secondsMax)
  }

  func check(
    expiry: Int64, notBefore: Int64?, issuedAt: Int64?, at now: Int64
  ) throws(TokenError) {
    for start in [notBefore, issuedAt] {
      if let start, start >= expiry { throw .endsBeforeItBegins }
    }
    guard now < expiry + seconds else { throw .expired }
    if let notBefore, now < notBefore - seconds { throw .notYetValid }
    if let issuedAt, now < issuedAt - seconds { throw .issuedInFuture }
  }
}
