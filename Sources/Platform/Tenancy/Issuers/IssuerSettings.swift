package import MusterCrypto
package import MusterHTTPS

/// An issuer of tokens that is not Muster, as somebody who runs the server names it.
package struct IssuerSettings: Sendable {
  /// `iss` of its tokens, byte for byte; its keys are found from here (OpenID Connect Discovery, 4).
  package let issuer: String
  /// The names under which it knows us; a token must be for one of them.
  package let audiences: [String]
  /// Where its keys are, when it has no discovery.
  package let keysURL: HTTPSURL?
  package var types: Set<TokenType> = [.accessToken, .jwt, .unnamed]
  /// What its RSA keys are for that do not say so.
  package var rsaAlgorithm = TokenAlgorithm.rs256
  /// The authorities to trust instead of the machine's.
  package var authoritiesFile: String?
  /// The addresses it may have that are not public.
  package var allowedAddresses: [AddressRange] = []
  package var claims = ClaimNames()
  package var intervals = IssuerIntervals()

  /// What a token says of its user beside `sub`, by the issuer's names.
  package struct ClaimNames: Hashable, Sendable {
    package var email = "email"
    package var emailVerified = "email_verified"
    package var name = "name"

    package init() {}
  }

  package struct Refused: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
  }

  let discoveryURL: HTTPSURL

  package init(issuer: String, audiences: [String], keysURL: String? = nil) throws(Refused) {
    self.issuer = issuer
    self.audiences = audiences
    // A slash at the end is the issuer's and not the path's (OpenID Connect Discovery, 4.1).
    let start = issuer.hasSuffix("/") ? issuer.dropLast() : issuer[...]
    guard let discovery = HTTPSURL("\(start)/.well-known/openid-configuration"), discovery.isEncrypted,
      !issuer.contains("?")
    else {
      throw Refused(description: "\(issuer) is no issuer: it is to be an https address without a query")
    }
    guard !audiences.isEmpty, audiences.allSatisfy({ !$0.isEmpty }) else {
      throw Refused(description: "\(issuer): name the audience that its tokens are to be for")
    }
    discoveryURL = discovery
    guard let keysURL else {
      self.keysURL = nil
      return
    }
    guard let url = HTTPSURL(keysURL), url.isEncrypted else {
      throw Refused(description: "\(issuer): its keys are to be at an https address")
    }
    self.keysURL = url
  }
}

/// How old an issuer's keys may become, and how often it is asked for them.
package struct IssuerIntervals: Hashable, Sendable {
  /// A key that the issuer takes away is refused after this time, if the issuer answers.
  package var refresh = Duration.seconds(300)
  /// When the issuer does not answer, its keys are used for this time after they were asked for.
  package var staleMax = Duration.seconds(3_600)
  /// Tokens of unknown keys make us ask once in this time, however many come.
  package var unknownKey = Duration.seconds(60)
  /// Between attempts after a failure: twice as long each time.
  package var retryMin = Duration.seconds(1)
  package var retryMax = Duration.seconds(60)
  /// For each of the two documents; a call waits for both at most.
  package var fetchMax = Duration.seconds(5)

  package init() {}
}
