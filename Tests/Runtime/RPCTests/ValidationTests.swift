import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Testing

@Suite struct `Bounds of a request` {
  @Test func `are all checked before the handler runs`() async {
    let served = Shared(false)
    let client = TortureService.client {
      $0.onEcho = { _, _ throws(RPCError) in
        served.change { $0 = true }
        return nil
      }
    }
    let error = await failure { () async throws(RPCError) in
      _ = try await client.echo(
        .with {
          $0.bounded = .with {
            $0.name = "A"
            $0.count = 101
          }
          $0.many = [.with { $0.name = "long enough?" }]
        })
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.reason == "FIELD_INVALID")
    #expect(
      error?.violations.map(\.field) == ["tenant_id", "bounded.name", "bounded.count", "many[0].name"])
    #expect(error?.message == "tenant_id is required; 3 more are in the details")
    #expect(!served.value)
  }

  @Test func `name one breach in the message alone`() async {
    let client = TortureService.client()
    let error = await failure { () async throws(RPCError) in
      _ = try await client.echo(.valid { $0.size = "huge" })
    }
    #expect(error?.message == "bounded.size is not one of small, large")
  }

  @Test func `do not look at what the server itself sets`() async throws {
    _ = try await TortureService.client().echo(.valid { $0.madeByServer = "longer than one" })
  }

  @Test func `are checked in each message of a client's stream`() async throws {
    let call = try await TortureService.client().`import`()
    try await call.send(.with { $0.step = .amount(1) })
    try await call.send(
      .with { $0.step = .header(.with { $0.tenantID = String(repeating: "x", count: 1025) }) })
    let error = await failure { () async throws(RPCError) in _ = try await call.finish() }
    #expect(error?.reason == "FIELD_INVALID")
    #expect(error?.violations.map(\.field) == ["header.tenant_id"])
  }

  @Test func `are checked in each message of a bidirectional stream`() async throws {
    let call = try await TortureService.client().`switch`()
    let responses = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.step = .text("good") })
    #expect(try await responses.next()?.text == "got good")
    try await call.send(.with { $0.step = .text(String(repeating: "x", count: 1025)) })
    let error = await failure { () async throws(RPCError) in _ = try await responses.next() }
    #expect(error?.reason == "FIELD_INVALID")
    #expect(error?.violations.map(\.field) == ["text"])
  }

  @Test func `are checked in the request of a server's stream`() async throws {
    let responses = try await TortureService.client().`repeat`(
      .with { $0.text = String(repeating: "x", count: 1025) })
    let error = await failure { () async throws(RPCError) in
      _ = try await responses.makeAsyncIterator().next()
    }
    #expect(error?.violations.map(\.field) == ["text"])
  }
}
