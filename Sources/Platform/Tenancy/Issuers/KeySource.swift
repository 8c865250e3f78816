import MusterCrypto
import MusterHTTPS

/// Keys as an issuer published them.
struct PublishedKeys: Sendable {
  /// Of the document: the same text holds the same keys.
  let digest: [UInt8]
  let set: JSONWebKeySet

  init(_ text: [UInt8], rsaAlgorithm: TokenAlgorithm = .rs256) throws(KeySourceProblem) {
    do throws(TokenError) {
      set = try JSONWebKeySet(text, rsaAlgorithm: rsaAlgorithm)
    } catch {
      throw KeySourceProblem(.keysMalformed, "its keys are no JSON Web Key Set")
    }
    // Nobody publishes none on purpose; whoever stops issuing tokens takes the address away.
    guard !set.keys.isEmpty else {
      let reason = set.refusals.first.map { ": \($0)" } ?? ""
      throw KeySourceProblem(.keysMissing, "it publishes no key that can be used\(reason)")
    }
    digest = SHA256.digest(text)
  }
}

/// Why an issuer's keys could not be had.
struct KeySourceProblem: Error, Hashable {
  /// What is told apart in the log.
  enum Kind: Hashable {
    case unreachable(HTTPSError.Code)
    case statusOther(Int)
    case documentMalformed
    case issuerOther
    case addressRefused
    case keysMalformed
    case keysMissing
  }

  let kind: Kind
  let message: String

  init(_ kind: Kind, _ message: String) {
    (self.kind, self.message) = (kind, message)
  }
}

/// Where the keys of one issuer come from.
struct KeySource: Sendable {
  /// Discovery documents have some KB.
  private static let documentBytesMax = 65_536

  private let settings: IssuerSettings
  private let client: HTTPSClient

  init(_ settings: IssuerSettings, _ client: HTTPSClient) {
    (self.settings, self.client) = (settings, client)
  }

  /// The discovery is read each time: an issuer may move its keys.
  func fetch() async throws(KeySourceProblem) -> PublishedKeys {
    let url: HTTPSURL
    if let named = settings.keysURL { url = named } else { url = try await discover() }
    return try PublishedKeys(
      await get(url, "application/jwk-set+json, application/json", JSONWebKeySet.bytesMax),
      rsaAlgorithm: settings.rsaAlgorithm)
  }

  private func discover() async throws(KeySourceProblem) -> HTTPSURL {
    let text = try await get(settings.discoveryURL, "application/json", Self.documentBytesMax)
    guard let document = StrictJSON.object(text), let issuer = document["issuer"]?.string,
      let address = document["jwks_uri"]?.string
    else {
      throw KeySourceProblem(.documentMalformed, "its discovery is no JSON object with issuer and jwks_uri")
    }
    // Or one issuer could speak for another (OpenID Connect Discovery, 4.3).
    guard issuer.isSameBytes(as: settings.issuer) else {
      throw KeySourceProblem(.issuerOther, "its discovery names another issuer")
    }
    guard let url = HTTPSURL(address), url.isEncrypted else {
      throw KeySourceProblem(.addressRefused, "its discovery names no https address for the keys")
    }
    return url
  }

  private func get(
    _ url: HTTPSURL, _ accept: String, _ bytesMax: Int
  ) async throws(KeySourceProblem) -> [UInt8] {
    let response: HTTPSResponse
    do throws(HTTPSError) {
      response = try await client.fetch(
        HTTPSRequest(url, accept: accept, timeMax: settings.intervals.fetchMax, bodyBytesMax: bytesMax))
    } catch {
      throw KeySourceProblem(.unreachable(error.code), error.message)
    }
    // What the body is said to be does not matter: it is read strictly, and many say text/plain.
    guard response.status == 200 else {
      throw KeySourceProblem(.statusOther(response.status), "\(url.place): status \(response.status)")
    }
    return response.body
  }
}
