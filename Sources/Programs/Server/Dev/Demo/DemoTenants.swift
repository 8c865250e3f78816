import MusterCore
import MusterIdentity
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterWellKnownAPI
import MusterWire

/// The tenants that `musterd dev` has to be tried with.
struct DemoTenants {
  let stage: DemoStage
  let identity: IdentityService

  /// Slug, name, owner.
  private static let demos = [
    ("acme", "Acme Pty Ltd", "Ada Ng"), ("globex", "Globex Pty Ltd", "Ben Okoye"),
  ]

  /// Made the first time, found the next; but those that somebody has deleted are not.
  func tenants() async throws -> [DemoTenant] {
    var made: [DemoTenant] = []
    for (slug, name, owner) in Self.demos {
      let person = owner.split(separator: " ").first.map { $0.lowercased() } ?? slug
      let found = try await tenant(slug) { request in
        request.tenant?.displayName = name
        request.owner = .with { ($0.email, $0.displayName) = ("\(person)@\(slug).example", owner) }
      }
      if let found { made.append(found) }
    }
    return made
  }

  private func tenant(
    _ slug: String, _ detail: (inout TenantsV1.SetupTenantRequest) -> Void
  ) async throws -> DemoTenant? {
    let client = TenantsV1.Client(stage.transport)
    let operations = try stage.asOperator()
    func find() async throws -> TenantsV1.Tenant? {
      try await client.listTenants(.with { $0.slug = slug }, operations).tenants.first
    }
    var tenant = try await find()
    if tenant == nil, stage.marks.id(slug) == nil {
      var request = TenantsV1.SetupTenantRequest.with {
        $0.tenant = .with {
          $0.slug = slug
          $0.timeZone = "Australia/Perth"
          ($0.country, $0.currencyCode) = ("AU", "AUD")
        }
      }
      detail(&request)
      tenant = try await client.setupTenant(request, operations).tenant
    }
    guard let tenant else { return nil }
    try stage.marks.keep(slug, tenant.id)
    guard let id = TenantID(tenant.id), let owner = try await identity.firstMember(of: id, role: "owner")
    else { throw DemoIncomplete(slug: slug) }
    guard let viewer = try await viewer(of: id, slug, owner) else { throw DemoIncomplete(slug: slug) }
    let since = tenant.createTime?.seconds ?? 0
    return DemoTenant(stage: stage, id: id, slug: slug, owner: owner, viewer: viewer, since: since)
  }

  /// Whoever is one, or else whoever was: that a removed viewer's token is refused is as it should be.
  private func viewer(of tenant: TenantID, _ slug: String, _ owner: UserID) async throws -> UserID? {
    if let viewer = try await identity.firstMember(of: tenant, role: "viewer") { return viewer }
    let member = await stage.once("\(slug).viewer") { _ in
      try await IdentityRows.join(
        "vic@\(slug).example", "Vic Moreau", as: ["viewer"], in: tenant, by: owner, stage)
    }
    return member.flatMap { UserID($0) }
  }
}

struct DemoIncomplete: Error, CustomStringConvertible {
  let slug: String

  var description: String {
    "the demo tenant \(slug) is there without its owner or its viewer, and neither can be made; start with"
      + " another --data, or --ephemeral"
  }
}
