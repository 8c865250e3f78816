import MusterCore
import MusterCrypto
import MusterTenancy

/// The tokens of `musterd dev`, good for a day, and the files that hand them to clients.
struct DevTokens {
  struct Tenant {
    let id: String
    let slug: String
    let owner: String
    let viewer: String
  }

  let tenants: [Tenant]
  let platform: String

  private static let lifetime = Duration.seconds(86_400)

  init(_ keys: TokenKeys, _ tenants: [DemoTenant]) throws {
    let mint = TokenMint(keys)
    func token(_ user: UserID, _ tenant: TenantID) throws(TokenError) -> String {
      try mint.access(.user(user), in: tenant, key: nil, scope: nil, lifetime: Self.lifetime).token
    }
    platform = try mint.platform(DemoStage.operatorID, lifetime: Self.lifetime).token
    self.tenants = try tenants.map { tenant in
      Tenant(
        id: tenant.text, slug: tenant.slug, owner: try token(tenant.owner, tenant.id),
        viewer: try token(tenant.viewer, tenant.id))
    }
  }

  /// JSON. Addresses, ids, slugs and tokens need no escape; the database's URL escapes what is special
  /// itself.
  func credentials(_ addresses: ServerProcess.Addresses, _ postgres: PrivatePostgres) -> String {
    let entries = tenants.map { tenant in
      """
          {
            "id": "\(tenant.id)",
            "slug": "\(tenant.slug)",
            "owner_token": "\(tenant.owner)",
            "viewer_token": "\(tenant.viewer)"
          }
      """
    }
    return """
      {
        "endpoint": "\(addresses.endpoint)",
        "ops": "\(addresses.operations)",
        "database_url": "\(postgres.databaseURL)",
        "platform_token": "\(platform)",
        "tenants": [
      \(entries.joined(separator: ",\n"))
        ]
      }

      """
  }

  /// For muster: `dev` is the first tenant's owner, and the profile that counts unless another is chosen.
  func profiles(_ addresses: ServerProcess.Addresses) -> String {
    var profiles: [(name: String, tenant: String, token: String)] = []
    for (index, tenant) in tenants.enumerated() {
      let name = index == 0 ? "dev" : "dev-\(tenant.slug)"
      profiles.append((name, tenant.id, tenant.owner))
      profiles.append(("\(name)-viewer", tenant.id, tenant.viewer))
    }
    profiles.append(("dev-operator", "", platform))
    let text = profiles.map { profile in
      let tenant = profile.tenant.isEmpty ? "" : "    tenant: \"\(profile.tenant)\"\n"
      return """
          \(profile.name):
            endpoint: "\(addresses.endpoint)"
            plaintext: "true"
        \(tenant)    token: "\(profile.token)"

        """
    }
    return "# Of musterd dev, and there while it serves.\nprofiles:\n" + text.joined()
  }

  /// As `buf curl --header @FILE` takes it.
  static func header(_ token: String) -> String { "authorization: Bearer \(token)\n" }
}
