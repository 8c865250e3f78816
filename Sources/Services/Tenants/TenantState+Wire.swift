import MusterCore
package import MusterRPC
import MusterRows
package import MusterTenancy
import MusterTenantsAPI
import MusterWire

/// What the RPCs share that decide what a tenant may do.
extension TenantsService {
  /// A tenant that nobody else changes until the transaction ends, at the version that the caller has read.
  func held(
    _ tx: borrowing TenantTransaction, at version: Int64
  ) async throws(RPCError) -> (TenantsV1.Tenant, isPurgeDue: Bool) {
    guard let (row, isPurgeDue) = try await TenantStateStore.hold(tx) else { throw .tenantNotFound }
    let tenant = try message(row)
    guard version == 0 || version == tenant.version else {
      throw .tenantVersionStale(version, current: tenant.version)
    }
    return (tenant, isPurgeDue)
  }

  /// As above, of one that is not deleted.
  func heldLiving(
    _ tx: borrowing TenantTransaction, at version: Int64
  ) async throws(RPCError) -> TenantsV1.Tenant {
    let (tenant, _) = try await held(tx, at: 0)
    guard ![.deleted, .erasing].contains(tenant.state) else { throw .tenantDeleted }
    guard version == 0 || version == tenant.version else {
      throw .tenantVersionStale(version, current: tenant.version)
    }
    return tenant
  }

  /// The tenant after a change, with the health that follows from it. All servers are told.
  func settled(
    _ tx: borrowing TenantTransaction, _ tenant: TenantsV1.Tenant
  ) async throws(RPCError) -> TenantsV1.Tenant {
    try await AccessChanges.tell(tx, .tenant)
    var tenant = tenant
    let health = TenantsV1.TenantHealth(try await condition(tx, TenantStanding(tenant)).health)
    guard health != tenant.health else { return tenant }
    try await TenantStateStore.setHealth(tx, health.stored)
    tenant.health = health
    return tenant
  }

  func condition(
    _ tx: borrowing TenantTransaction, _ standing: TenantStanding
  ) async throws(RPCError) -> TenantCondition {
    TenantCondition(
      blocks: try await sendBlocks(tx, standing),
      failures: try await failures.recentFailures(tx, most: TenantCondition.failuresMax))
  }

  /// Why the tenant as a whole sends nothing now; empty when it can send.
  package func sendBlocks(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [SendBlock] {
    guard let row = try await TenantStore.get(tx) else { throw .tenantNotFound }
    return try await sendBlocks(tx, TenantStanding(message(row)))
  }

  private func sendBlocks(
    _ tx: borrowing TenantTransaction, _ standing: TenantStanding
  ) async throws(RPCError) -> [SendBlock] {
    let isStopped = try await obstacles.isStopped(tx)
    let isWithoutCredits = try await obstacles.isWithoutCredits(tx)
    return standing.sendBlocks(isStopped: isStopped, isWithoutCredits: isWithoutCredits)
  }
}

extension TenantStanding {
  init(_ tenant: TenantsV1.Tenant) {
    let subscription: Subscription =
      switch tenant.subscription?.status {
      case .trial: .trial
      case .pastDue: .pastDue
      case .cancelled: .cancelled
      default: .active
      }
    self.init(
      isDeleted: [.deleted, .erasing].contains(tenant.state), isSuspended: tenant.suspension != nil,
      subscription: subscription)
  }
}

extension TenantsV1.TenantHealth {
  init(_ health: TenantCondition.Health) {
    self =
      switch health {
      case .healthy: .healthy
      case .degraded: .degraded
      case .failed: .failed
      }
  }
}

extension TenantsV1.TenantSendBlock {
  init(_ block: SendBlock) {
    self =
      switch block {
      case .suspended: .suspended
      case .deleted: .deleted
      case .pastDue: .pastDue
      case .cancelled: .cancelled
      case .emergencyStop: .emergencyStop
      case .noCredits: .noCredits
      }
  }
}

extension SubscriptionDraft {
  init(_ subscription: TenantsV1.Subscription) {
    let limits = subscription.limits ?? TenantsV1.TenantLimits()
    self.init(
      status: subscription.status.stored, startTime: subscription.startTime,
      trialEndTime: subscription.trialEndTime, periodEndTime: subscription.periodEndTime,
      cancelTime: subscription.cancelTime, externalID: subscription.externalID,
      callsPerSecond: limits.callsPerSecond, callBurst: limits.callBurst,
      maxOpenStreams: limits.maxOpenStreams, maxMembers: limits.maxMembers, maxAPIKeys: limits.maxApiKeys)
  }
}
