import MusterTortureAPI
import MusterWire
import Testing

@testable import MusterRPC

@Suite(.timeLimit(.minutes(1))) struct `Backpressure` {
  @Test func `holds a server's stream at the named limit until the client reads`() async throws {
    let sent = Shared(0)
    let client = TortureService.client {
      $0.onRepeat = { request, responses throws(RPCError) in
        for number in 0..<request.times {
          try await responses.send(.with { $0.text = "\(number)" })
          sent.change { $0 += 1 }
        }
      }
    }
    let responses = try await client.`repeat`(.with { $0.times = 100 })
    #expect(await eventually { sent.value == CallPipe.queuedMax })
    try await Task.sleep(for: .milliseconds(30))
    #expect(sent.value == CallPipe.queuedMax)

    let iterator = responses.makeAsyncIterator()
    #expect(try await iterator.next()?.text == "0")
    #expect(await eventually { sent.value == CallPipe.queuedMax + 1 })
    var count = 1
    while try await iterator.next() != nil { count += 1 }
    #expect(count == 100)
  }

  @Test func `holds a client's stream at the named limit until the handler reads`() async throws {
    let sent = Shared(0)
    let mayRead = Shared(false)
    let client = TortureService.client {
      let sum = $0.onImport
      $0.onImport = { requests throws(RPCError) in
        _ = await eventually { mayRead.value }
        return try await sum(requests)
      }
    }
    let call = try await client.`import`()
    async let total = {
      for _ in 0..<100 {
        try await call.send(.with { $0.step = .amount(1) })
        sent.change { $0 += 1 }
      }
      return try await call.finish().total
    }()
    #expect(await eventually { sent.value == CallPipe.queuedMax })
    try await Task.sleep(for: .milliseconds(30))
    #expect(sent.value == CallPipe.queuedMax)
    mayRead.change { $0 = true }
    #expect(try await total == 100)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `Cancellation` {
  /// What a handler saw that waits for requests which never come.
  private struct Waiting {
    let client: TortureV1.Client
    let started = Shared(false)
    let seen = Shared<RPCError?>(nil)
    let wasCancelled = Shared(false)

    init() {
      let (started, seen, wasCancelled) = (started, seen, wasCancelled)
      client = TortureService.client {
        $0.onSwitch = { requests, _ throws(RPCError) in
          started.change { $0 = true }
          let error = await failure { () async throws(RPCError) in
            for try await _ in requests {}
          }
          seen.change { $0 = error }
          wasCancelled.change { $0 = Task.isCancelled }
        }
      }
    }
  }

  @Test func `by the client ends the call on both sides`() async throws {
    let waiting = Waiting()
    let call = try await waiting.client.`switch`()
    #expect(await eventually { waiting.started.value })
    call.cancel()
    let error = await failure { () async throws(RPCError) in
      _ = try await call.responses.makeAsyncIterator().next()
    }
    #expect(error?.code == .cancelled)
    #expect(error?.reason == "CALL_CANCELLED")
    #expect(await eventually { waiting.seen.value?.code == .cancelled })
    #expect(await eventually { waiting.wasCancelled.value })
  }

  @Test func `of the client's task cancels the call`() async throws {
    let waiting = Waiting()
    let call = try await waiting.client.`switch`()
    let task = Task {
      await failure { () async throws(RPCError) in
        _ = try await call.responses.makeAsyncIterator().next()
      }
    }
    #expect(await eventually { waiting.started.value })
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    #expect(await eventually { waiting.seen.value?.code == .cancelled })
  }

  @Test func `of a task that waits to send cancels the call`() async throws {
    let stopped = Shared(false)
    let client = TortureService.client {
      $0.onImport = { _ throws(RPCError) in
        _ = await eventually { Task.isCancelled }
        stopped.change { $0 = true }
        return 0
      }
    }
    let call = try await client.`import`()
    let task = Task {
      await failure { () async throws(RPCError) in
        for _ in 0..<100 { try await call.send(.init()) }
      }
    }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    #expect(await eventually { stopped.value })
  }

  @Test func `happens when nobody holds the call any more`() async throws {
    let stopped = Shared<RPCError?>(nil)
    let client = TortureService.client {
      $0.onRepeat = { _, responses throws(RPCError) in
        let error = await failure { () async throws(RPCError) in
          while true { try await responses.send(.init()) }
        }
        stopped.change { $0 = error }
      }
    }
    for try await _ in try await client.`repeat`(.init()) { break }
    #expect(await eventually { stopped.value?.code == .cancelled })
  }

  @Test func `of one reader inside a handler leaves the call alone`() async throws {
    let client = TortureService.client {
      let answer = $0.onSwitch
      $0.onSwitch = { requests, responses throws(RPCError) in
        let reader = Task {
          await failure { () async throws(RPCError) in
            _ = try await requests.makeAsyncIterator().next()
          }
        }
        try? await Task.sleep(for: .milliseconds(20))
        reader.cancel()
        let error = await reader.value
        try await responses.send(.with { $0.text = "\(error?.code ?? .ok)" })
        try await answer(requests, responses)
      }
    }
    let call = try await client.`switch`()
    let responses = call.responses.makeAsyncIterator()
    #expect(try await responses.next()?.text == "cancelled")
    try await call.send(.with { $0.step = .text("on") })
    #expect(try await responses.next()?.text == "got on")
  }

  @Test func `after a good answer changes nothing`() async throws {
    let call = try await TortureService.client().`import`()
    let response = try await call.finish()
    call.cancel()
    #expect(response.total == 0)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `Deadline` {
  @Test func `ends a call that takes longer`() async {
    let stopped = Shared(false)
    let client = TortureService.client {
      $0.onEcho = { _, _ throws(RPCError) in
        _ = await eventually { Task.isCancelled }
        stopped.change { $0 = true }
        return nil
      }
    }
    var options = CallOptions()
    options.timeout = .milliseconds(20)
    let error = await failure { () async throws(RPCError) in
      _ = try await client.echo(.valid(), options)
    }
    #expect(error?.code == .deadlineExceeded)
    #expect(error?.reason == "DEADLINE_PASSED")
    #expect(await eventually { stopped.value })
  }

  @Test func `leaves a call alone that is quicker`() async throws {
    var options = CallOptions()
    options.timeout = .seconds(60)
    let start = ContinuousClock.now
    _ = try await TortureService.client().echo(.valid(), options)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
