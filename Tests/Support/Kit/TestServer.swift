package import MusterCampaigns
package import MusterCore
package import MusterCrypto
import MusterIdentity
package import MusterIdentityAPI
import MusterLoop
import MusterPostgres
package import MusterRPC
package import MusterServer
package import MusterTenancy
package import MusterTenantsAPI
package import MusterTestDatabase
import Synchronization

/// All services of `musterd` before a database of their own, called in the process. Everything but the
/// socket is what is shipped.
package final class TestServer: Sendable {
  package let database: MigratedDatabase
  package let platform: Platform
  package let services: Services
  package let transport: InProcessTransport
  package let mint: TokenMint
  package let masterKey: MasterKey
  private let group: LoopGroup
  private let pool: BlockingPool
  private let running: Task<Void, Never>

  /// One for all tests of the process, each of which makes tenants of its own.
  package static let shared = Task { try await TestServer() }

  /// Set to run all tests of services with PgBouncer in transaction mode between.
  package static let isPooled = Environment.value("MUSTER_TEST_POOLED") != nil

  /// `change` sees the settings before they are used.
  package init(
    on database: MigratedDatabase? = nil, sending: SendingSetup = SendingSetup(),
    _ change: (inout Platform.Settings) -> Void = { _ in }
  ) async throws {
    let database = if let database { database } else { try await MigratedDatabase() }
    self.database = database
    guard let masterKey = MasterKey(text: Array("\(String(repeating: "0123456789abcdef", count: 4))\n".utf8))
    else { throw TestServerFailed(description: "no master key") }
    var settings = Platform.Settings(
      database: database.configuration(.app), system: database.configuration(.system), masterKey: masterKey,
      tokenKey: try Self.signingKey.get())
    // Hundreds of tests begin at once, on a machine that may have much else to do, and all of them call from
    // outside of the loops, which is what one loop answers.
    (settings.database.lanes.exclusives, settings.database.lanes.leaseWaitMax) = (8, .seconds(30))
    (settings.database.lanes.waitMax, settings.system.lanes.waitMax) = (.seconds(30), .seconds(30))
    if Self.isPooled {
      settings.database = try await MigratedDatabase.pooled(settings.database)
      settings.system = try await MigratedDatabase.pooled(settings.system)
    }
    change(&settings)
    self.masterKey = settings.masterKey
    group = try LoopGroup.start(loops: 2)
    pool = try BlockingPool()
    let platform = try Platform(settings, permissions: Services.permissions, on: group.loops, blocking: pool)
    self.platform = platform
    services = Services(platform, hasReflection: false, sending: sending)
    transport = InProcessTransport(services.handlers)
    mint = TokenMint(TokenKeys(settings.tokenKey))
    running = Task { await platform.run() }
    try await platform.waitUntilReady()
  }

  /// Of all servers of the process, so that the tokens of one are good at another.
  package static let signingKey = Result { () throws(TokenError) in try SigningKey.generate() }

  package func stop() async {
    running.cancel()
    await running.value
    await platform.close()
    await group.stop()
    await pool.stop()
  }

  // MARK: Who calls

  package static let operatorID = UserID.new()

  package func operatorToken() throws -> String {
    try mint.platform(Self.operatorID, lifetime: .seconds(3_600)).token
  }

  package func token(
    of user: UserID, in tenant: TenantID, scope: [String]? = nil, hasSecondFactor: Bool = false
  ) throws -> String {
    try mint.access(
      .user(user), in: tenant, key: nil, scope: scope, hasSecondFactor: hasSecondFactor,
      lifetime: .seconds(900)
    ).token
  }

  // MARK: Tenants

  private static let count = Mutex(0)

  /// A tenant with an owner, an admin, a member and a viewer.
  package func tenant() async throws -> TestTenant {
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    var request = TenantsV1.SetupTenantRequest()
    request.tenant = TenantsV1.Tenant()
    request.tenant?.slug = "tenant-\(number)"
    request.tenant?.displayName = "Tenant \(number)"
    request.owner = TenantsV1.TenantOwner()
    request.owner?.email = "owner@tenant-\(number).example"
    let made = try await TenantsV1.Client(transport).setupTenant(request, .bearer(operatorToken()))
    guard let id = made.tenant.flatMap({ TenantID($0.id) }), let owner = UserID(made.ownerUserID) else {
      throw TestServerFailed(description: "SetupTenant answered \(made)")
    }
    var users = ["owner": owner]
    for role in ["admin", "member", "viewer"] {
      users[role] = try await services.identity.addDemoMember(
        to: id, email: "\(role)@tenant-\(number).example", displayName: role, role: role)
    }
    return TestTenant(server: self, id: id, users: users, key: made.apiKey)
  }
}

/// A tenant of a test's own.
package struct TestTenant: Sendable {
  package let server: TestServer
  package let id: TenantID
  /// By the name of the role.
  package let users: [String: UserID]
  /// The owner's first key.
  package let key: String

  package init(server: TestServer, id: TenantID, users: [String: UserID], key: String) {
    (self.server, self.id, self.users, self.key) = (server, id, users, key)
  }

  package var text: String { id.description }

  package func user(_ role: String) throws -> UserID {
    guard let user = users[role] else { throw TestServerFailed(description: "nobody has the role \(role)") }
    return user
  }

  package func token(_ role: String) throws -> String { try server.token(of: user(role), in: id) }

  /// What a member of that role calls with.
  package func caller(_ role: String) throws -> CallOptions { .bearer(try token(role)) }
}

package struct TestServerFailed: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) {
    self.description = description
  }
}

extension CallOptions {
  package static func bearer(_ token: String) -> CallOptions {
    var options = CallOptions()
    options.metadata.add("authorization", "Bearer \(token)")
    return options
  }
}

extension TestServer {
  package var tenants: TenantsV1.Client { TenantsV1.Client(transport) }
  package var identity: IdentityV1.Client { IdentityV1.Client(transport) }
  package var catalogue: PermissionCatalogue { platform.tenancy.catalogue }

  /// SQL as the superuser, who sees everything, apart from what is tested.
  @discardableResult
  package func sql(_ text: String) throws -> String { try database.sql("SET search_path = muster; " + text) }
}

/// What a call is refused with; nil when it is not.
package func refusal<Value>(_ body: () async throws -> Value) async throws -> RPCError? {
  do {
    _ = try await body()
    return nil
  } catch let error as RPCError {
    return error
  }
}

extension ResourceID {
  /// As SQL writes it.
  package var uuidText: String { stored.hexadecimal }
}
