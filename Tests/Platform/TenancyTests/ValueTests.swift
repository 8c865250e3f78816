import MusterCore
import MusterCrypto
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import Testing

@Suite struct `Permissions` {
  private static let catalogue = PermissionCatalogue([
    PermissionInfo("a.read", .viewer, ""), PermissionInfo("a.write", .member, ""),
    PermissionInfo("a.admin", .admin, ""), PermissionInfo("a.own", .owner, ""),
    PermissionInfo("platform.a", .platform, ""),
  ])

  @Test(arguments: zip(["viewer", "member", "admin", "owner"], 1...4))
  func `of a role are those of the ones before it and its own`(_ role: String, _ count: Int) throws {
    let role = try #require(BuiltInRole(name: role))
    let names = Self.catalogue.names(Self.catalogue.holdings(role))
    #expect(names == Array(["a.read", "a.write", "a.admin", "a.own"].prefix(count)))
  }

  @Test func `of operators are no tenant's, and no tenant's are theirs`() {
    #expect(Self.catalogue.names(Self.catalogue.holdings(.platform)) == ["platform.a"])
    #expect(BuiltInRole(name: "platform") == nil)
  }

  @Test func `that nobody declared give nothing`() {
    #expect(Self.catalogue.set(["no.such", "A.read", ""]).isEmpty)
    #expect(Self.catalogue.set(["no.such", "a.read"]) == Self.catalogue.set(["a.read"]))
    #expect(Self.catalogue.isKnown("a.read") && !Self.catalogue.isKnown("a.rea"))
  }

  @Test func `are contained, joined and cut as sets`() {
    let (read, write) = (Self.catalogue.set(["a.read"]), Self.catalogue.set(["a.write"]))
    #expect(read.union(write).contains(read) && !read.contains(read.union(write)))
    #expect(read.intersection(write).isEmpty && read.contains(PermissionSet()))
  }

  @Test func `fill a set to its last place`() {
    let many = (0..<128).map { PermissionInfo("p\($0)", .viewer, "") }
    let catalogue = PermissionCatalogue(many)
    #expect(catalogue.names(catalogue.set(["p127"])) == ["p127"])
    #expect(catalogue.names(catalogue.holdings(.viewer)).count == 128)
  }
}

@Suite struct `Rate limit` {
  private static let second: Int64 = 1_000_000_000

  @Test func `lets a burst in, then so many a second`() {
    let rate = RateLimit(perSecond: 10, burst: 5)
    let start = 1_000 * Self.second
    for _ in 0..<5 { #expect(rate.wait(at: start) == nil) }
    #expect(rate.wait(at: start) == .milliseconds(100))
    #expect(rate.wait(at: start + Self.second / 10 - 1) == .nanoseconds(1))
    #expect(rate.wait(at: start + Self.second / 10) == nil)
    #expect(rate.wait(at: start + Self.second / 10) == .milliseconds(100))
  }

  @Test func `saves up a burst and no more`() {
    let rate = RateLimit(perSecond: 10, burst: 5)
    let later = 5_000 * Self.second
    #expect((0..<20).filter { _ in rate.wait(at: later) == nil }.count == 5)
  }

  @Test func `takes other limits at once, whatever was used up under the old ones`() {
    let rate = RateLimit(perSecond: 1, burst: 1_000)
    let start = 1_000 * Self.second
    #expect((0..<2_000).filter { _ in rate.wait(at: start) == nil }.count == 1_000)
    rate.set(perSecond: 10, burst: 5, at: start)
    #expect(rate.wait(at: start) == .milliseconds(100))
    #expect(rate.wait(at: start + Self.second / 10) == nil)
    rate.set(perSecond: 1, burst: 1, at: start)
    #expect(rate.wait(at: start + Self.second / 10) != nil)
  }

  @Test(arguments: [(0, 0), (-1, -1), (Int.max, Int.max), (1, Int.max), (Int.max, 1)])
  func `lets the first call in, whatever the limits`(_ limits: (perSecond: Int, burst: Int)) {
    let rate = RateLimit(perSecond: limits.perSecond, burst: limits.burst)
    #expect(rate.wait(at: 1_000 * Self.second) == nil)
  }

  @Test func `lets in exactly as many as it may when many ask at once`() async {
    let rate = RateLimit(perSecond: 1, burst: 100)
    let start = 1_000 * Self.second
    let count = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<100).filter { _ in rate.wait(at: start) == nil }.count }
      }
      return await group.reduce(0, +)
    }
    #expect(count == 100)
  }
}

@Suite struct `Page tokens` {
  private static let now: Int64 = 1_800_000_000
  private let tenant = TenantID.new()

  private func tokens(_ digits: String = "0123456789abcdef") throws -> PageTokens {
    let text = String(repeating: digits, count: 4) + "\n"
    return PageTokens(try #require(MasterKey(text: Array(text.utf8))))
  }

  private func list(
    _ tenant: TenantID, _ method: TenantsV1.Method = .listTenants, _ request: [UInt8] = [1]
  ) -> PageTokens.List {
    PageTokens.List(tenant, method.info, request: request)
  }

  private static let positions = [["", ""], ["a"], ["é\u{10FFFF}\n", "0"], ["1", "2", "3"]]

  @Test(arguments: positions) func `give back the position that was sealed`(_ position: [String]) throws {
    let token = try tokens().seal(position, of: list(tenant), at: Self.now)
    #expect(try tokens().open(token, of: list(tenant), count: position.count, at: Self.now) == position)
  }

  @Test func `are good for three days, and not for a second more`() throws {
    let token = try tokens().seal(["a"], of: list(tenant), at: Self.now)
    let end = Self.now + 3 * 86_400
    #expect(try tokens().open(token, of: list(tenant), count: 1, at: end - 1) == ["a"])
    #expect(throws: RPCError.self) { try tokens().open(token, of: list(tenant), count: 1, at: end) }
  }

  @Test func `are refused for another tenant, list, filter, key and count`() throws {
    let token = try tokens().seal(["a"], of: list(tenant), at: Self.now)
    let others: [(String, () throws -> [String])] = [
      ("tenant", { try tokens().open(token, of: list(.new()), count: 1, at: Self.now) }),
      ("list", { try tokens().open(token, of: list(tenant, .getIcp), count: 1, at: Self.now) }),
      ("filter", { try tokens().open(token, of: list(tenant, .listTenants, [2]), count: 1, at: Self.now) }),
      ("key", { try tokens("fedcba9876543210").open(token, of: list(tenant), count: 1, at: Self.now) }),
      ("count", { try tokens().open(token, of: list(tenant), count: 2, at: Self.now) }),
    ]
    for (word, open) in others {
      let error = #expect(throws: RPCError.self, "\(word)") { try open() }
      #expect(error?.code == .invalidArgument && error?.reason == "PAGE_TOKEN_INVALID", "\(word)")
    }
  }

  @Test func `are refused with any of their characters changed, missing or added`() throws {
    let token = try tokens().seal(["position", "7"], of: list(tenant), at: Self.now)
    let characters = Array(token)
    var broken = ["", "A", token + "A", String(token.dropLast()), String(repeating: "A", count: 100_000)]
    for place in characters.indices {
      var changed = characters
      changed[place] = changed[place] == "A" ? "B" : "A"
      broken.append(String(changed))
    }
    for text in broken {
      #expect(throws: RPCError.self, "\(text)") {
        try tokens().open(text, of: list(tenant), count: 2, at: Self.now)
      }
    }
  }
}
