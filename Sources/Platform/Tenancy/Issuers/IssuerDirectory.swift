package import MusterCrypto
import MusterHTTPS
package import MusterLoop
import Synchronization

/// The other issuers whose tokens are taken, with their keys, which it keeps new by itself.
package final class IssuerDirectory: Sendable {
  private struct Life {
    var task: Task<Void, Never>?
    var isStopped = false
  }

  private let issuers: [Issuer]
  /// By their bytes: Swift takes two names that look alike for one.
  private let places: [[UInt8]: Int]
  private let clock: IssuerClock
  private let life = Mutex(Life())

  /// `pool` should be its own: an issuer that does not answer holds a thread for some seconds.
  package convenience init(
    _ settings: [IssuerSettings], on pool: BlockingPool
  ) throws(IssuerSettings.Refused) {
    try self.init(settings, on: pool, clock: IssuerClock()) { $1.log($0.issuer) }
  }

  init(
    _ settings: [IssuerSettings], on pool: BlockingPool, clock: IssuerClock,
    tell: @escaping @Sendable (IssuerSettings, IssuerEvent) -> Void
  ) throws(IssuerSettings.Refused) {
    self.clock = clock
    issuers = settings.map { settings in
      var policy = HTTPSPolicy()
      policy.addresses = AddressPolicy(allowed: settings.allowedAddresses)
      policy.authoritiesFile = settings.authoritiesFile
      let source = KeySource(settings, HTTPSClient(policy, on: pool))
      return Issuer(settings, source, clock) { tell(settings, $0) }
    }
    var places: [[UInt8]: Int] = [:]
    for (index, settings) in settings.enumerated() {
      guard places.updateValue(index, forKey: Array(settings.issuer.utf8)) == nil else {
        throw IssuerSettings.Refused(description: "\(settings.issuer) stands twice")
      }
    }
    self.places = places
  }

  /// Begins to fetch keys. Until an issuer has answered it is closed.
  package func start() {
    let issuers = issuers
    life.withLock { life in
      guard life.task == nil, !life.isStopped, !issuers.isEmpty else { return }
      life.task = Task {
        await withDiscardingTaskGroup { tasks in
          for issuer in issuers { tasks.addTask { await issuer.run() } }
        }
      }
    }
  }

  /// Ends within a second or so, also when an issuer does not answer. It cannot be started again; the keys
  /// that there are serve until they are too old.
  package func stop() async {
    let task = life.withLock { life in
      life.isStopped = true
      return life.task
    }
    task?.cancel()
    await task?.value
  }

  /// How the issuer of verified claims was set up.
  package func settings(of issuer: String) -> IssuerSettings? {
    places[Array(issuer.utf8)].map { issuers[$0].settings }
  }

  /// Grows when any issuer's keys change or become too old: what was verified before is to be verified again.
  /// Read it before verifying what is kept under it. For each call: it takes no lock.
  package func generation(at now: LoopTime) -> UInt64 {
    issuers.reduce(0) { $0 &+ $1.generation(at: now) }
  }

  package var generation: UInt64 { generation(at: clock.now()) }

  /// Checks by the keys that are known, without waiting: for loops. Nil when newer keys are worth waiting
  /// for, in `verify`. `now` in seconds since 1970.
  package func verifyAtOnce(_ token: CompactToken, at now: Int64) throws(IssuerError) -> VerifiedClaims? {
    try issuer(of: token).verifyAtOnce(token, at: now)
  }

  /// Waits for newer keys where that may help: once for all tokens that want it, and for a bounded time.
  package func verify(_ token: CompactToken, at now: Int64) async throws(IssuerError) -> VerifiedClaims {
    let issuer = try issuer(of: token)
    if let claims = try issuer.verifyAtOnce(token, at: now) { return claims }
    await issuer.refresh()
    return try issuer.verifyAtLast(token, at: now)
  }

  private func issuer(of token: CompactToken) throws(IssuerError) -> Issuer {
    let name: String
    do throws(TokenError) {
      name = try ForeignTokenVerifier.claimedIssuer(token)
    } catch {
      throw .tokenRefused(error)
    }
    guard let place = places[Array(name.utf8)] else { throw .tokenRefused(.issuerUnknown) }
    return issuers[place]
  }
}
