import MusterCrypto
import MusterLoop
import MusterTestWebServer
import Testing

@testable import MusterTenancy

@Suite(.timeLimit(.minutes(3))) struct `Tokens of another issuer` {
  private let key: SigningKey
  private let other: SigningKey

  init() throws {
    (key, other) = (try .generate(), try .generate())
  }

  /// A bench whose issuer has answered.
  private func open(_ change: (inout IssuerSettings) -> Void = { _ in }) async throws -> IssuerBench {
    let bench = try await IssuerBench { change(&$0) }
    try bench.publish(key)
    bench.directory.start()
    try await bench.until { bench.events == [.good(keys: 1, leftOut: [])] }
    return bench
  }

  @Test func `are taken by the keys that it publishes`() async throws {
    let bench = try await open()
    let token = try bench.token(key)
    let claims = try #require(try bench.directory.verifyAtOnce(token, at: IssuerBench.now))
    #expect(claims.issuer == bench.server.url && claims.subject == "u" && claims.audience == "muster")
    #expect(try await bench.directory.verify(token, at: IssuerBench.now) == claims)
    #expect(bench.directory.settings(of: bench.server.url)?.claims.email == "email")
    #expect(bench.directory.settings(of: "https://none.test") == nil)
    let foreign = try bench.token(key, audience: "somebody")
    #expect(await bench.refusal(foreign) == .tokenRefused(.audienceOther))
    #expect(bench.fetches == 1)
    await bench.stop()
  }

  @Test func `are taken at once while the first keys are fetched`() async throws {
    let bench = try await IssuerBench()
    var answer = WebAnswer("{\"keys\":[\(key.checking.jsonWebKey)]}")
    answer.delaySeconds = 0.5
    try bench.server.answer(IssuerBench.keys, answer)
    let token = try bench.token(key)
    // Before it is started there is nothing to wait for.
    #expect(await bench.refusal(token) == .issuerClosed)
    bench.directory.start()
    try await bench.until { bench.fetches == 1 }
    #expect(try bench.directory.verifyAtOnce(token, at: IssuerBench.now) == nil)
    #expect(await bench.refusal(token) == nil)
    await bench.stop()
    bench.directory.start()
    await bench.stop()
    #expect(await bench.refusal(token) == nil)
    #expect(bench.fetches == 1)
  }

  @Test func `of nobody who is configured are refused`() async throws {
    let bench = try await open()
    let text = try TokenSigner(issuer: "https://else.test", audience: "muster", key: key).token(
      TokenClaims(
        subject: "u", tenant: nil, use: .platform, id: "t", issuedAt: IssuerBench.now,
        expiry: IssuerBench.now + 60))
    #expect(await bench.refusal(try CompactToken(text)) == .tokenRefused(.issuerUnknown))
    #expect(bench.fetches == 1)
    await bench.stop()
  }

  @Test func `are checked by no other issuer's keys, whatever that one does`() async throws {
    let (one, another) = (try await IssuerBench(), try await IssuerBench())
    try one.publish(key)
    try another.publish(other)
    let settings = try [one, another].map { bench in
      try #require(bench.directory.settings(of: bench.server.url))
    }
    let both = try IssuerDirectory(settings, on: one.pool)
    both.start()
    try await one.until { (try? await both.verify(one.token(key), at: IssuerBench.now)) != nil }
    try await one.until { (try? await both.verify(another.token(other), at: IssuerBench.now)) != nil }
    for (bench, stranger) in [(one, other), (another, key)] {
      let token = try bench.token(stranger)
      await #expect(throws: IssuerError.tokenRefused(.keyUnknown)) {
        try await both.verify(token, at: IssuerBench.now)
      }
    }
    another.server.stop()
    #expect(try both.verifyAtOnce(one.token(key), at: IssuerBench.now) != nil)
    await both.stop()
    await one.stop()
    await another.stop()
  }

  @Test func `that bring their own key make nobody connect anywhere`() async throws {
    let bench = try await open()
    let listener = try await WebServer(nil)
    for name in ["jku", "x5u"] {
      #expect(throws: TokenError.headerNameNotAllowed) {
        try bench.unsigned(
          "{\"alg\":\"ES256\",\"kid\":\"k\",\"\(name)\":\"http://127.0.0.1:\(listener.port)/keys\"}")
      }
    }
    for raw in ["\"jwk\":\(other.checking.jsonWebKey)", "\"x5c\":[\"AAAA\"]"] {
      #expect(throws: TokenError.headerNameNotAllowed) { try bench.unsigned("{\"alg\":\"ES256\",\(raw)}") }
    }
    try await Task.sleep(for: .milliseconds(200))
    #expect(listener.connections == 0 && bench.fetches == 1)
    await bench.stop()
  }

  @Test func `of unknown keys cost one fetch a minute, shared by all`() async throws {
    let bench = try await open()
    // As JSON has them.
    let names = [
      "../../dev/null", "' OR 1=1 --", "unknown", "%00", "kéy", String(repeating: "k", count: 256),
    ]
    for round in 1...3 {
      try await withThrowingTaskGroup(of: IssuerError?.self) { tasks in
        for number in 0..<100 {
          let token = try bench.junk(names[number % names.count])
          tasks.addTask { await bench.refusal(token) }
        }
        for try await refusal in tasks { #expect(refusal == .tokenRefused(.keyUnknown)) }
      }
      #expect(bench.fetches == 1 + round)
      bench.clock.jump(.seconds(50))
      #expect(await bench.refusal(try bench.junk("unknown")) == .tokenRefused(.keyUnknown))
      #expect(bench.fetches == 1 + round)
      bench.clock.jump(.seconds(10))
    }
    // Those that cannot be the name of a key are refused before anybody looks for it.
    for name in ["\\u0000", "\\u000a", "", String(repeating: "k", count: 257)] {
      #expect(throws: TokenError.self) { try bench.junk(name) }
    }
    #expect(throws: TokenError.tooLong) { try bench.junk(String(repeating: "k", count: 65_536)) }
    #expect(await bench.refusal(try bench.token(key)) == nil)
    #expect(bench.events.count == 1)
    await bench.stop()
  }

  @Test func `of a key that is published anew are taken at once`() async throws {
    let bench = try await open()
    let generation = bench.directory.generation
    let token = try bench.token(other)
    #expect(try bench.directory.verifyAtOnce(token, at: IssuerBench.now) == nil)
    try bench.publish(key, other)
    #expect(await bench.refusal(token) == nil)
    #expect(bench.directory.generation == generation + 1)
    #expect(await bench.refusal(try bench.token(key)) == nil)
    #expect(bench.fetches == 2)
    await bench.stop()
  }

  @Test func `of a key that was taken away are refused within the interval, and taken when it is back`()
    async throws
  {
    let bench = try await open()
    let (old, new) = (try bench.token(key), try bench.token(other))
    try bench.publish(other)
    let generation = bench.directory.generation
    bench.clock.jump(.seconds(300))
    try await bench.until { bench.directory.generation > generation }
    #expect(await bench.refusal(new) == nil)
    #expect(await bench.refusal(old) == .tokenRefused(.keyUnknown))
    try bench.publish(key, other)
    bench.clock.jump(.seconds(60))
    #expect(await bench.refusal(old) == nil)
    await bench.stop()
  }

  @Test func `are all taken while keys are rotated under load, and none after its key is gone`() async throws
  {
    var intervals = IssuerIntervals()
    intervals.refresh = .milliseconds(300)
    let bench = try await open { $0.intervals = intervals }
    var current = key
    for _ in 0..<4 {
      let next = try SigningKey.generate()
      let (old, new) = (try bench.token(current), try bench.token(next))
      // Both for a time, then the new one alone.
      try bench.publish(current, next)
      async let refusedBefore = refusals(of: [old], for: .milliseconds(500), bench)
      try await bench.until { await bench.refusal(new) == nil }
      #expect(await refusedBefore == 0)
      #expect(await refusals(of: [old, new], for: .milliseconds(300), bench) == 0)
      try bench.publish(next)
      let removed = ContinuousClock.now
      async let refusedAfter = refusals(of: [new], for: .milliseconds(500), bench)
      try await bench.until { await bench.refusal(old) != nil }
      #expect(ContinuousClock.now - removed < intervals.refresh * 5)
      #expect(await refusedAfter == 0)
      #expect(await accepted(old, for: .milliseconds(300), bench) == 0)
      current = next
    }
    await bench.stop()
  }

  private func accepted(_ token: CompactToken, for duration: Duration, _ bench: IssuerBench) async -> Int {
    let end = ContinuousClock.now + duration
    var count = 0
    while ContinuousClock.now < end {
      if await bench.refusal(token) == nil { count += 1 }
      await Task.yield()
    }
    return count
  }

  private func refusals(
    of tokens: [CompactToken], for duration: Duration, _ bench: IssuerBench
  ) async -> Int {
    let end = ContinuousClock.now + duration
    return await withTaskGroup { tasks in
      for token in tokens + tokens {
        tasks.addTask {
          var refused = 0
          while ContinuousClock.now < end {
            if await bench.refusal(token) != nil { refused += 1 }
            await Task.yield()
          }
          return refused
        }
      }
      return await tasks.reduce(0, +)
    }
  }
}
