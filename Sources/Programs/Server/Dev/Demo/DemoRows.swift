/// What there is to be looked at in the lists of a service. Every row is made once (`DemoStage.once`): a
/// second start makes nothing twice and changes nothing back.
protocol DemoRows {
  static func make(in tenant: DemoTenant) async throws
}

/// The services that have some, in the order in which they build on each other: one line a service.
enum Demo {
  private static var rows: [any DemoRows.Type] {
    [
      TenantRows.self,
      IdentityRows.self,
      LeadRows.self,
      SettingRows.self,
      UsageRows.self,
      CampaignRows.self,
      AuditRows.self,
    ]
  }

  /// Of the tenants that are to be worked in, and of the installation around them.
  static func make(in tenants: [DemoTenant], _ stage: DemoStage) async throws {
    for tenant in tenants {
      for service in rows { try await service.make(in: tenant) }
    }
    try await PlatformRows.make(stage)
  }
}
