package import MusterCore
import MusterCrypto
package import MusterRPC

/// Whom a token names that is sent inside of a request.
package enum TokenOwner: Sendable {
  /// Somebody whom Muster has given the token.
  case user(UserID)
  /// Somebody whom another issuer knows, and who may be new here.
  case foreign(ForeignIdentity)
}

/// A person as another issuer knows them.
package struct ForeignIdentity: Sendable {
  package let issuer: String
  package let subject: String
  /// Empty unless the issuer says that it is the person's.
  package let verifiedEmail: String
  /// Empty when the issuer tells none.
  package let name: String
}

extension Tenancy {
  /// Nil for a token that is not good here, or that names no person.
  package func owner(ofToken text: String, deadline: Int64?) async throws(RPCError) -> TokenOwner? {
    let now = WallClock.seconds()
    guard let token = try? CompactToken(text),
      let issuer = try? ForeignTokenVerifier.claimedIssuer(token)
    else { return nil }
    if issuer.isSameBytes(as: TokenKeys.issuer) {
      guard let claims = try? keys.verify(token, at: now),
        let session = TokenSession(own: claims, catalogue), session.isGood(at: now),
        case .user(let user) = session.subject, let tenant = session.tenant,
        let grant = try await grant(in: tenant, user: user, key: session.key, deadline: deadline),
        grant.admits(session, at: now)
      else { return nil }
      return .user(user)
    }
    do throws(IssuerError) {
      let claims = try await issuers.verify(token, at: now)
      return issuers.settings(of: claims.issuer).map { .foreign(ForeignIdentity(claims, $0.claims)) }
    } catch {
      switch error {
      case .tokenRefused: return nil
      case .issuerClosed: throw .issuerUnavailable
      }
    }
  }

  /// Whether tokens of that issuer are taken.
  package func takes(issuer: String) -> Bool { issuers.settings(of: issuer) != nil }
}

extension ForeignIdentity {
  fileprivate init(_ claims: VerifiedClaims, _ names: IssuerSettings.ClaimNames) {
    (issuer, subject) = (claims.issuer, claims.subject)
    // Some issuers write it as a text.
    let isVerified =
      claims.all[names.emailVerified] == .bool(true) || claims.all[names.emailVerified]?.string == "true"
    verifiedEmail = isVerified ? claims.all[names.email]?.string ?? "" : ""
    name = claims.all[names.name]?.string ?? ""
  }
}
