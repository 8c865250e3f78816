import MusterCore
import MusterCrypto
import MusterHTTPS
import MusterLoop
import MusterTestAuthority
import MusterTestWebServer
import Synchronization
import Testing

@testable import MusterTenancy

/// The clock of a test: it goes on as the real one does, and jumps when it is told.
final class JumpingClock: Sendable {
  private let ahead = Mutex(Duration.zero)

  func jump(_ duration: Duration) { ahead.withLock { $0 += duration } }

  func now() -> LoopTime { .now() + ahead.withLock { $0 } }

  /// What an issuer sleeps by.
  var clock: IssuerClock {
    IssuerClock(now: { self.now() }) { end in
      while self.now() < end {
        do { try await Task.sleep(for: .milliseconds(2)) } catch { return }
      }
    }
  }
}

/// An issuer on loopback and a directory that knows it.
final class IssuerBench: Sendable {
  static let now: Int64 = 1_790_000_000
  static let threads = 2
  static let discovery = "/.well-known/openid-configuration"
  static let keys = "/keys"

  let server: WebServer
  let pool: BlockingPool
  let clock = JumpingClock()
  let directory: IssuerDirectory
  private let authority: TestAuthority
  private let told: Record

  final class Record: Sendable {
    let events = Mutex<[IssuerEvent]>([])
  }

  init(
    allowed: [String] = ["127.0.0.1"],
    _ change: (inout IssuerSettings) -> Void = { _ in }
  ) async throws {
    authority = try TestAuthority()
    server = try await WebServer(authority.issue())
    pool = try BlockingPool(threads: Self.threads)
    var settings = try IssuerSettings(issuer: server.url, audiences: ["muster"])
    settings.authoritiesFile = authority.file
    settings.allowedAddresses = allowed.compactMap(AddressRange.init)
    change(&settings)
    let told = Record()
    self.told = told
    directory = try IssuerDirectory([settings], on: pool, clock: clock.clock) { _, event in
      told.events.withLock { $0.append(event) }
    }
    try discover("{\"issuer\":\"\(server.url)\",\"jwks_uri\":\"\(server.url)\(Self.keys)\"}")
  }

  func stop() async {
    await directory.stop()
    await pool.stop()
  }

  var events: [IssuerEvent] { told.events.withLock { $0 } }

  var fetches: Int { server.requests(Self.keys) }

  func discover(_ text: String) throws { try server.answer(Self.discovery, WebAnswer(text)) }

  func publish(_ keys: SigningKey..., raw: [String] = []) throws {
    let texts = keys.map(\.checking.jsonWebKey) + raw
    try server.answer(Self.keys, WebAnswer("{\"keys\":[\(texts.joined(separator: ","))]}"))
  }

  func token(_ key: SigningKey, subject: String = "u", audience: String = "muster") throws -> CompactToken {
    let claims = TokenClaims(
      subject: subject, tenant: nil, use: .platform, id: "t", issuedAt: Self.now, expiry: Self.now + 600)
    return try CompactToken(
      TokenSigner(issuer: server.url, audience: audience, key: key).token(claims))
  }

  /// A token that nobody signed, with any key's name.
  func junk(_ keyID: String) throws -> CompactToken {
    try unsigned("{\"alg\":\"ES256\",\"kid\":\"\(keyID)\"}")
  }

  func unsigned(_ header: String) throws -> CompactToken {
    let parts = [
      Array(header.utf8), Array("{\"iss\":\"\(server.url)\"}".utf8), [UInt8](repeating: 1, count: 64),
    ]
    return try CompactToken(parts.map(Base64.url.text).joined(separator: "."))
  }

  /// Why the token is refused; nil when it is good.
  func refusal(_ token: CompactToken) async -> IssuerError? {
    do throws(IssuerError) {
      _ = try await directory.verify(token, at: Self.now)
      return nil
    } catch {
      return error
    }
  }

  func until(_ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(20)
    while try await !condition() {
      try #require(ContinuousClock.now < end, "not in time: \(events) \(server.log)")
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
