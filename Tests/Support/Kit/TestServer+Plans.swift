import MusterServer
package import MusterTenancy
package import MusterTestDatabase

extension TestServer {
  /// Of an installation whose plans are others than the standard ones.
  package convenience init(on database: MigratedDatabase? = nil, plans: PlanLimits) async throws {
    try await self.init(on: database) { $0.plans = plans }
  }
}
