import MusterCore
import MusterCrypto
import MusterRPC
import Synchronization

/// Refused credentials: all are counted, some logged. The caller is told none of it.
final class RefusalLog: Sendable {
  private static let linesPerSecond = 10

  private let byKind = Mutex([Int64](repeating: 0, count: RefusalKind.allCases.count))
  private let lines = RateLimit(perSecond: linesPerSecond, burst: linesPerSecond)

  var counts: [(kind: String, count: Int64)] {
    zip(RefusalKind.allCases, byKind.withLock { $0 }).map { ($0.rawValue, $1) }
  }

  func note(_ reason: TokenError, _ method: MethodInfo) {
    let kind = RefusalKind(reason)
    let total = byKind.withLock { counts in
      if let place = RefusalKind.allCases.firstIndex(of: kind) { counts[place] &+= 1 }
      return counts.reduce(0, &+)
    }
    guard lines.wait() == nil else { return }
    Log.write(
      .warning, "credentials_refused", ["rpc_method": method.fullName, "cause": "\(reason)", "count": total])
  }
}

/// What can be wrong with credentials, as operators tell it apart: somebody who guesses, a client that forgot
/// to sign in, a clock that is wrong, a key that was taken away.
enum RefusalKind: String, CaseIterable {
  case missing, malformed, expired, revoked
  case badAlgorithm = "bad_algorithm"
  case badClaims = "bad_claims"
  case badSignature = "bad_signature"
  case notYetValid = "not_yet_valid"
  case unknownIssuer = "unknown_issuer"
  case unknownKey = "unknown_key"
  case unknownSubject = "unknown_subject"
  case other

  init(_ reason: TokenError) {
    self =
      switch reason {
      case .credentialMissing: .missing
      case .credentialRepeated, .credentialNotBearer, .tooLong, .notThreeParts, .emptyPart,
        .notCanonicalBase64, .headerNotJSON, .headerNameNotAllowed, .payloadNotJSON:
        .malformed
      case .algorithmMissing, .algorithmRefused, .algorithmNotOfKey, .typeRefused: .badAlgorithm
      case .keyIDMissing, .keyIDMalformed, .keyUnknown: .unknownKey
      case .signatureWrong: .badSignature
      case .claimMissing, .claimMalformed, .audienceOther, .useOther, .endsBeforeItBegins: .badClaims
      case .issuerUnknown: .unknownIssuer
      case .expired: .expired
      case .notYetValid, .issuedInFuture: .notYetValid
      case .subjectUnknown: .unknownSubject
      case .revoked: .revoked
      default: .other
      }
  }
}

/// How often something was known already, and how often it was not.
package struct CacheLookups: Hashable, Sendable {
  package internal(set) var hits: Int64 = 0
  package internal(set) var misses: Int64 = 0

  mutating func count(_ isHit: Bool) {
    if isHit { hits &+= 1 } else { misses &+= 1 }
  }
}
