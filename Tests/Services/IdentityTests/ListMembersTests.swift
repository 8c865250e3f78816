import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListMembers` {
  private func emails(
    _ tenant: TestTenant, _ change: (inout IdentityV1.ListMembersRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var request = IdentityV1.ListMembersRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    var emails: [String] = []
    repeat {
      let page = try await tenant.server.identity.listMembers(request, tenant.caller("viewer"))
      emails += page.members.map { String($0.email.prefix { $0 != "@" }) }
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty && emails.count < 200
    return emails
  }

  /// Seven more, some made at the same moment, some without the times that others have.
  private func fill(_ tenant: TestTenant) throws {
    try tenant.server.sql(
      """
      INSERT INTO users (user_id) SELECT gen_random_uuid() FROM generate_series(1, 7);
      INSERT INTO memberships (
        tenant_id, member_id, user_id, email, display_name, roles, create_time, expire_time, last_active_time)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), user_id, 'm' || n || '@example.com', 'Name ' || n / 3,
        '{member}', now() - n / 2 * interval '1 hour',
        CASE WHEN n % 2 = 0 THEN now() + n / 3 * interval '1 hour' + interval '1 hour' END,
        CASE WHEN n % 3 = 0 THEN now() - n * interval '1 hour' END
      FROM (SELECT user_id, row_number() OVER () n FROM users u
        WHERE NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = u.user_id) AND u.email = '' LIMIT 7) x
      """)
  }

  static let orders = [
    ("", "create_time DESC, member_id DESC"), ("create_time", "create_time, member_id"),
    ("display_name", "display_name COLLATE \"C\", member_id"),
    ("display_name desc", "display_name COLLATE \"C\" DESC, member_id DESC"),
    ("email", "email COLLATE \"C\", member_id"), ("email desc", "email COLLATE \"C\" DESC, member_id DESC"),
    ("expire_time", "expire_time NULLS LAST, member_id"),
    ("expire_time desc", "expire_time DESC NULLS FIRST, member_id DESC"),
    ("last_active_time", "last_active_time NULLS FIRST, member_id"),
    ("last_active_time desc", "last_active_time DESC NULLS LAST, member_id DESC"),
  ]

  @Test(arguments: orders)
  func `gives all members page by page in each order`(_ order: (text: String, sql: String)) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try fill(tenant)
    let wanted = try server.sql(
      """
      SELECT split_part(email, '@', 1) FROM memberships WHERE tenant_id = '\(tenant.id.uuidText)'
      ORDER BY \(order.sql)
      """
    ).split(separator: "\n").map(String.init)
    #expect(wanted.count == 11)
    for size: Int32 in [1, 3, 10, 11, 12] {
      let found = try await emails(tenant) {
        $0.orderBy = order.text
        $0.pageSize = size
      }
      #expect(found == wanted, "pages of \(size)")
    }
  }

  @Test func `narrows by each filter, and shows who was removed on demand`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    try tenant.change(
      """
      UPDATE memberships SET delete_time = now() WHERE tenant_id = $tenant AND user_id = $member;
      UPDATE memberships SET expire_time = now() - interval '1 s' WHERE tenant_id = $tenant AND user_id = $admin
      """)
    func found(_ change: (inout IdentityV1.ListMembersRequest) -> Void = { _ in }) async throws -> Set<String>
    {
      Set(try await emails(tenant, change))
    }
    #expect(try await found() == ["owner", "admin", "viewer"])
    #expect(try await found { $0.showDeleted = true } == ["owner", "admin", "viewer", "member"])
    #expect(try await found { $0.role = "owner" } == ["owner"])
    #expect(try await found { $0.state = .expired } == ["admin"])
    #expect(try await found { $0.state = .active } == ["owner", "viewer"])
    #expect(try await found { $0.state = .removed } == [])
    let removed = try await found {
      $0.state = .removed
      $0.showDeleted = true
    }
    #expect(removed == ["member"])
    let email = try await tenant.member("viewer").email
    #expect(try await found { $0.email = email } == ["viewer"])
    #expect(try await found { $0.userID = tenant.users["viewer"]?.description ?? "" } == ["viewer"])
    #expect(try await found { $0.userID = other.users["viewer"]?.description ?? "" } == [])
    #expect(try await found { $0.expireBefore = .with { $0.seconds = WallClock.seconds() + 9 } } == ["admin"])
    // For 30 days.
    try server.sql(
      """
      UPDATE memberships SET delete_time = now() - interval '31 days'
      WHERE tenant_id = '\(tenant.id.uuidText)' AND delete_time IS NOT NULL
      """)
    #expect(try await found { $0.showDeleted = true }.count == 3)
  }

  @Test func `refuses another list's token`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    var request = IdentityV1.ListMembersRequest.with {
      $0.tenantID = tenant.text
      $0.pageSize = 1
    }
    request.pageToken = try await server.identity.listMembers(request, tenant.caller("viewer")).nextPageToken
    request.tenantID = other.text
    let wrong = request
    let error = try await refusal { try await server.identity.listMembers(wrong, other.caller("viewer")) }
    #expect(error?.reason == "PAGE_TOKEN_INVALID")
  }

  @Test func `lets an operator look, and says so in the tenant's journal`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let request = IdentityV1.ListMembersRequest.with { $0.tenantID = tenant.text }
    #expect(
      try await server.identity.listMembers(request, .bearer(server.operatorToken())).members.count == 4)
    #expect(try server.journal(tenant.id, "ListMembers").map { $0.hasPrefix("platform ") } == [true])
  }
}
