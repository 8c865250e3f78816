import Testing

@testable import MusterServer

@Suite struct `A request of the operations port` {
  private static let host = "Host: x\r\n"

  @Test(
    arguments: [
      ("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET", "/livez", "x"),
      ("HEAD /readyz HTTP/1.1\r\nhOsT:\r\n\r\n", "HEAD", "/readyz", ""),
      ("GET / HTTP/1.0\r\n\r\n", "GET", "/", nil),
      (
        "GET /metrics?name[]=up&x HTTP/1.1\r\nHost: x\r\nAccept: a;q=0.5, */*\r\nX-Y:\t z \t\r\n\r\n", "GET",
        "/metrics", "x"
      ),
      ("GET /a%20b HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "GET", "/a%20b", "x"),
      ("POST /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", "POST", "/livez", "x"),
      ("GET /livez HTTP/1.1\r\nHost: x\r\nX: caf\u{e9}\r\n\r\nGET /next", "GET", "/livez", "x"),
    ] as [(String, String, String, String?)])
  func `is read`(_ text: String, _ method: String, _ path: String, _ host: String?) {
    let expected = RequestReader.Outcome.request(OperationsRequest(method: method, path: path, host: host))
    #expect(outcome(text) == expected)
    #expect(outcome(text, by: 1) == expected)
    #expect(outcome(text, by: 7) == expected)
  }

  @Test(arguments: [
    "\r\n", "\n", "GET /livez\r\n\r\n", "GET /livez HTTP/1.1\n", "GET /livez HTTP/1.1\r\nHost: x\r\r\n",
    "GET  /livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET /livez HTTP/1.1 \r\nHost: x\r\n\r\n",
    " GET /livez HTTP/1.1\r\nHost: x\r\n\r\n", "G\u{e9}T /livez HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET http://x/livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET /caf\u{e9} HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /livez HTTP/2.0\r\nHost: x\r\n\r\n", "GET /livez http/1.1\r\nHost: x\r\n\r\n",
    "GET /livez HTTP/1.1\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
    "GET /livez HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n",
    "GET /livez HTTP/1.1\r\nHost : x\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: x\r\n y\r\n\r\n",
    "GET /livez HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: x\r\nnothing\r\n\r\n",
    "GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
    "GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 00\r\n\r\n",
    "GET /livez HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
    "GET /\u{0} HTTP/1.1\r\n", "GET /\u{7f} HTTP/1.1\r\n", "\u{16}\u{3}\u{1}",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])
  func `is refused when it could be read in two ways`(_ text: String) {
    #expect(outcome(text) == .refused(.badRequest))
    #expect(outcome(text, by: 1) == .refused(.badRequest))
  }

  @Test func `may have a head of 8 KiB and no more`() {
    let around = "GET / HTTP/1.1\r\nHost: x\r\nX: \r\n\r\n".utf8.count
    for extra in [0, 1] {
      let value = String(repeating: "v", count: RequestReader.headMax - around + extra)
      let outcome = outcome("GET / HTTP/1.1\r\nHost: x\r\nX: \(value)\r\n\r\n")
      if extra == 0 {
        #expect(outcome == .request(OperationsRequest(method: "GET", path: "/", host: "x")))
      } else {
        #expect(outcome == .refused(.headTooLarge))
      }
    }
    #expect(outcome(String(repeating: "G", count: 100_000)) == .refused(.headTooLarge))
  }

  @Test func `is waited for until its head has ended`() {
    let text = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"
    for count in 0..<text.utf8.count {
      var reader = RequestReader()
      #expect(reader.feed(text.utf8.prefix(count)) == .more)
    }
  }

  @Test func `of random bytes traps nothing, and ends the same however it is cut`() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(state: seed)
    var outcomes: Set<RequestReader.Outcome> = []
    for _ in 0..<5_000 {
      let bytes = RandomRequests.next(&random)
      let step = Int.random(in: 1...20, using: &random)
      let whole = outcome(bytes, by: bytes.count + 1)
      #expect(whole == outcome(bytes, by: step), "seed \(seed): \(bytes)")
      outcomes.insert(whole)
    }
    // They reach every end there is.
    #expect(outcomes.contains(.more) && outcomes.contains(.refused(.badRequest)))
    #expect(outcomes.contains { if case .request = $0 { true } else { false } })
  }

  private func outcome(_ text: String, by step: Int = 1_000_000) -> RequestReader.Outcome {
    outcome(Array(text.utf8), by: step)
  }

  private func outcome(_ bytes: [UInt8], by step: Int) -> RequestReader.Outcome {
    var reader = RequestReader()
    var rest = bytes[...]
    while !rest.isEmpty {
      let outcome = reader.feed(rest.prefix(step))
      if outcome != .more { return outcome }
      rest = rest.dropFirst(step)
    }
    return .more
  }
}
