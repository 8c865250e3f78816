import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Cancellation` {
  /// What a handler saw that waits for requests which never come.
  private struct Waiting {
    let client: TortureV1.Client
    let started = Shared(false)
    let seen = Shared<RPCError?>(nil)
    let wasCancelled = Shared(false)

    init(_ carrier: Carrier) async throws {
      let (started, seen, wasCancelled) = (started, seen, wasCancelled)
      client = try await carrier.client {
        $0.onSwitch = { requests, _ throws(RPCError) in
          started.change { $0 = true }
          let error = await failure { () async throws(RPCError) in
            for try await _ in requests {}
          }
          seen.change { $0 = error }
          // The task may hear of it a moment later than the stream.
          let isCancelled = await eventually { Task.isCancelled }
          wasCancelled.change { $0 = isCancelled }
        }
      }
    }
  }

  @Test(arguments: Carrier.allCases)
  func `by the client ends the call on both sides`(_ carrier: Carrier) async throws {
    let waiting = try await Waiting(carrier)
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

  @Test(arguments: Carrier.allCases)
  func `of the client's task cancels the call`(_ carrier: Carrier) async throws {
    let waiting = try await Waiting(carrier)
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

  @Test(arguments: Carrier.allCases)
  func `of a task that waits to send cancels the call`(_ carrier: Carrier) async throws {
    let (started, stopped) = (Shared(false), Shared(false))
    let client = try await carrier.client {
      $0.onImport = { _ throws(RPCError) in
        started.change { $0 = true }
        _ = await eventually { Task.isCancelled }
        stopped.change { $0 = true }
        return 0
      }
    }
    let call = try await client.`import`()
    let task = Task {
      await failure { () async throws(RPCError) in
        for _ in 0..<100 { try await call.send(.padded(20_000)) }
      }
    }
    #expect(await eventually { started.value })
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    #expect(await eventually { stopped.value })
  }

  @Test(arguments: Carrier.allCases)
  func `happens when nobody holds the call any more`(_ carrier: Carrier) async throws {
    let stopped = Shared<RPCError?>(nil)
    let client = try await carrier.client {
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

  @Test(arguments: Carrier.allCases)
  func `of one reader inside a handler leaves the call alone`(_ carrier: Carrier) async throws {
    let client = try await carrier.client {
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

  @Test(arguments: Carrier.allCases)
  func `after a good answer changes nothing`(_ carrier: Carrier) async throws {
    let call = try await carrier.client().`import`()
    let response = try await call.finish()
    call.cancel()
    #expect(response.total == 0)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `Deadline` {
  @Test(arguments: Carrier.allCases)
  func `ends a call that takes longer`(_ carrier: Carrier) async throws {
    let (calls, stopped) = (Shared(0), Shared(false))
    let client = try await carrier.client {
      $0.onEcho = { _, _ throws(RPCError) in
        calls.change { $0 += 1 }
        if calls.value == 1 { return nil }
        _ = await eventually { Task.isCancelled }
        stopped.change { $0 = true }
        return nil
      }
    }
    // The time is the handler's, not the connection's.
    _ = try await client.echo(.valid())
    var options = CallOptions()
    options.timeout = .milliseconds(500)
    let error = await failure { () async throws(RPCError) in
      _ = try await client.echo(.valid(), options)
    }
    #expect(error?.code == .deadlineExceeded)
    #expect(error?.reason == "DEADLINE_PASSED")
    #expect(await eventually { stopped.value })
  }

  @Test(arguments: Carrier.allCases)
  func `leaves a call alone that is quicker`(_ carrier: Carrier) async throws {
    var options = CallOptions()
    options.timeout = .seconds(60)
    let start = ContinuousClock.now
    _ = try await carrier.client().echo(.valid(), options)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
