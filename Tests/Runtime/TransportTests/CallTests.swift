import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A call` {
  @Test(arguments: Carrier.allCases)
  func `carries a unary call and its metadata`(_ carrier: Carrier) async throws {
    let seen = Shared<[String]>([])
    let client = try await carrier.client {
      $0.onEcho = { request, caller throws(RPCError) in
        seen.change { $0 = caller.metadata["trace"] }
        return request.bounded
      }
    }
    var options = CallOptions()
    options.metadata.add("trace", "one")
    options.metadata.add("trace", "two")

    let response = try await client.echo(.valid(), options)

    #expect(response.bounded?.name == "Ada")
    #expect(seen.value == ["one", "two"])
  }

  @Test(arguments: Carrier.allCases)
  func `carries a server's stream in order`(_ carrier: Carrier) async throws {
    let responses = try await carrier.client().`repeat`(
      .with {
        $0.times = 100
        $0.text = "line"
      })
    var texts: [String] = []
    for try await response in responses { texts.append(response.text) }
    #expect(texts == (0..<100).map { "line \($0)" })
  }

  @Test(arguments: Carrier.allCases)
  func `carries a server's empty stream`(_ carrier: Carrier) async throws {
    let responses = try await carrier.client().`repeat`(.with { $0.times = 0 })
    for try await response in responses { Issue.record("got \(response)") }
  }

  @Test(arguments: Carrier.allCases)
  func `carries a client's stream and its one answer`(_ carrier: Carrier) async throws {
    let call = try await carrier.client().`import`()
    try await call.send(.with { $0.step = .header(.init()) })
    for amount in 1...100 { try await call.send(.with { $0.step = .amount(Int64(amount)) }) }
    #expect(try await call.finish().total == 5050)
  }

  @Test(arguments: Carrier.allCases)
  func `lets both sides of a bidirectional call take turns`(_ carrier: Carrier) async throws {
    let call = try await carrier.client().`switch`()
    let responses = call.responses.makeAsyncIterator()
    for number in 0..<50 {
      try await call.send(.with { $0.step = .text("\(number)") })
      #expect(try await responses.next()?.text == "got \(number)")
    }
    try await call.finish()
    #expect(try await responses.next() == nil)
  }

  @Test(arguments: Carrier.allCases)
  func `lets both sides of a bidirectional call run on their own`(_ carrier: Carrier) async throws {
    let call = try await carrier.client().`switch`()
    async let sent: Void = {
      for number in 0..<200 { try await call.send(.with { $0.step = .text("\(number)") }) }
      try await call.finish()
    }()
    var texts: [String] = []
    for try await response in call.responses { texts.append(response.text) }
    try await sent
    #expect(texts == (0..<200).map { "got \($0)" })
  }

  @Test(arguments: Carrier.allCases)
  func `drops fields that the server does not know and keeps those that the client does not`(
    _ carrier: Carrier
  ) async throws {
    let unknown: [UInt8] = [0xF8, 0x3F, 0x01]
    let seen = Shared<[UInt8]?>(nil)
    let client = try await carrier.client {
      $0.onEcho = { request, _ throws(RPCError) in
        seen.change { $0 = request.bounded?.unknownFields.bytes }
        return .with { $0.unknownFields.bytes = unknown }
      }
    }
    let response = try await client.echo(.valid { $0.unknownFields.bytes = unknown })
    #expect(seen.value == [])
    #expect(response.bounded?.unknownFields.bytes == unknown)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `A call that fails` {
  private let refusal = RPCError(
    .notFound, reason: "LEAD_NOT_FOUND", message: "no lead", metadata: ["id": "lead_1"])

  @Test(arguments: Carrier.allCases)
  func `brings a handler's error to the client whole`(_ carrier: Carrier) async throws {
    let client = try await carrier.client { [refusal] in
      $0.onEcho = { _, _ throws(RPCError) in throw refusal }
    }
    let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(error?.code == .notFound)
    #expect(error?.reason == "LEAD_NOT_FOUND")
    #expect(error?.message == "no lead")
    #expect(error?.metadata == ["id": "lead_1"])
  }

  @Test(arguments: Carrier.allCases)
  func `delivers what a stream sent before it failed`(_ carrier: Carrier) async throws {
    let client = try await carrier.client { [refusal] in
      $0.onRepeat = { _, responses throws(RPCError) in
        for text in ["a", "b"] { try await responses.send(.with { $0.text = text }) }
        throw refusal
      }
    }
    let responses = try await client.`repeat`(.init()).makeAsyncIterator()
    #expect(try await responses.next()?.text == "a")
    #expect(try await responses.next()?.text == "b")
    let error = await failure { () async throws(RPCError) in _ = try await responses.next() }
    #expect(error?.reason == "LEAD_NOT_FOUND")
  }

  @Test(arguments: Carrier.allCases)
  func `fails a client that still sends when the handler has failed`(_ carrier: Carrier) async throws {
    let client = try await carrier.client { [refusal] in
      $0.onImport = { requests throws(RPCError) in
        _ = try await requests.makeAsyncIterator().next()
        throw refusal
      }
    }
    let call = try await client.`import`()
    // However long the failure is on its way.
    let end = ContinuousClock.now + .seconds(30)
    let sending = await failure { () async throws(RPCError) in
      while ContinuousClock.now < end { try await call.send(.with { $0.step = .amount(1) }) }
    }
    #expect(sending?.reason == "LEAD_NOT_FOUND")
    let finishing = await failure { () async throws(RPCError) in _ = try await call.finish() }
    #expect(finishing?.reason == "LEAD_NOT_FOUND")
  }

  @Test(arguments: Carrier.allCases)
  func `lets a client send into a call that was answered early`(_ carrier: Carrier) async throws {
    let client = try await carrier.client {
      $0.onImport = { requests throws(RPCError) in
        _ = try await requests.makeAsyncIterator().next()
        return 7
      }
    }
    let call = try await client.`import`()
    for _ in 0..<100 { try await call.send(.with { $0.step = .amount(1) }) }
    #expect(try await call.finish().total == 7)
  }

  @Test(arguments: Carrier.allCases)
  func `answers UNIMPLEMENTED for a method that is not served`(_ carrier: Carrier) async throws {
    let client = TortureV1.Client(try await carrier.transport(serving: []))
    let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(error?.code == .unimplemented)
    #expect(error?.reason == "METHOD_UNKNOWN")
    #expect(error?.metadata == ["method": "/muster.torture.v1.TortureService/Echo"])
  }

  @Test(arguments: Carrier.allCases, [0, 2, 3])
  func `answers UNIMPLEMENTED for another number of requests than one`(_ carrier: Carrier, _ count: Int)
    async throws
  {
    let served = Shared(false)
    let transport = try await carrier.transport {
      $0.onEcho = { _, _ throws(RPCError) in
        served.change { $0 = true }
        return nil
      }
    }
    let call = try await transport.open(TortureV1.Method.echo.info, CallOptions())
    for _ in 0..<count { try? await call.send(TortureV1.EchoRequest.valid()) }
    try await call.finish()
    let error = await failure { () async throws(RPCError) in
      _ = try await call.receive(TortureV1.EchoResponse.self)
    }
    #expect(error?.code == .unimplemented)
    #expect(error?.reason == "METHOD_UNKNOWN")
    #expect(!served.value)
  }

  @Test(
    arguments: Carrier.allCases,
    [
      ("a truncated field", [0x0A, 0x05, 0x61]),
      ("text that is not UTF-8", [0x0A, 0x01, 0xFF]),
      ("text with a NUL", [0x0A, 0x01, 0x00]),
      ("a field of number 0", [0x00, 0x00]),
    ] as [(String, [UInt8])])
  func `answers INVALID_ARGUMENT for bytes that are no request`(
    _ carrier: Carrier, _ what: (String, [UInt8])
  ) async throws {
    let client = try await carrier.client()
    let error = await failure { () async throws(RPCError) in
      _ = try await client.echo(.with { $0.unknownFields.bytes = what.1 })
    }
    #expect(error?.code == .invalidArgument, "\(what.0)")
    #expect(error?.reason == "MESSAGE_MALFORMED", "\(what.0)")
    #expect(error?.violations == [], "\(what.0)")
  }

  @Test(arguments: Carrier.allCases)
  func `answers RESOURCE_EXHAUSTED for more entries than the server takes`(_ carrier: Carrier) async throws {
    let client = try await carrier.client()
    let error = await failure { () async throws(RPCError) in
      _ = try await client.echo(
        .with { $0.many = Array(repeating: .init(), count: WirePolicy.server.itemsMax + 1) })
    }
    #expect(error?.code == .resourceExhausted)
    #expect(error?.reason == "MESSAGE_TOO_LARGE")
  }

  @Test(arguments: Carrier.allCases)
  func `fails with INTERNAL when the answer is not the message that it claims to be`(_ carrier: Carrier)
    async throws
  {
    let client = try await carrier.client {
      $0.onEcho = { _, _ throws(RPCError) in .with { $0.unknownFields.bytes = [0x0A, 0x01, 0xFF] } }
    }
    let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(error?.code == .internal)
  }

  @Test(arguments: Carrier.allCases, [0, 2])
  func `fails with INTERNAL for another number of answers than one`(_ carrier: Carrier, _ count: Int)
    async throws
  {
    let transport = try await carrier.transport(serving: [
      MethodHandler(TortureV1.Method.echo.info) { call, _ throws(RPCError) in
        for _ in 0..<count { try await call.send(TortureV1.EchoResponse()) }
      }
    ])
    let client = TortureV1.Client(transport)
    let error = await failure { () async throws(RPCError) in _ = try await client.echo(.valid()) }
    #expect(error?.code == .internal)
  }

  @Test(arguments: Carrier.allCases)
  func `refuses a message after the last one`(_ carrier: Carrier) async throws {
    let transport = try await carrier.transport()
    let call = try await transport.open(TortureV1.Method.import.info, CallOptions())
    try await call.finish()
    let error = await failure { () async throws(RPCError) in
      // The handler may end between the two; then the message goes nowhere.
      try await call.send(TortureV1.ImportRequest())
    }
    #expect(error == nil || error?.code == .internal)
    #expect(try await call.receive(TortureV1.ImportResponse.self)?.total == 0)
  }
}
