import MusterTestTorture
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
