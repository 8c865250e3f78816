import MusterCore
import MusterPlatform
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTestDatabase
import MusterTestKit
import MusterWellKnownAPI
import Testing

@Suite struct `GetServerInfo` {
  @Test func `tells anybody what server it is`() async throws {
    let server = try await TestServer.shared.value
    let info = try #require(try await server.platformClient.getServerInfo(.init()).serverInfo)
    #expect(info.version == Build.version && info.apiVersion == Build.version)
    #expect(info.minClientVersion == Build.clientVersionMin && info.revision == "")
    #expect(info.serverID == server.platform.reports.id.description && ServerID(info.serverID) != nil)
    #expect(abs((info.serverTime?.seconds ?? 0) - WallClock.seconds()) <= 1)
    #expect(info.mode == .serve && info.maxMessageBytes == 4 * 1024 * 1024)
    #expect(
      info.services == [
        "grpc.health.v1.Health", "muster.audit.v1.AuditService", "muster.campaigns.v1.CampaignService",
        "muster.events.v1.EventService", "muster.identity.v1.IdentityService", "muster.leads.v1.LeadService",
        "muster.platform.v1.PlatformService", "muster.settings.v1.SettingsService",
        "muster.tenants.v1.TenantService", "muster.usage.v1.UsageService",
      ])
  }

  @Test func `tells servers apart`() async throws {
    let server = try await TestServer.shared.value
    let other = try await TestServer(on: server.database)
    let ids = [
      try await server.platformClient.getServerInfo(.init()).serverInfo?.serverID,
      try await server.platformClient.getServerInfo(.init()).serverInfo?.serverID,
      try await other.platformClient.getServerInfo(.init()).serverInfo?.serverID,
    ]
    #expect(ids[0] == ids[1] && ids[0] != ids[2])
    await other.stop()
  }

  @Test func `answers without the database`() async throws {
    let server = try await TestServer()
    let name = server.database.name
    try server.sql(
      """
      REVOKE CONNECT ON DATABASE \(name) FROM muster_app, muster_system;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)' AND usename LIKE 'muster\\_%'
      """)
    for _ in 0..<20 {
      #expect(try await server.platformClient.getServerInfo(.init()).serverInfo?.version == Build.version)
    }
    await server.stop()
  }
}
