import MusterAuditAPI
package import MusterCrypto
package import MusterPostgres
package import MusterTenancy

/// The audit log: the journal as who did what, and the proof that nobody changed it since. An RPC is a file in
/// `RPCs/`.
package struct AuditService: Sendable {
  /// All that it says to the database.
  package static let statements = AuditStore.statements + SealStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let pages: PageTokens
  /// For the job `audit.seal`.
  package let sealer: AuditSealer

  package init(
    tenants: TenantDatabase, system: SystemDatabase, pages: PageTokens, masterKey: MasterKey
  ) {
    (self.tenants, self.system, self.pages) = (tenants, system, pages)
    sealer = AuditSealer(tenants: tenants, system: system, masterKey: masterKey)
  }
}

extension AuditService: AuditV1.Service {}
