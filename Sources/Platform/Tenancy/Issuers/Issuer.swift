import MusterCrypto
import MusterHTTPS
import MusterLoop
import Synchronization

/// The time that keys grow old by.
struct IssuerClock: Sendable {
  var now: @Sendable () -> LoopTime = { .now() }
  var sleep: @Sendable (_ until: LoopTime) async -> Void = { end in
    // Never for ever: whoever wakes too early looks again.
    try? await Task.sleep(for: min(end - .now(), .seconds(3_600)))
  }
}

/// One issuer: its keys, and the task that keeps them new.
final class Issuer: Sendable {
  private struct State {
    var machine: IssuerStateMachine
    var verifier: ForeignTokenVerifier
    var isRunning = false
  }

  /// Calls that wait for one fetch.
  private static let waitersMax = 1_000

  let settings: IssuerSettings
  private let source: KeySource
  private let clock: IssuerClock
  private let tell: @Sendable (IssuerEvent) -> Void
  private let state: Mutex<State>
  /// When the keys are too old, in nanoseconds of `LoopTime`; beside the lock for those who ask each call.
  private let closesAt = Atomic(Int64.max)
  private let generations = Atomic<UInt64>(0)
  private let wanted = Bell(sleepersMax: 1)
  private let done = Bell(sleepersMax: waitersMax)

  init(
    _ settings: IssuerSettings, _ source: KeySource, _ clock: IssuerClock,
    tell: @escaping @Sendable (IssuerEvent) -> Void
  ) {
    (self.settings, self.source, self.clock, self.tell) = (settings, source, clock, tell)
    state = Mutex(
      State(
        machine: IssuerStateMachine(settings.intervals, at: clock.now()),
        verifier: ForeignTokenVerifier(
          issuer: settings.issuer, audiences: settings.audiences, keys: JSONWebKeySet([]),
          types: settings.types)))
  }

  /// How often the keys were others than before, or became too old.
  func generation(at now: LoopTime) -> UInt64 {
    if now.nanoseconds >= closesAt.load(ordering: .acquiring) { close(at: now) }
    return generations.load(ordering: .acquiring)
  }

  /// Nil when it is worth waiting for newer keys.
  func verifyAtOnce(_ token: CompactToken, at seconds: Int64) throws(IssuerError) -> VerifiedClaims? {
    let now = clock.now()
    let (verifier, mayAsk) = look(at: now)
    guard let verifier else {
      guard mayAsk else { throw .issuerClosed }
      return nil
    }
    do throws(TokenError) {
      return try verifier.verify(token, at: seconds)
    } catch {
      guard error == .keyUnknown, mayAsk else { throw .tokenRefused(error) }
      return nil
    }
  }

  /// What the keys say that there are now, after waiting for newer ones.
  func verifyAtLast(_ token: CompactToken, at seconds: Int64) throws(IssuerError) -> VerifiedClaims {
    guard let verifier = look(at: clock.now()).verifier else { throw .issuerClosed }
    do throws(TokenError) {
      return try verifier.verify(token, at: seconds)
    } catch {
      throw .tokenRefused(error)
    }
  }

  /// Asks for newer keys, if it is time, and waits for them with all others who do.
  func refresh() async {
    let heard = done.rings
    let now = clock.now()
    let hasFetch = state.withLock { state in
      guard state.isRunning else { return false }
      let isClosed = state.machine.usableKeys(at: now) == nil
      return isClosed ? state.machine.mayOpen : state.machine.askForKey(at: now)
    }
    guard hasFetch else { return }
    wanted.ring()
    // Discovery and keys each have their time.
    let waitMax = settings.intervals.fetchMax * 2
    await done.wait(since: heard) { try? await Task.sleep(for: waitMax) }
  }

  /// Keeps the keys new until the task is cancelled.
  func run() async {
    state.withLock { $0.isRunning = true }
    while !Task.isCancelled {
      let heard = wanted.rings
      let now = clock.now()
      close(at: now)
      switch state.withLock({ $0.machine.step(at: now) }) {
      case .fetch: await fetch()
      case .wait(let end):
        let clock = clock
        await wanted.wait(since: heard) { await clock.sleep(end) }
      }
    }
    state.withLock { $0.isRunning = false }
    done.ring()
  }

  private func fetch() async {
    let result: Result<PublishedKeys, KeySourceProblem>
    do throws(KeySourceProblem) {
      result = .success(try await source.fetch())
    } catch {
      result = .failure(error)
    }
    // The end of the server is no failure of the issuer.
    guard !Task.isCancelled else { return }
    let (now, random) = (clock.now(), Double.random(in: 0...1))
    let event = state.withLock { state in
      switch result {
      case .success(let published):
        let (hasChanged, event) = state.machine.succeeded(published, at: now, random: random)
        if hasChanged { state.verifier.keys = published.set }
        closesAt.store(state.machine.closesAt.nanoseconds, ordering: .releasing)
        if hasChanged { generations.add(1, ordering: .releasing) }
        return event
      case .failure(let problem): return state.machine.failed(problem, at: now, random: random)
      }
    }
    if let event { tell(event) }
    done.ring()
  }

  private func close(at now: LoopTime) {
    let event = state.withLock { state in
      let event = state.machine.close(at: now)
      if event != nil {
        closesAt.store(.max, ordering: .releasing)
        generations.add(1, ordering: .releasing)
      }
      return event
    }
    if let event { tell(event) }
  }

  private func look(at now: LoopTime) -> (verifier: ForeignTokenVerifier?, mayAsk: Bool) {
    state.withLock { state in
      guard state.machine.usableKeys(at: now) != nil else {
        return (nil, state.isRunning && state.machine.mayOpen)
      }
      return (state.verifier, state.isRunning && state.machine.mayAskForKey(at: now))
    }
  }
}
