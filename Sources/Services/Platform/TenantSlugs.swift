package import MusterCore
package import MusterRPC
package import MusterTenancy

/// What tenants are called, for pages of operators.
package enum TenantSlugs {
  package static func read(
    _ system: SystemDatabase, _ tenants: [TenantID], deadline: Int64?
  ) async throws(RPCError) -> [TenantID: String] {
    if tenants.isEmpty { return [:] }
    return try await system.read("platform.slugs", deadline: deadline) { tx throws(RPCError) in
      try await FigureStore.slugs(tx, of: tenants)
    }
  }
}
