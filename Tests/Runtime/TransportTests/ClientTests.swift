import MusterHTTP2
import MusterLoop
import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Testing

@testable import MusterTransport

@Suite(.timeLimit(.minutes(1))) struct `Client over HTTP/2` {
  @Test(arguments: Carrier.allCases)
  func `brings metadata both ways`(_ carrier: Carrier) async throws {
    let bytes: [UInt8] = [0, 255, 44, 7]
    let transport = try await carrier.transport(serving: [
      MethodHandler(TortureV1.Method.echo.info) { call, caller async throws(RPCError) in
        var initial = Metadata()
        for value in caller.metadata["x-text"] { initial.add("x-text", value) }
        call.addInitial(initial)
        var trailing = Metadata()
        for value in caller.metadata[bytes: "x-data-bin"] { trailing.add("x-data-bin", bytes: value) }
        call.addTrailing(trailing)
        try await call.send(TortureV1.EchoResponse())
      }
    ])
    var options = CallOptions()
    options.metadata.add("x-text", "one")
    options.metadata.add("x-text", "two, three")
    options.metadata.add("x-data-bin", bytes: bytes)
    options.metadata.add("x-data-bin", bytes: [])

    let call = try await transport.open(TortureV1.Method.echo.info, options)
    try await call.finish()
    _ = try await call.receive(TortureV1.EchoResponse.self)
    #expect(call.answered.initial["x-text"] == ["one", "two, three"])
    #expect(try await call.receive(TortureV1.EchoResponse.self) == nil)
    #expect(call.answered.trailing[bytes: "x-data-bin"] == [bytes, []])
  }

  @Test(arguments: Carrier.allCases)
  func `gets trailing metadata beside a failure`(_ carrier: Carrier) async throws {
    let transport = try await carrier.transport(serving: [
      MethodHandler(TortureV1.Method.echo.info) { call, _ async throws(RPCError) in
        var metadata = Metadata()
        metadata.add("x-why", "because")
        call.addInitial(metadata)
        call.addTrailing(metadata)
        throw RPCError(.notFound, reason: "LEAD_NOT_FOUND", message: "naïve: 100%\n")
      }
    ])
    let call = try await transport.open(TortureV1.Method.echo.info, CallOptions())
    try await call.finish()
    let error = await failure { () async throws(RPCError) in
      _ = try await call.receive(TortureV1.EchoResponse.self)
    }
    #expect(error?.message == "naïve: 100%\n")
    #expect(call.answered.trailing["x-why"] == ["because"])
    #expect(call.answered.initial.isEmpty)
  }

  @Test func `sends the metadata of its configuration and its name with every call`() async throws {
    let seen = Shared<[String]>([])
    let server = try await TestServer {
      $0.onEcho = { _, caller throws(RPCError) in
        seen.change { $0 = caller.metadata["authorization"] }
        return nil
      }
    }
    let client = TortureV1.Client(
      try server.client { $0.metadata.add("authorization", "Bearer secret") })
    _ = try await client.echo(.valid())
    #expect(seen.value == ["Bearer secret"])
    await server.stop()
  }

  @Test(arguments: [
    ("X-Upper", "a"), ("", "a"), (":path", "a"), ("grpc-status", "a"), ("content-type", "a"), ("x y", "a"),
    ("x-text", "naïve"), ("x-text", "a\r\nb"), ("x-text", " a"),
  ])
  func `refuses metadata that cannot be sent`(_ name: String, _ value: String) async throws {
    let transport = try TestServer.client(to: 1)
    var options = CallOptions()
    options.metadata.add(name, value)
    let error = await failure { [options] () async throws(RPCError) in
      _ = try await transport.open(TortureV1.Method.echo.info, options)
    }
    #expect(error?.reason == "METADATA_INVALID")
  }

  @Test func `refuses more metadata than HTTP/2 carries, and is told of more than the server takes`()
    async throws
  {
    let server = try await TestServer()
    let client = TortureV1.Client(try server.client())
    for (size, limit) in [(300_000, RequestFields.metadataMax), (40_000, 16 * 1024)] {
      var options = CallOptions()
      options.metadata.add("x-text", String(repeating: "a", count: size))
      let error = await failure { [options] () async throws(RPCError) in
        _ = try await client.echo(.valid(), options)
      }
      #expect(error?.reason == "METADATA_TOO_LARGE")
      #expect(error?.message.contains("\(limit)") == true, "\(error?.message ?? "")")
    }
    _ = try await client.echo(.valid())
    await server.stop()
  }

  @Test(arguments: [false, true])
  func `carries messages of megabytes both ways, compressed or not`(_ isCompressed: Bool) async throws {
    let text = (0..<300_000).map { "\($0) " }.joined()
    let server = try await TestServer {
      $0.onSwitch = { requests, responses throws(RPCError) in
        for try await request in requests {
          guard case .text? = request.step else { continue }
          try await responses.send(.with { $0.text = text })
        }
      }
    }
    let client = TortureV1.Client(try server.client { $0.compressesRequests = isCompressed })
    let call = try await client.`switch`()
    let responses = call.responses.makeAsyncIterator()
    for _ in 0..<2 {
      async let received = responses.next()
      try await call.send(.padded(text.utf8.count) { $0.step = .text("go") })
      #expect(try await received?.text == text)
    }
    try await call.finish()
    #expect(try await responses.next() == nil)
    await server.stop()
  }

  @Test func `refuses an answer that is larger than it takes, and goes on`() async throws {
    let server = try await TestServer {
      $0.onRepeat = { request, responses throws(RPCError) in
        try await responses.send(.with { $0.text = String(repeating: "a", count: Int(request.times)) })
      }
    }
    for isCompressed in [false, true] {
      let client = TortureV1.Client(
        try server.client {
          $0.messageMax = 10_000
          $0.compressesRequests = isCompressed
        })
      for (size, code) in [(9_000, nil), (50_000, .resourceExhausted), (9_000, nil)] as [(Int32, StatusCode?)]
      {
        let error = await failure { () async throws(RPCError) in
          let responses = try await client.`repeat`(.padded(2_000) { $0.times = size })
          for try await response in responses { #expect(response.text.utf8.count == Int(size)) }
        }
        #expect(error?.code == code, "\(size)")
      }
    }
    await server.stop()
  }

  @Test func `holds a server's stream until its answers are taken`() async throws {
    let sent = Shared(0)
    let server = try await TestServer {
      $0.onRepeat = { _, responses throws(RPCError) in
        for _ in 0..<1_000 {
          try await responses.send(.with { $0.text = String(repeating: "a", count: 10_000) })
          sent.change { $0 += 1 }
        }
      }
    }
    let responses = try await TortureV1.Client(server.client()).`repeat`(.init())
    #expect(await eventually { sent.value > 10 })
    try await Task.sleep(for: .milliseconds(200))
    // The stream's window, the server's own buffer, and nothing like the 10 MB of it all.
    #expect(sent.value < 5 * 35)
    var count = 0
    for try await _ in responses { count += 1 }
    #expect(count == 1_000)
    await server.stop()
  }

  @Test func `waits with its messages until the handler takes them`() async throws {
    let (sent, mayRead) = (Shared(0), Shared(false))
    let server = try await TestServer {
      let sum = $0.onImport
      $0.onImport = { requests throws(RPCError) in
        _ = await eventually { mayRead.value }
        return try await sum(requests)
      }
    }
    let call = try await TortureV1.Client(server.client()).`import`()
    async let total = {
      for _ in 0..<1_000 {
        try await call.send(.padded(10_000) { $0.step = .amount(1) })
        sent.change { $0 += 1 }
      }
      return try await call.finish().total
    }()
    #expect(await eventually { sent.value > 10 })
    try await Task.sleep(for: .milliseconds(200))
    #expect(sent.value < 5 * 35)
    mayRead.change { $0 = true }
    #expect(try await total == 1_000)
    await server.stop()
  }

  @Test func `makes more calls at once than the server allows`() async throws {
    let (running, most) = (Shared(0), Shared(0))
    let server = try await TestServer {
      $0.onEcho = { _, _ throws(RPCError) in
        running.change { $0 += 1 }
        let now = running.value
        most.change { $0 = max($0, now) }
        try? await Task.sleep(for: .milliseconds(5))
        running.change { $0 -= 1 }
        return nil
      }
    } limits: {
      $0.http2.streamsMax = 4
    }
    let client = TortureV1.Client(try server.client())
    try await withThrowingTaskGroup { tasks in
      for _ in 0..<50 { tasks.addTask { _ = try await client.echo(.valid()) } }
      try await tasks.waitForAll()
    }
    #expect(most.value <= 4)
    await server.stop()
  }

  @Test func `lets go of a call that waits for its turn when it is cancelled or late`() async throws {
    let mayEnd = Shared(false)
    let server = try await TestServer {
      $0.onEcho = { _, _ throws(RPCError) in
        _ = await eventually { mayEnd.value }
        return nil
      }
    } limits: {
      $0.http2.streamsMax = 1
    }
    let client = TortureV1.Client(try server.client())
    let first = Task { try await client.echo(.valid()) }
    #expect(await eventually { server.server.running == 1 })
    var options = CallOptions()
    options.timeout = .milliseconds(20)
    let late = await failure { [options] () async throws(RPCError) in
      _ = try await client.echo(.valid(), options)
    }
    #expect(late?.code == .deadlineExceeded)
    let cancelled = Task {
      await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    }
    try await Task.sleep(for: .milliseconds(20))
    cancelled.cancel()
    #expect(await cancelled.value?.code == .cancelled)
    mayEnd.change { $0 = true }
    _ = try await first.value
    _ = try await client.echo(.valid())
    #expect(server.server.running == 0)
    await server.stop()
  }

  @Test func `can be used from a task of any loop`() async throws {
    let server = try await TestServer()
    let client = TortureV1.Client(try server.client())
    for loop in TestServer.loops.loops {
      let task = Task(executorPreference: loop) { try await client.echo(.valid()).bounded?.name }
      #expect(try await task.value == "Ada")
    }
    await server.stop()
  }
}

extension WireMessage {
  /// Longer by a field that the server does not know.
  static func padded(_ count: Int, _ change: (inout Self) -> Void = { _ in }) -> Self {
    var message = Self()
    change(&message)
    var encoder = WireEncoder()
    encoder.implicit(8_186, [UInt8](repeating: 7, count: count), WireBytes.self)
    message.unknownFields.bytes = encoder.bytes()
    return message
  }
}
