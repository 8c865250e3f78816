import MusterHTTP2
import MusterLoop
import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Testing

@testable import MusterTransport

/// What a client does when its server is away, busy or leaving.
@Suite(.timeLimit(.minutes(1))) struct `Client and its server` {
  @Test(arguments: [false, true])
  func `find each other again after the server was gone`(_ isSecure: Bool) async throws {
    let first = try await TestServer(isSecure: isSecure)
    let client = TortureV1.Client(try first.client { $0.retry.attemptsMax = 1 })
    _ = try await client.echo(.valid())
    await first.stop()
    let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(error?.code == .unavailable)
    #expect(error?.reason == "CONNECTION_LOST")
    #expect(error?.message.contains("127.0.0.1:\(first.address.port)") == true)

    let second = try await TestServer(isSecure: isSecure, port: first.address.port)
    _ = try await client.echo(.valid())
    await second.stop()
  }

  @Test func `let a call wait for a server that is late`() async throws {
    let first = try await TestServer()
    let client = TortureV1.Client(
      try first.client {
        $0.retry.attemptsMax = 100
        $0.retry.backoffMax = .milliseconds(50)
      })
    await first.stop()
    async let answer = client.echo(.valid())
    try await Task.sleep(for: .milliseconds(300))
    let second = try await TestServer(port: first.address.port)
    #expect(try await answer.bounded?.name == "Ada")
    await second.stop()
  }

  @Test func `fail fast when nobody is there, and obey deadline and cancellation while they wait`()
    async throws
  {
    let gone = try await TestServer()
    await gone.stop()
    let once = TortureV1.Client(try gone.client { $0.retry.attemptsMax = 1 })
    let error = await failure { () async throws(RPCError) in _ = try await once.echo(.valid()) }
    #expect(error?.code == .unavailable)

    let patient = TortureV1.Client(
      try gone.client {
        $0.retry.attemptsMax = 1_000_000
      })
    let cancelled = Task {
      await failure { () async throws(RPCError) in _ = try await patient.echo(.valid()) }
    }
    try await Task.sleep(for: .milliseconds(100))
    cancelled.cancel()
    #expect(await cancelled.value?.code == .cancelled)
    var options = CallOptions()
    options.timeout = .milliseconds(100)
    let late = await failure { [options] () async throws(RPCError) in
      _ = try await patient.echo(.valid(), options)
    }
    // Whichever comes first: the deadline, or that no further attempt fits before it.
    #expect(late?.code == .deadlineExceeded || late?.code == .unavailable)
  }

  @Test func `part in peace when the server goes while calls run`() async throws {
    let server = try await TestServer()
    let transport = try server.client()
    let client = TortureV1.Client(transport)
    let call = try await client.`switch`()
    let responses = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.step = .text("1") })
    #expect(try await responses.next()?.text == "got 1")

    let stopping = Task { await server.stop(grace: .seconds(30)) }
    // It stops listening long before its calls have ended, though not at once.
    var follower: TestServer?
    #expect(
      await eventually {
        follower = try? await TestServer(port: server.address.port)
        return follower != nil
      })
    let next = try #require(follower)
    // New calls go to the next server, the old one ends where it began.
    _ = try await client.echo(.valid())
    try await call.send(.with { $0.step = .text("2") })
    #expect(try await responses.next()?.text == "got 2")
    try await call.finish()
    #expect(try await responses.next() == nil)
    await stopping.value
    #expect(next.server.running == 0)
    await next.stop()
  }

  @Test func `lose no call when servers change under load`() async throws {
    let first = try await TestServer()
    let client = TortureV1.Client(try first.client { $0.retry.attemptsMax = 100 })
    let done = Shared(0)
    let calls = Task {
      try await withThrowingTaskGroup { tasks in
        for _ in 0..<8 {
          tasks.addTask {
            for _ in 0..<100 {
              _ = try await client.echo(.valid())
              done.change { $0 += 1 }
            }
          }
        }
        try await tasks.waitForAll()
      }
    }
    var server = first
    for number in 1...4 {
      #expect(await eventually { done.value > number * 150 })
      await server.stop(grace: .seconds(10))
      server = try await TestServer(port: first.address.port)
    }
    try await calls.value
    #expect(done.value == 800)
    await server.stop()
  }

  @Test func `end calls that still run when the server's grace is over`() async throws {
    let server = try await TestServer()
    let client = TortureV1.Client(try server.client { $0.retry.attemptsMax = 1 })
    let call = try await client.`switch`()
    let responses = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.step = .text("1") })
    _ = try await responses.next()
    await server.stop(grace: .milliseconds(50))
    let error = await failure { () async throws(RPCError) in _ = try await responses.next() }
    #expect(error?.code == .unavailable)
  }

  @Test func `agree on when to come back`() async throws {
    let attempts = Shared<[(previous: [String], time: ContinuousClock.Instant)]>([])
    let server = try await TestServer {
      $0.onEcho = { request, caller throws(RPCError) in
        attempts.change { $0.append(([], .now)) }
        if attempts.value.count < 3 { throw .overloaded(retryAfter: .milliseconds(60)) }
        return request.bounded
      }
    }
    let client = TortureV1.Client(try server.client())
    #expect(try await client.echo(.valid()).bounded?.name == "Ada")
    let times = attempts.value.map(\.time)
    #expect(times.count == 3)
    for (earlier, later) in zip(times, times.dropFirst()) { #expect(later - earlier >= .milliseconds(60)) }
    await server.stop()
  }

  @Test(arguments: [(RetryAdvice.never, 1), (.unstated, 3), (.after(.zero), 3)])
  func `agree on whether to come back at all`(_ advice: RetryAdvice, _ count: Int) async throws {
    let attempts = Shared(0)
    let server = try await TestServer {
      $0.onEcho = { _, _ throws(RPCError) in
        attempts.change { $0 += 1 }
        throw RPCError(.unavailable, reason: "OVERLOADED", message: "busy", retry: advice)
      }
    }
    let client = TortureV1.Client(
      try server.client {
        $0.retry.attemptsMax = 3
        $0.retry.backoffMin = .milliseconds(1)
      })
    let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(error?.message == "busy")
    #expect(error?.retry == advice)
    #expect(attempts.value == count)
    await server.stop()
  }

  @Test func `repeat no call that sent more than is kept, or whose answer has begun`() async throws {
    let attempts = Shared(0)
    let server = try await TestServer {
      $0.onImport = { requests throws(RPCError) in
        attempts.change { $0 += 1 }
        for try await _ in requests {}
        throw RPCError(.unavailable, reason: "OVERLOADED", message: "busy")
      }
      $0.onRepeat = { _, responses throws(RPCError) in
        attempts.change { $0 += 1 }
        try await responses.send(.init())
        throw RPCError(.unavailable, reason: "OVERLOADED", message: "busy")
      }
    }
    let client = TortureV1.Client(try server.client { $0.retry.backoffMin = .milliseconds(1) })
    for (size, count) in [(50_000, 5), (100_000, 1)] {
      attempts.change { $0 = 0 }
      let call = try await client.`import`()
      let error = await failure { () async throws(RPCError) in
        for _ in 0..<4 { try await call.send(.padded(size)) }
        _ = try await call.finish()
      }
      #expect(error?.message == "busy")
      #expect(attempts.value == count, "\(size)")
    }
    attempts.change { $0 = 0 }
    let error = await failure { () async throws(RPCError) in
      for try await _ in try await client.`repeat`(.init()) {}
    }
    #expect(error?.message == "busy")
    #expect(attempts.value == 1)
    await server.stop()
  }

  @Test func `are closed by the client: new calls fail, running ones have a while`() async throws {
    let server = try await TestServer()
    let transport = try server.client()
    let client = TortureV1.Client(transport)
    let call = try await client.`switch`()
    let responses = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.step = .text("1") })
    _ = try await responses.next()
    let closing = Task { await transport.close(grace: .seconds(30)) }
    #expect(
      await eventually {
        await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }?.code == .cancelled
      })
    try await call.send(.with { $0.step = .text("2") })
    #expect(try await responses.next()?.text == "got 2")
    try await call.finish()
    #expect(try await responses.next() == nil)
    await closing.value
    await server.stop()
  }

  @Test func `are closed by the client at once: calls that run are cancelled`() async throws {
    let server = try await TestServer()
    let transport = try server.client()
    let call = try await TortureV1.Client(transport).`switch`()
    let responses = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.step = .text("1") })
    _ = try await responses.next()
    await transport.close()
    let error = await failure { () async throws(RPCError) in _ = try await responses.next() }
    #expect(error?.code == .cancelled)
    #expect(await eventually { server.server.running == 0 })
    await server.stop()
  }

  @Test func `are closed by the client: calls between two attempts do not wait for the next`() async throws {
    let attempts = Shared(0)
    let server = try await TestServer {
      $0.onEcho = { _, _ throws(RPCError) in
        attempts.change { $0 += 1 }
        throw .overloaded(retryAfter: .seconds(3_600))
      }
    }
    let transport = try server.client()
    let client = TortureV1.Client(transport)
    async let error = failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(await eventually { attempts.value == 1 })
    try await Task.sleep(for: .milliseconds(100))
    await transport.close()
    #expect(await error?.code == .cancelled)
    await server.stop()
  }

  @Test func `do not talk when the certificate is not trusted, or is for somebody else`() async throws {
    let server = try await TestServer(isSecure: true)
    let stranger = try TestServer.client(to: server.address.port, tls: TestServer.secrets.stranger) {
      $0.retry.attemptsMax = 1
    }
    let misnamed = try server.client {
      $0.serverName = "example.org"
      $0.retry.attemptsMax = 1
    }
    let clear = try TestServer.client(to: server.address.port) { $0.retry.attemptsMax = 1 }
    for transport in [stranger, misnamed, clear] {
      let client = TortureV1.Client(transport)
      let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
      #expect(error?.code == .unavailable)
      #expect(error?.reason == "CONNECTION_LOST")
    }
    await server.stop()
  }

  @Test func `are found by name, or not`() async throws {
    let server = try await TestServer()
    let client = TortureV1.Client(try server.client { $0.host = "localhost" })
    _ = try await client.echo(.valid())
    for name in ["no-such-host.invalid", "no host", ""] {
      let lost = TortureV1.Client(
        try server.client {
          $0.host = name
          $0.retry.attemptsMax = 1
        })
      let error = await failure { () async throws(RPCError) in _ = try await lost.echo(.valid()) }
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("\"\(name)\"") == true, "\(error?.message ?? "")")
    }
    await server.stop()
  }
}
