import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import MusterWire
import Testing

@Suite struct `CreateUser` {
  private func create(
    _ server: TestServer, requestID: String = "", validateOnly: Bool = false,
    _ change: (inout IdentityV1.User) -> Void = { _ in }
  ) async throws -> IdentityV1.User? {
    let request = IdentityV1.CreateUserRequest.with {
      $0.user = .with {
        $0.email = "Ada@ACME.example"
        change(&$0)
      }
      $0.requestID = requestID
      $0.validateOnly = validateOnly
    }
    return try await server.identity.createUser(request, .bearer(server.operatorToken())).user
  }

  @Test func `makes a user who is of no tenant`() async throws {
    let server = try await TestServer.shared.value
    let made = try #require(
      try await create(server) {
        $0.locale = "de"
        $0.timeZone = "Europe/Vienna"
        $0.platformAdmin = true
        $0.emailVerified = true
      })
    #expect(made.id.hasPrefix("user_") && made.email == "Ada@acme.example" && made.displayName == "Ada")
    #expect(made.locale == "de" && made.timeZone == "Europe/Vienna" && made.version == 1)
    // Nobody becomes an operator so.
    #expect(!made.platformAdmin && !made.emailVerified)
    let found = try await server.identity.getUser(
      .with { $0.id = made.id }, .bearer(server.operatorToken())
    ).user
    #expect(found == made)
    // Two users may have the same address.
    #expect(try await create(server)?.id != made.id)
  }

  @Test func `gives an issuer's identity to one user alone`() async throws {
    let issuer = "https://login.example"
    let server = try await TestServer {
      $0.issuers = (try? IssuerSettings(issuer: issuer, audiences: ["muster"])).map { [$0] } ?? []
    }
    func identity(_ subject: String, of issuer: String = issuer) -> IdentityV1.ExternalIdentity {
      .with {
        $0.issuer = issuer
        $0.subject = subject
      }
    }
    let made = try await create(server) { $0.identities = [identity("ada"), identity("ada-2")] }
    #expect(made?.identities.map(\.subject) == ["ada", "ada-2"])
    let taken = try await refusal { try await create(server) { $0.identities = [identity("ada-2")] } }
    #expect(taken?.code == .alreadyExists && taken?.reason == "USER_IDENTITY_TAKEN")
    let twice = try await refusal {
      try await create(server) { $0.identities = [identity("eve"), identity("eve")] }
    }
    #expect(twice?.reason == "USER_IDENTITY_TAKEN")
    #expect(try server.sql("SELECT count(*) FROM users WHERE email = 'Ada@acme.example'") == "1")
    let unknown = try await refusal {
      try await create(server) { $0.identities = [identity("ada", of: "https://other.example")] }
    }
    #expect(unknown?.violations.map(\.field) == ["user.identities[0].issuer"])
    await server.stop()
  }

  @Test func `tries without making, answers a repeat as before, and is for operators`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let email = "\(TestServer.slug())@example.com"
    let count = "SELECT count(*) FROM users WHERE email = '\(email)'"
    _ = try await create(server, validateOnly: true) { $0.email = email }
    #expect(try server.sql(count) == "0")
    let first = try await create(server, requestID: email) { $0.email = email }
    #expect(try await create(server, requestID: email) { $0.email = email } == first)
    #expect(try server.sql(count) == "1")
    let zone = try await refusal { try await create(server) { $0.timeZone = "Mars/Olympus" } }
    #expect(zone?.violations.map(\.field) == ["user.time_zone"])
    #expect(
      try await refusal { try await create(server) { $0.email = "" } }?.violations.map(\.field) == [
        "user.email"
      ])
    let owner = try await refusal {
      try await server.identity.createUser(
        .with { $0.user = .with { $0.email = email } }, tenant.caller("owner"))
    }
    #expect(owner?.reason == "PLATFORM_ONLY")
  }
}
