import MusterCore
import MusterCrypto
import MusterIdentity
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterWire

/// The tenants that `musterd dev` has to be tried with, made through the RPCs that everybody calls.
struct DemoTenants {
  let platform: Platform
  let services: Services

  struct Made {
    let id: TenantID
    let slug: String
    let owner: UserID
    let viewer: UserID
  }

  private static let demos = [("acme", "Acme Pty Ltd", "ada"), ("globex", "Globex Pty Ltd", "ben")]

  /// Who operates the installation: always the same, so that the journals of two days name one.
  static let operatorID = UserID(1)

  /// Made the first time, found the next.
  func tenants() async throws -> [Made] {
    let mint = TokenMint(platform.tenancy.keys)
    var options = CallOptions()
    let token = try mint.platform(Self.operatorID, lifetime: .seconds(60)).token
    options.metadata.add("authorization", "Bearer \(token)")
    let client = TenantsV1.Client(InProcessTransport(services.handlers))
    var made: [Made] = []
    for (slug, name, owner) in Self.demos {
      made.append(try await tenant(slug, name, owner, client, options))
    }
    return made
  }

  private func tenant(
    _ slug: String, _ name: String, _ owner: String, _ client: TenantsV1.Client, _ options: CallOptions
  ) async throws -> Made {
    var wanted = TenantsV1.ListTenantsRequest()
    wanted.slug = slug
    var id = try await client.listTenants(wanted, options).tenants.first?.id
    if id == nil {
      var request = TenantsV1.SetupTenantRequest()
      request.tenant = .with {
        $0.slug = slug
        $0.displayName = name
        $0.timeZone = "Australia/Perth"
        $0.country = "AU"
        $0.currencyCode = "AUD"
      }
      request.owner = .with { $0.email = "\(owner)@\(slug).example" }
      id = try await client.setupTenant(request, options).tenant?.id
    }
    guard let tenant = id.flatMap({ TenantID($0) }),
      let owner = try await services.identity.firstMember(of: tenant, role: "owner")
    else { throw DemoIncomplete(slug: slug) }
    return Made(id: tenant, slug: slug, owner: owner, viewer: try await viewer(of: tenant, slug))
  }

  private func viewer(of tenant: TenantID, _ slug: String) async throws -> UserID {
    if let viewer = try await services.identity.firstMember(of: tenant, role: "viewer") { return viewer }
    return try await services.identity.addDemoMember(
      to: tenant, email: "vic@\(slug).example", displayName: "Vic", role: "viewer")
  }
}

struct DemoIncomplete: Error, CustomStringConvertible {
  let slug: String

  var description: String {
    "the demo tenant \(slug) is there without an owner; start with another --data, or --ephemeral"
  }
}
