import Glibc
import MusterCrypto
import MusterHTTPS
import MusterLoop
import MusterTestWebServer
import Synchronization
import Testing

@testable import MusterTenancy

@Suite(.timeLimit(.minutes(5))) struct `An issuer that fails` {
  private static let key = try! SigningKey.generate()

  /// Asked again and again at once, so that nothing has to be waited for.
  private static var hasty: IssuerIntervals {
    var intervals = IssuerIntervals()
    intervals.refresh = .milliseconds(200)
    (intervals.retryMin, intervals.retryMax) = (.milliseconds(20), .milliseconds(40))
    return intervals
  }

  private func bench(
    _ intervals: IssuerIntervals = hasty, allowed: [String] = ["127.0.0.1"]
  ) async throws -> IssuerBench {
    try await IssuerBench(allowed: allowed) { $0.intervals = intervals }
  }

  private func open(_ intervals: IssuerIntervals = hasty) async throws -> IssuerBench {
    let bench = try await bench(intervals)
    try bench.publish(Self.key)
    bench.directory.start()
    try await bench.until { bench.events == [.good(keys: 1, leftOut: [])] }
    return bench
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: KeySourceProblem.Kind
    let path: String
    /// `listener` is an address that must get no connection.
    let answer: @Sendable (_ issuer: String, _ listener: String) -> WebAnswer

    init(
      _ words: String, _ kind: KeySourceProblem.Kind, at path: String = IssuerBench.keys,
      _ answer: @escaping @Sendable (_ issuer: String, _ listener: String) -> WebAnswer
    ) {
      (testDescription, self.kind, self.path, self.answer) = (words, kind, path, answer)
    }
  }

  private static func redirect(_ place: String) -> WebAnswer {
    var answer = WebAnswer("", status: 302)
    answer.headers = ["Location": place]
    return answer
  }

  private static func changed(_ answer: WebAnswer, _ change: (inout WebAnswer) -> Void) -> WebAnswer {
    var answer = answer
    change(&answer)
    return answer
  }

  private static let faults: [Fault] = [
    Fault("500", .statusOther(500)) { _, _ in WebAnswer("oh", status: 500) },
    Fault("500 with keys", .statusOther(500)) { _, _ in
      WebAnswer("{\"keys\":[\(key.checking.jsonWebKey)]}", status: 500)
    },
    Fault("nothing there", .statusOther(404)) { _, _ in WebAnswer("", status: 404) },
    Fault("a redirect", .statusOther(302)) { _, listener in redirect(listener) },
    Fault("HTML", .keysMalformed) { _, _ in WebAnswer("<html><body>Sign in</body></html>") },
    Fault("an empty body", .keysMalformed) { _, _ in WebAnswer("") },
    Fault("half a document", .keysMalformed) { _, _ in WebAnswer("{\"keys\":[") },
    Fault("10 MB", .unreachable(.tooLarge)) { _, _ in
      changed(WebAnswer("0123456789")) { $0.times = 1_000_000 }
    },
    Fault("10 MB of unknown length", .unreachable(.tooLarge)) { _, _ in
      changed(WebAnswer("0123456789")) { ($0.times, $0.hasLength) = (1_000_000, false) }
    },
    Fault("no answer in time", .unreachable(.timedOut)) { _, _ in
      changed(WebAnswer("{}")) { $0.delaySeconds = 30 }
    },
    Fault("a slow answer", .unreachable(.timedOut)) { _, _ in
      changed(WebAnswer("{\"keys\":[]}")) { ($0.pieceBytes, $0.pieceSeconds) = (1, 3) }
    },
    Fault("an end in the middle", .unreachable(.broken)) { _, _ in
      changed(WebAnswer("{}")) { $0.isCut = true }
    },
    Fault("no keys", .keysMissing) { _, _ in WebAnswer("{\"keys\":[]}") },
    Fault("keys of no use", .keysMissing) { _, _ in
      WebAnswer(
        #"{"keys":[{"kty":"oct","kid":"a","k":"AAAA"},{"kty":"RSA","kid":"b","n":"AQAB","e":"AQAB"}]}"#)
    },
    Fault("a discovery of HTML", .documentMalformed, at: IssuerBench.discovery) { _, _ in
      WebAnswer("<html></html>")
    },
    Fault("a discovery without keys", .documentMalformed, at: IssuerBench.discovery) { issuer, _ in
      WebAnswer("{\"issuer\":\"\(issuer)\"}")
    },
    Fault("a discovery of another issuer", .issuerOther, at: IssuerBench.discovery) { issuer, _ in
      WebAnswer("{\"issuer\":\"\(issuer)/\",\"jwks_uri\":\"\(issuer)/keys\"}")
    },
    Fault("a discovery that is redirected", .statusOther(301), at: IssuerBench.discovery) { _, listener in
      changed(redirect(listener)) { $0.status = 301 }
    },
    Fault("keys in the clear", .addressRefused, at: IssuerBench.discovery) { issuer, listener in
      WebAnswer("{\"issuer\":\"\(issuer)\",\"jwks_uri\":\"\(listener)\"}")
    },
    Fault("keys in a file", .addressRefused, at: IssuerBench.discovery) { issuer, _ in
      WebAnswer("{\"issuer\":\"\(issuer)\",\"jwks_uri\":\"file:///etc/passwd\"}")
    },
    Fault("keys at a private address", .unreachable(.addressRefused), at: IssuerBench.discovery) {
      issuer, _ in
      WebAnswer("{\"issuer\":\"\(issuer)\",\"jwks_uri\":\"https://127.0.0.2/keys\"}")
    },
  ]

  @Test(arguments: faults)
  func `keeps its keys, is told of once, and recovers`(_ fault: Fault) async throws {
    var intervals = Self.hasty
    if fault.kind == .unreachable(.timedOut) { intervals.fetchMax = .seconds(1) }
    let bench = try await open(intervals)
    let listener = try await WebServer(nil)
    let generation = bench.directory.generation
    let token = try bench.token(Self.key)
    let bad = fault.answer(bench.server.url, "http://127.0.0.1:\(listener.port)/")
    try bench.server.answer(fault.path, bad)
    try await bench.until { bench.events.count > 1 }
    let asked = bench.server.requests(IssuerBench.discovery)
    try await bench.until { bench.server.requests(IssuerBench.discovery) >= asked + 3 }
    #expect(bench.events.count == 2)
    guard case .failing(let problem, hasKeys: true) = bench.events.last else {
      Issue.record("\(bench.events)")
      return
    }
    #expect(problem.kind == fault.kind)
    #expect(try bench.directory.verifyAtOnce(token, at: IssuerBench.now)?.subject == "u")
    #expect(bench.directory.generation == generation)
    try bench.discover("{\"issuer\":\"\(bench.server.url)\",\"jwks_uri\":\"\(bench.server.url)/keys\"}")
    try bench.publish(Self.key)
    try await bench.until { bench.events.count == 3 }
    #expect(bench.events.last == .good(keys: 1, leftOut: []))
    #expect(listener.connections == 0)
    await bench.stop()
  }

  @Test func `in one key of several is told of, and the others are taken`() async throws {
    let bench = try await bench()
    let unusable = [
      #"{"kty":"oct","kid":"a","k":"AAAA"}"#, "1", #"{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}"#,
    ]
    try bench.publish(Self.key, raw: unusable)
    bench.directory.start()
    try await bench.until { bench.fetches > 2 }
    #expect(bench.events == [.good(keys: 1, leftOut: [.keyTypeRefused, .keyNotJSON, .keyCurveRefused])])
    #expect(await bench.refusal(try bench.token(Self.key)) == nil)
    await bench.stop()
  }

  @Test func `is closed an hour after its keys were fetched last, and open when it answers`() async throws {
    let bench = try await open()
    let token = try bench.token(Self.key)
    try bench.server.answer(IssuerBench.keys, nil)
    try await bench.until { bench.events.count == 2 }
    let generation = bench.directory.generation
    bench.clock.jump(.seconds(3_590))
    #expect(await bench.refusal(token) == nil)
    #expect(bench.directory.generation == generation)
    bench.clock.jump(.seconds(10))
    // What was verified before is of no use from this moment on, whatever the background does.
    #expect(bench.directory.generation == generation + 1)
    #expect(throws: IssuerError.issuerClosed) {
      // It may be worth waiting for the fetch that is under way.
      if try bench.directory.verifyAtOnce(token, at: IssuerBench.now) == nil {
        throw IssuerError.issuerClosed
      }
    }
    #expect(await bench.refusal(token) == .issuerClosed)
    #expect(await bench.refusal(try bench.junk("unknown")) == .issuerClosed)
    #expect(bench.events.count == 3 && bench.events.last == .closed)
    try bench.publish(Self.key)
    try await bench.until { bench.events.count == 4 }
    #expect(await bench.refusal(token) == nil)
    #expect(bench.directory.generation == generation + 2)
    await bench.stop()
  }

  @Test func `at the start is closed until it answers`() async throws {
    let bench = try await bench()
    bench.directory.start()
    let token = try bench.token(Self.key)
    try await bench.until { bench.server.requests(IssuerBench.keys) > 3 }
    #expect(await bench.refusal(token) == .issuerClosed)
    guard case .failing(let problem, hasKeys: false) = bench.events.first, bench.events.count == 1 else {
      Issue.record("\(bench.events)")
      return
    }
    #expect(problem.kind == .statusOther(404))
    try bench.publish(Self.key)
    try await bench.until { await bench.refusal(token) == nil }
    await bench.stop()
  }

  @Test func `to be there at all makes no call wait`() async throws {
    var intervals = IssuerIntervals()
    intervals.retryMin = .seconds(60)
    let bench = try await bench(intervals)
    bench.server.stop()
    bench.directory.start()
    try await bench.until { bench.events.count == 1 }
    guard case .failing(let problem, hasKeys: false) = bench.events.first else {
      Issue.record("\(bench.events)")
      return
    }
    #expect(problem.kind == .unreachable(.notConnected))
    let token = try bench.token(Self.key)
    #expect(throws: IssuerError.issuerClosed) {
      try bench.directory.verifyAtOnce(token, at: IssuerBench.now)
    }
    #expect(await bench.refusal(token) == .issuerClosed)
    await bench.stop()
  }

  @Test func `is not connected to at an address that is not allowed`() async throws {
    let bench = try await bench(allowed: [])
    try bench.publish(Self.key)
    bench.directory.start()
    try await bench.until { bench.events.count == 1 }
    guard case .failing(let problem, hasKeys: false) = bench.events.first else {
      Issue.record("\(bench.events)")
      return
    }
    #expect(problem.kind == .unreachable(.addressRefused))
    #expect(bench.server.connections == 0)
    await bench.stop()
  }

  @Test func `holds up no token of a known key, and nobody who goes away`() async throws {
    var intervals = IssuerIntervals()
    intervals.fetchMax = .seconds(30)
    let bench = try await open(intervals)
    var late = WebAnswer("{}")
    late.delaySeconds = 30
    try bench.server.answer(IssuerBench.keys, late)
    let (known, unknown) = (try bench.token(Self.key), try bench.junk("unknown"))
    let gone = Task { await bench.refusal(unknown) }
    try await bench.until { bench.fetches == 2 }
    #expect(try bench.directory.verifyAtOnce(known, at: IssuerBench.now) != nil)
    gone.cancel()
    #expect(await gone.value == .tokenRefused(.keyUnknown))
    // The fetch goes on.
    #expect(bench.events.count == 1)
    await bench.stop()
  }

  @Test func `holds up tokens of unknown keys for a bounded time, even where nothing is fetched`()
    async throws
  {
    var intervals = IssuerIntervals()
    intervals.fetchMax = .milliseconds(500)
    let bench = try await open(intervals)
    let hold = Hold()
    await withTaskGroup { tasks in
      for _ in 0..<IssuerBench.threads {
        tasks.addTask { try? await bench.pool.run { hold.wait() } }
      }
      // Behind these stands the fetch.
      while hold.waiting < IssuerBench.threads { await Task.yield() }
      let start = ContinuousClock.now
      if let unknown = try? bench.junk("unknown") {
        #expect(await bench.refusal(unknown) == .tokenRefused(.keyUnknown))
      }
      #expect(ContinuousClock.now - start < .seconds(5))
      hold.release()
    }
    await bench.stop()
  }

  /// Keeps threads until it is released.
  private final class Hold: Sendable {
    private let state = Mutex((waiting: 0, isReleased: false))

    var waiting: Int { state.withLock { $0.waiting } }

    func wait() {
      state.withLock { $0.waiting += 1 }
      while !state.withLock({ $0.isReleased }) { usleep(5_000) }
    }

    func release() { state.withLock { $0.isReleased = true } }
  }

  @Test func `does not hold up the end`() async throws {
    var intervals = IssuerIntervals()
    intervals.fetchMax = .seconds(30)
    let bench = try await bench(intervals)
    var late = WebAnswer("{}")
    late.delaySeconds = 30
    try bench.server.answer(IssuerBench.keys, late)
    bench.directory.start()
    try await bench.until { bench.fetches == 1 }
    let start = ContinuousClock.now
    async let refusal = bench.refusal(try bench.token(Self.key))
    try await Task.sleep(for: .milliseconds(20))
    await bench.stop()
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(try await refusal == .issuerClosed)
    #expect(bench.events == [])
  }

  @Test func `is named in the settings once`() async throws {
    let pool = try BlockingPool(threads: 1)
    let settings = try IssuerSettings(issuer: "https://idp.test", audiences: ["muster"])
    #expect(throws: IssuerSettings.Refused.self) { try IssuerDirectory([settings, settings], on: pool) }
    // Nobody is asked where nobody is named.
    let none = try IssuerDirectory([], on: pool)
    none.start()
    #expect(none.generation == 0)
    await none.stop()
    await pool.stop()
  }
}
