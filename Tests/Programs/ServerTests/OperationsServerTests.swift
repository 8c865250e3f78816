import Glibc
import MusterCore
import MusterCrypto
import MusterHealth
import MusterLoop
import MusterMigrationSteps
import MusterPostgres
import MusterStandardAPI
import MusterTransport
import Testing

@testable import MusterServer

@Suite struct `The operations port` {
  private static let question = "\r\nHost: localhost\r\n\r\n"

  @Test func `answers what runs, whether it serves, and what is counted`() async throws {
    try await withServer { port, health, progress in
      func get(_ path: String) -> String { ask(port, "GET \(path) HTTP/1.1" + Self.question) }
      #expect(get("/livez").hasSuffix("\r\n\r\nok\n"))
      #expect(get("/readyz").hasPrefix("HTTP/1.1 503 ") && get("/readyz").contains("\r\n\r\nnot serving\n"))
      health.set("", .serving)
      #expect(get("/readyz").hasPrefix("HTTP/1.1 200 ") && get("/readyz").contains("\r\n\r\nok\n"))
      health.shutDown()
      #expect(get("/readyz").hasPrefix("HTTP/1.1 503 "))
      for (step, words) in [
        (StartProgress.Step.database, "the database"),
        (.schema, "the check of the database's schema and roles"),
        (.rights, "the first reading of who may do what"), (.ports, "its ports"),
      ] {
        progress.reach(step)
        #expect(get("/startupz").hasPrefix("HTTP/1.1 503 "))
        #expect(get("/startupz").hasSuffix("\r\n\r\nstarting: waiting for \(words)\n"))
        #expect(get("/readyz").contains("\nstart: waiting for \(words)\n"))
      }
      for step in [StartProgress.Step.done, .draining] {
        progress.reach(step)
        #expect(get("/startupz").hasSuffix("\r\n\r\nok\n"))
      }
      #expect(get("/readyz").contains("\nend: the server drains and ends\n"))
      let version = get("/version")
      #expect(version.contains("Content-Type: application/json\r\n"))
      #expect(version.contains("\r\n\r\n{\"version\":\"\(Build.version)\",\"protos\":\"sha256:"))

      let metrics = get("/metrics?name[]=up")
      #expect(metrics.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
      for line in [
        "grpc_server_calls_running 0", "muster_loop_connections{loop=\"0\"} 1", "muster_database_ready 0",
        "process_start_time_seconds 12.5", "muster_ready 0",
        "muster_build_info{version=\"\(Build.version)\",schema=\"\(MigrationStep.all.count)\"} 1",
      ] { #expect(metrics.contains("\n\(line)\n"), "\(line)") }
      let resident = metrics.split(separator: "\n").first { $0.hasPrefix("process_resident_memory_bytes ") }
      #expect(resident.flatMap { Int($0.split(separator: " ")[1]) } ?? 0 > 1 << 20)
      let descriptors = metrics.split(separator: "\n").first { $0.hasPrefix("process_open_fds ") }
      #expect(descriptors.flatMap { Int($0.split(separator: " ")[1]) } ?? 0 > 3)
    }
  }

  @Test func `knows GET and HEAD of its pages, and closes after each`() async throws {
    try await withServer { port, _, _ in
      for path in ["/", "/livez", "/readyz", "/startupz", "/metrics", "/stats.json", "/version"] {
        let head = ask(port, "HEAD \(path) HTTP/1.1" + Self.question)
        #expect(head.contains("Content-Length: ") && !head.contains("Content-Length: 0\r\n"))
        #expect(head.hasSuffix("Connection: close\r\n\r\n"))
        #expect(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"))
        #expect(head.contains("\r\nContent-Security-Policy: default-src 'none';"))
      }
      #expect(status(port, "GET /nothing HTTP/1.1" + Self.question) == "404")
      #expect(status(port, "GET /livez/ HTTP/1.1" + Self.question) == "404")
      let post = ask(port, "POST /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc")
      #expect(post.hasPrefix("HTTP/1.1 405 ") && post.contains("Allow: GET, HEAD\r\n"))
      #expect(status(port, "nonsense\r\n\r\n") == "400")
      let long = String(repeating: "v", count: 20_000)
      #expect(status(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(long)\r\n\r\n") == "431")
    }
  }

  @Test(
    arguments: [
      ("127.0.0.1", true), ("127.0.0.1:50052", true), ("localhost", true), ("LOCALHOST:1", true),
      ("[::1]", true), ("[::1]:50052", true), ("10.1.2.3:80", true), ("muster.internal", true),
      ("Muster.Internal:9", true), ("evil.example", false), ("evil.example:50052", false), ("", false),
      ("localhost.evil.example", false), ("127.0.0.1.evil.example", false), ("127.1", false), ("[::1", false),
      ("localhost:", false), ("localhost:x", false), ("localhost:1:2", false), ("muster", false),
    ])
  func `is asked by its address or a name that is its own`(host: String, isAdmitted: Bool) {
    #expect(HostRule(["muster.internal"]).admits(host) == isAdmitted)
  }

  @Test func `lets those in who know no names, as HTTP before 1.1`() async throws {
    #expect(HostRule().admits(nil))
    try await withServer { port, _, _ in
      #expect(status(port, "GET /livez HTTP/1.0\r\n\r\n") == "200")
      #expect(status(port, "GET /livez HTTP/1.1\r\nHost: evil.example\r\n\r\n") == "421")
    }
  }

  @Test func `outlives 2,000 strings of random bytes`() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(state: seed)
    let requests = (0..<2_000).map { _ in RandomRequests.next(&random) }
    try await withServer { port, _, _ in
      var statuses: [String: Int] = [:]
      for request in requests {
        let answer = OperationsClient(port).map { $0.ask(request, endsWriting: true) } ?? "none"
        statuses[String(answer.dropFirst(9).prefix(3)), default: 0] += 1
      }
      // An empty answer is for those that ended before their request did.
      #expect(
        Set(statuses.keys).isSubset(of: ["200", "400", "404", "405", "421", "503", ""]), "seed \(seed)")
      #expect(statuses.count >= 4, "seed \(seed): \(statuses)")
      #expect(status(port, "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n") == "200", "seed \(seed)")
    }
  }

  @Test func `turns away whoever comes as the 65th, until there is room`() async throws {
    try await withServer { port, _, _ in
      var clients = (0..<OperationsServer.connectionsMax).compactMap { _ in OperationsClient(port) }
      #expect(clients.count == OperationsServer.connectionsMax)
      let question = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
      // Its socket is closed without a word.
      #expect(ask(port, question) == "")
      // One of those that were let in has its answer all the same, and makes room.
      #expect(clients.removeLast().ask(Array(question.utf8)).hasPrefix("HTTP/1.1 200 "))
      #expect(eventually { status(port, question) == "200" })
      withExtendedLifetime(clients) {}
    }
  }

  @Test func `waits a while for a request and for its reader, and no longer`() async throws {
    try await withServer(timeout: .milliseconds(200)) { port, _, _ in
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
    try await withServer { port, _, _ in
      for _ in 0..<50 {
        let body = String(repeating: "b", count: 30_000)
        let request = "POST /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000\r\n\r\n\(body)"
        let client = try #require(OperationsClient(port))
        let answer = client.ask(Array(request.utf8))
        #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.hasSuffix("\n"))
        #expect(!client.isBroken)
      }
    }
  }

  private func withServer(
    timeout: Duration = .seconds(5), _ body: (UInt16, HealthRegistry, StartProgress) throws -> Void
  ) async throws {
    let group = try LoopGroup.start(loops: 1)
    let pool = try BlockingPool()
    // Nothing is there: what these tests ask for needs no database.
    let database = try PostgresConfiguration(url: "postgres://muster_app@/muster?host=/nonexistent")
    let masterKey = try #require(
      MasterKey(text: Array("\(String(repeating: "0123456789abcdef", count: 4))\n".utf8)))
    let platform = try Platform(
      Platform.Settings(
        database: database, system: database, masterKey: masterKey, tokenKey: try SigningKey.generate()),
      permissions: Services.permissions, on: group.loops, blocking: pool)
    let services = Services(platform, hasReflection: false)
    let (health, progress) = (services.health, StartProgress())
    let rpc = GRPCServer(services.handlers, ServerConfiguration(), on: group)
    let readings = OperationsReadings(
      platform, services, rpc, group, nil, progress, Settings(), started: 12.5)
    let server = try OperationsServer(OperationsPages(readings, HostRule()), on: group, timeout: timeout)
    let loopback = try #require(SocketAddress("127.0.0.1", port: 0))
    let address = try await server.listen(on: loopback)
    let result = Result { try body(address.port, health, progress) }
    await server.stop()
    // Every connection that was counted in is counted out.
    #expect(eventually { group.connectionCounts == [0] })
    await platform.close()
    await group.stop()
    await pool.stop()
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
