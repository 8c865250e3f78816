import Glibc
import MusterCore
import MusterHealth
import MusterLoop
import MusterStandardAPI
import MusterTransport
import Testing

@testable import MusterServer

@Suite struct `The operations port` {
  @Test func `answers what runs, whether it serves, and what is counted`() async throws {
    try await withServer { port, health in
      #expect(ask(port, "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n").hasSuffix("\r\n\r\nok\n"))
      #expect(status(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n") == "503")
      health.set("", .serving)
      #expect(status(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n") == "200")
      health.shutDown()
      #expect(status(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n") == "503")
      let version = ask(port, "GET /version HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(version.contains("Content-Type: application/json\r\n"))
      #expect(version.hasSuffix("\r\n\r\n{\"version\":\"\(Build.version)\"}\n"))

      let metrics = ask(port, "GET /metrics?name[]=up HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(metrics.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
      for line in [
        "grpc_server_calls_running 0", "muster_loop_connections{loop=\"0\"} 1",
        "process_start_time_seconds 12.5",
        "muster_build_info{version=\"\(Build.version)\"} 1",
      ] { #expect(metrics.contains("\n\(line)\n"), "\(line)") }
      let resident = metrics.split(separator: "\n").first { $0.hasPrefix("process_resident_memory_bytes ") }
      #expect(resident.flatMap { Int($0.split(separator: " ")[1]) } ?? 0 > 1 << 20)
      let descriptors = metrics.split(separator: "\n").first { $0.hasPrefix("process_open_fds ") }
      #expect(descriptors.flatMap { Int($0.split(separator: " ")[1]) } ?? 0 > 3)
    }
  }

  @Test func `knows GET and HEAD of four pages, and closes after each`() async throws {
    try await withServer { port, _ in
      let head = ask(port, "HEAD /livez HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(head.contains("Content-Length: 3\r\n"))
      #expect(head.hasSuffix("Connection: close\r\n\r\n"))
      #expect(status(port, "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n") == "404")
      #expect(status(port, "GET /livez/ HTTP/1.1\r\nHost: x\r\n\r\n") == "404")
      let post = ask(port, "POST /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
      #expect(post.hasPrefix("HTTP/1.1 405 ") && post.contains("Allow: GET, HEAD\r\n"))
      #expect(status(port, "nonsense\r\n\r\n") == "400")
      let long = String(repeating: "v", count: 20_000)
      #expect(status(port, "GET / HTTP/1.1\r\nHost: x\r\nX: \(long)\r\n\r\n") == "431")
    }
  }

  @Test func `outlives 2,000 strings of random bytes`() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(state: seed)
    let requests = (0..<2_000).map { _ in RandomRequests.next(&random) }
    try await withServer { port, _ in
      var statuses: [String: Int] = [:]
      for request in requests {
        let answer = OperationsClient(port).map { $0.ask(request, endsWriting: true) } ?? "none"
        statuses[String(answer.dropFirst(9).prefix(3)), default: 0] += 1
      }
      // An empty answer is for those that ended before their request did.
      #expect(Set(statuses.keys).isSubset(of: ["200", "400", "404", "405", "503", ""]), "seed \(seed)")
      #expect(statuses.count >= 4, "seed \(seed): \(statuses)")
      #expect(status(port, "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n") == "200", "seed \(seed)")
    }
  }

  @Test func `turns away whoever comes as the 65th, until there is room`() async throws {
    try await withServer { port, _ in
      var clients = (0..<OperationsServer.connectionsMax).compactMap { _ in OperationsClient(port) }
      #expect(clients.count == OperationsServer.connectionsMax)
      let question = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"
      // Its socket is closed without a word.
      #expect(ask(port, question) == "")
      // One of those that were let in has its answer all the same, and makes room.
      #expect(clients.removeLast().ask(Array(question.utf8)).hasPrefix("HTTP/1.1 200 "))
      #expect(eventually { status(port, question) == "200" })
      withExtendedLifetime(clients) {}
    }
  }

  @Test func `waits a while for a request and for its reader, and no longer`() async throws {
    try await withServer(timeout: .milliseconds(200)) { port, _ in
      let slow = try #require(OperationsClient(port))
      slow.send(Array("GET /livez HT".utf8))
      let start = ContinuousClock.now
      #expect(slow.rest() == "")
      let waited = ContinuousClock.now - start
      #expect(waited > .milliseconds(100))
      #expect(waited < .milliseconds(5 * 200))
    }
  }

  @Test func `reads on after its answer, so that the answer arrives`() async throws {
    try await withServer { port, _ in
      for _ in 0..<50 {
        let body = String(repeating: "b", count: 30_000)
        let request = "POST /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\n\(body)"
        let client = try #require(OperationsClient(port))
        let answer = client.ask(Array(request.utf8))
        #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.hasSuffix("\n"))
        #expect(!client.isBroken)
      }
    }
  }

  private func withServer(
    timeout: Duration = .seconds(5), _ body: (UInt16, HealthRegistry) throws -> Void
  ) async throws {
    let group = try LoopGroup.start(loops: 1)
    let health = HealthRegistry(.notServing)
    let rpc = GRPCServer([], ServerConfiguration(), on: group)
    let metrics = Metrics(server: rpc, group: group, started: 12.5)
    let server = OperationsServer(
      OperationsPages(health: health, metrics: metrics), on: group, timeout: timeout)
    let loopback = try #require(SocketAddress("127.0.0.1", port: 0))
    let address = try await server.listen(on: loopback)
    let result = Result { try body(address.port, health) }
    await server.stop()
    // Every connection that was counted in is counted out.
    #expect(eventually { group.connectionCounts == [0] })
    await group.stop()
    try result.get()
  }

  private func ask(_ port: UInt16, _ text: String) -> String {
    OperationsClient(port)?.ask(Array(text.utf8)) ?? "no connection"
  }

  private func status(_ port: UInt16, _ text: String) -> String {
    String(ask(port, text).dropFirst(9).prefix(3))
  }

  /// Clients of the test end a moment before the server hears of it.
  private func eventually(_ condition: () -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
      if condition() { return true }
      usleep(2_000)
    }
    return false
  }
}
