import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListApiKeys` {
  private func names(
    _ tenant: TestTenant, _ options: CallOptions,
    _ change: (inout IdentityV1.ListApiKeysRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var request = IdentityV1.ListApiKeysRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    var names: [String] = []
    repeat {
      let page = try await tenant.server.identity.listApiKeys(request, options)
      names += page.apiKeys.map(\.displayName)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty && names.count < 200
    return names
  }

  @Test func `gives all keys page by page in each order`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try server.sql(
      """
      INSERT INTO api_keys (
        tenant_id, key_id, secret_hash, prefix, display_name, permissions, created_by_kind, create_time,
        expire_time, last_use_time)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), sha256(n::text::bytea), '', 'Key ' || n / 2,
        '{leads.read}', 'system', now() - n / 2 * interval '1 hour',
        CASE WHEN n % 2 = 0 THEN now() + n * interval '1 hour' END,
        CASE WHEN n % 3 = 0 THEN now() - n * interval '1 hour' END
      FROM generate_series(1, 9) n
      """)
    let orders = [
      ("", "create_time DESC, key_id DESC"), ("create_time", "create_time, key_id"),
      ("display_name", "display_name COLLATE \"C\", key_id"),
      ("display_name desc", "display_name COLLATE \"C\" DESC, key_id DESC"),
      ("expire_time", "expire_time NULLS LAST, key_id"),
      ("expire_time desc", "expire_time DESC NULLS FIRST, key_id DESC"),
      ("last_use_time", "last_use_time NULLS FIRST, key_id"),
      ("last_use_time desc", "last_use_time DESC NULLS LAST, key_id DESC"),
    ]
    for (text, sql) in orders {
      let wanted = try server.sql(
        "SELECT display_name FROM api_keys WHERE tenant_id = '\(tenant.id.uuidText)' ORDER BY \(sql)"
      ).split(separator: "\n").map(String.init)
      for size: Int32 in [1, 4, 10, 11] {
        let found = try await names(tenant, tenant.caller("admin")) {
          $0.orderBy = text
          $0.pageSize = size
        }
        #expect(found == wanted, "\(text), pages of \(size)")
      }
    }
  }

  @Test func `shows the caller's own keys without the right to all`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["owner", "viewer"] {
      _ = try await tenant.createKey(as: role) {
        $0.displayName = "Of the \(role)"
        $0.userID = tenant.users[role]?.description ?? ""
      }
    }
    _ = try await tenant.createKey {
      $0.displayName = "A machine's"
      $0.permissions = ["identity.self"]
    }
    let viewer = try tenant.caller("viewer")
    #expect(try await names(tenant, viewer) == ["Of the viewer"])
    #expect(try await names(tenant, viewer) { $0.userID = tenant.users["owner"]?.description ?? "" } == [])
    let all = try await names(tenant, tenant.caller("admin"))
    #expect(all == ["A machine's", "Of the viewer", "Of the owner", "First key"])
    #expect(try await names(tenant, tenant.caller("admin")) { $0.serviceOnly = true } == ["A machine's"])
    let machine = try await server.identity.listApiKeys(
      .with {
        $0.tenantID = tenant.text
        $0.serviceOnly = true
      }, tenant.caller("admin")
    ).apiKeys.first
    let key = try #require(machine.flatMap { APIKeyID($0.id) })
    #expect(try await names(tenant, tenant.caller(key: key)) == ["A machine's"])
    #expect(try await names(other, other.caller("owner")) == ["First key"])
  }

  @Test func `narrows by state and end`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let admin = try tenant.caller("admin")
    for name in ["revoked", "expired"] {
      _ = try await tenant.createKey {
        $0.displayName = name
        $0.permissions = ["leads.read"]
      }
    }
    try server.sql(
      """
      UPDATE api_keys SET revoke_time = now()
      WHERE tenant_id = '\(tenant.id.uuidText)' AND display_name = 'revoked';
      UPDATE api_keys SET expire_time = now()
      WHERE tenant_id = '\(tenant.id.uuidText)' AND display_name = 'expired'
      """)
    #expect(try await names(tenant, admin) { $0.state = .active } == ["First key"])
    #expect(try await names(tenant, admin) { $0.state = .revoked } == ["revoked"])
    #expect(try await names(tenant, admin) { $0.state = .expired } == ["expired"])
    let soon = WallClock.seconds() + 60
    #expect(try await names(tenant, admin) { $0.expireBefore = .with { $0.seconds = soon } } == ["expired"])
  }
}
