import Glibc
import MusterLoop
import MusterTestAuthority
import MusterTestWebServer
import Testing

@testable import MusterHTTPS

@Suite(.timeLimit(.minutes(2))) struct `A client of HTTPS` {
  private let authority: TestAuthority
  private let server: WebServer
  private let pool: BlockingPool

  init() async throws {
    authority = try TestAuthority()
    server = try await WebServer(authority.issue())
    pool = try BlockingPool(threads: 2)
  }

  private var policy: HTTPSPolicy {
    var policy = HTTPSPolicy()
    policy.authoritiesFile = authority.file
    policy.addresses.allowed = ["127.0.0.1"].compactMap(AddressRange.init)
    return policy
  }

  private func fetch(
    _ path: String = "/x", at place: String? = nil, _ policy: HTTPSPolicy? = nil, bodyBytesMax: Int = 10_000,
    timeMax: Duration = .seconds(10)
  ) async throws -> HTTPSResponse {
    let url = try #require(HTTPSURL((place ?? server.url) + path))
    return try await HTTPSClient(policy ?? self.policy, on: pool).fetch(
      HTTPSRequest(url, accept: "application/json", timeMax: timeMax, bodyBytesMax: bodyBytesMax))
  }

  private func failure(_ work: () async throws -> HTTPSResponse) async -> HTTPSError? {
    do {
      _ = try await work()
      return nil
    } catch {
      return error as? HTTPSError
    }
  }

  @Test func `fetches an answer as it is`() async throws {
    var answer = WebAnswer("hello\n")
    answer.headers = ["Content-Type": "text/plain; charset=utf-8", "Set-Cookie": "a=b"]
    try server.answer("/x?y=z", answer)
    let response = try await fetch("/x?y=z")
    #expect(response.status == 200 && response.body == Array("hello\n".utf8))
    #expect(response.contentType == "text/plain; charset=utf-8")
    answer = WebAnswer("", status: 503)
    try server.answer("/x?y=z", answer)
    #expect(try await fetch("/x?y=z").status == 503)
    #expect(try await fetch("/none").status == 404)
    // Nothing of an earlier answer, of the user's files or of the machine is told.
    let names = server.log.filter { $0.hasPrefix("  ") }.map { $0.drop { $0 == " " }.prefix { $0 != ":" } }
    #expect(Set(names) == ["Host", "User-Agent", "Accept"])
    #expect(server.log.contains("  Accept: application/json") && server.log.contains("  User-Agent: muster"))
    #expect(server.connections == 3)
    await pool.stop()
  }

  @Test func `trusts nobody but those it is told to`() async throws {
    try server.answer("/x", WebAnswer("hello"))
    var machines = policy
    machines.authoritiesFile = nil
    #expect(await failure { try await fetch("/x", machines) }?.code == .notTrusted)
    var others = policy
    let stranger = try TestAuthority("Another")
    others.authoritiesFile = stranger.file
    #expect(await failure { try await fetch("/x", others) }?.code == .notTrusted)
    others.authoritiesFile = "/nowhere.pem"
    #expect(await failure { try await fetch("/x", others) }?.code == .library)
    let named = try await WebServer(authority.issue("other", for: "DNS:other.test"))
    try named.answer("/x", WebAnswer("hello"))
    let error = await failure { try await fetch("/x?secret", at: named.url) }
    #expect(error?.code == .notTrusted)
    #expect(error?.message.contains("matches target host name 'localhost'") == true)
    #expect(error?.message.contains("secret") == false)
    #expect(named.requests("/x?secret") == 0 && server.requests("/x") == 0)
    await pool.stop()
  }

  @Test func `connects to public addresses only, unless others are allowed`() async throws {
    try server.answer("/x", WebAnswer("hello"))
    var strict = policy
    strict.addresses = AddressPolicy()
    for host in ["localhost", "127.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0"] {
      let error = await failure { try await fetch("/x", at: "https://\(host):\(server.port)", strict) }
      #expect(error?.code == .addressRefused, "\(host)")
    }
    #expect(server.connections == 0)
    #expect(try await fetch("/x", at: "https://127.0.0.1:\(server.port)").status == 200)
    await pool.stop()
  }

  @Test func `follows no redirect`() async throws {
    var answer = WebAnswer("", status: 302)
    answer.headers = ["Location": "\(server.url)/secret"]
    try server.answer("/x", answer)
    try server.answer("/secret", WebAnswer("secret"))
    let response = try await fetch()
    #expect(response.status == 302 && response.body == [])
    #expect(server.requests("/secret") == 0 && server.connections == 1)
    await pool.stop()
  }

  @Test(arguments: [true, false])
  func `takes a body up to its limit`(_ hasLength: Bool) async throws {
    var answer = WebAnswer("0123456789")
    (answer.times, answer.hasLength) = (1_000, hasLength)
    try server.answer("/x", answer)
    #expect(try await fetch().body.count == 10_000)
    #expect(await failure { try await fetch(bodyBytesMax: 9_999) }?.code == .tooLarge)
    // Ten megabytes: cut where the limit is.
    answer.times = 1_000_000
    try server.answer("/large", answer)
    let error = await failure { try await fetch("/large") }
    #expect(error?.code == .tooLarge && error?.message.contains("longer than 10000 bytes") == true)
    try await Task.sleep(for: .milliseconds(200))
    #expect(!server.log.contains("done /large"))
    await pool.stop()
  }

  @Test func `takes headers up to their limit`() async throws {
    var answer = WebAnswer("hello")
    answer.headers = ["X": String(repeating: "x", count: 16_000)]
    try server.answer("/x", answer)
    #expect(try await fetch().status == 200)
    answer.headers = ["X": String(repeating: "x", count: 8_000), "Y": String(repeating: "y", count: 8_400)]
    try server.answer("/x", answer)
    #expect(await failure { try await fetch() }?.code == .tooLarge)
    await pool.stop()
  }

  @Test func `waits no longer than it is told`() async throws {
    var late = WebAnswer("hello")
    late.delaySeconds = 20
    try server.answer("/late", late)
    var slow = WebAnswer("0123456789")
    (slow.pieceBytes, slow.pieceSeconds) = (1, 2)
    try server.answer("/slow", slow)
    for path in ["/late", "/slow"] {
      let start = ContinuousClock.now
      let error = await failure { try await fetch(path, timeMax: .milliseconds(500)) }
      #expect(error?.code == .timedOut)
      #expect(ContinuousClock.now - start < .milliseconds(2_500))
    }
    await pool.stop()
  }

  @Test func `ends when nobody waits any more`() async throws {
    var late = WebAnswer("hello")
    late.delaySeconds = 30
    try server.answer("/late", late)
    let client = HTTPSClient(policy, on: pool)
    let request = HTTPSRequest(
      try #require(HTTPSURL(server.url + "/late")), accept: "*/*", timeMax: .seconds(30), bodyBytesMax: 10)
    let start = ContinuousClock.now
    let task = Task { () async throws(HTTPSError) in try await client.fetch(request) }
    while server.requests("/late") == 0 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(await failure { try await task.value }?.code == .cancelled)
    #expect(ContinuousClock.now - start < .seconds(10))
    await pool.stop()
  }

  @Test func `says what else failed`() async throws {
    var cut = WebAnswer("hello")
    cut.isCut = true
    try server.answer("/x", cut)
    #expect(await failure { try await fetch() }?.code == .broken)
    #expect(await failure { try await fetch(at: "https://no-such-host.invalid") }?.code == .nameUnknown)
    server.stop()
    #expect(await failure { try await fetch() }?.code == .notConnected)
    await pool.stop()
    #expect(await failure { try await fetch() }?.code == .busy)
  }

  @Test func `speaks in the clear only where that is allowed`() async throws {
    let plain = try await WebServer(nil)
    try plain.answer("/x", WebAnswer("hello"))
    let place = "http://127.0.0.1:\(plain.port)"
    #expect(await failure { try await fetch(at: place) }?.code == .notEncrypted)
    #expect(plain.connections == 0)
    var open = policy
    open.allowsPlain = true
    #expect(try await fetch(at: place, open).status == 200)
    // What speaks no TLS is not spoken to.
    let error = await failure { try await fetch(at: "https://127.0.0.1:\(plain.port)") }
    #expect(error?.code == .notTrusted)
    await pool.stop()
  }

  @Test func `asks no proxy`() async throws {
    let proxy = try await WebServer(nil)
    try server.answer("/x", WebAnswer("hello"))
    let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    for name in names { unsafe setenv(name, "http://127.0.0.1:\(proxy.port)", 1) }
    defer { for name in names { unsafe unsetenv(name) } }
    #expect(try await fetch().status == 200)
    #expect(proxy.connections == 0)
    await pool.stop()
  }
}
