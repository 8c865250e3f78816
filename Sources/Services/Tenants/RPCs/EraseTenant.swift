import MusterCore
import MusterJobs
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  /// How long a call waits for the work to end.
  private static let waitMax = Duration.seconds(20)

  package func eraseTenant(
    _ request: TenantsV1.EraseTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.EraseTenantResponse {
    let tenant = try caller.admittedTenant()
    if try await receipt(of: tenant, caller.deadline) == nil {
      if request.validateOnly { return try await planned(tenant, caller) }
      try await begin(request, tenant, caller)
    }
    var response = TenantsV1.EraseTenantResponse()
    response.receipt = try await settled(tenant, caller)
    return response
  }

  private func receipt(
    of tenant: TenantID, _ deadline: Int64?
  ) async throws(RPCError) -> TenantsV1.ErasureReceipt? {
    let row = try await tenants.read(bound: .platform, deadline: deadline) { tx throws(RPCError) in
      try await ErasureStore.erasure(tx, of: tenant)
    }
    return try row.map { row throws(RPCError) in try TenantsV1.ErasureReceipt(row, of: tenant) }
  }

  private func begin(
    _ request: TenantsV1.EraseTenantRequest, _ tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) {
    let requester = Requester(caller.principal as? Principal)
    _ = try await journal.write(TenantsV1.Method.eraseTenant.info, request, as: caller, in: tenant) {
      tx throws(RPCError) in
      guard try await ErasureStore.close(tx, version: request.version) != nil else {
        throw try await self.notClosed(tx, request.version)
      }
      try await self.startErasure(tx, requester)
      return Change(TenantsV1.EraseTenantResponse(), target: ChangeTarget(tenant))
    }
  }

  /// In the transaction that has closed the tenant: its receipt, and the job that does the work.
  func startErasure(
    _ tx: borrowing TenantTransaction, _ requester: Requester
  ) async throws(RPCError) {
    let tenant = tx.tenant
    try await AccessChanges.tell(tx, .tenant)
    let home = tx.at(.platform)
    _ = try await home.run(Binding.move(to: .platform))
    try await ErasureStore.insert(home, of: tenant, kind: requester.kind, requester: requester.id)
    // Without the name of who asked: the job stays when the tenant is gone.
    let job = try await Jobs.enqueue(home, JobRequest(TenantErasure.kind, on: tenant))
    try await ErasureStore.save(home, of: tenant, entries: "{}", job: job.stored)
    _ = try await home.run(Binding.move(to: tenant))
  }

  /// Somebody else has begun meanwhile, or changed the tenant.
  private func notClosed(
    _ tx: borrowing TenantTransaction, _ version: Int64
  ) async throws(RPCError) -> RPCError {
    guard let row = try await TenantStore.get(tx) else { return .tenantNotFound }
    let tenant = try message(row)
    return tenant.state == .erasing
      ? .tenantErasureRunning : .tenantVersionStale(version, current: tenant.version)
  }

  private func planned(
    _ tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) -> TenantsV1.EraseTenantResponse {
    let deadline = caller.deadline
    guard try await tenants.read(bound: tenant, deadline: deadline, TenantStore.get) != nil else {
      throw .tenantNotFound
    }
    var receipt = TenantsV1.ErasureReceipt()
    (receipt.tenantID, receipt.state) = (tenant.description, .planned)
    let tables = try await system.read("tenants.erasure", deadline: deadline, ErasureStore.tables)
    for table in TenantTable.inOrderOfErasure(tables) where !ErasureRules.apart.contains(table) {
      let count = try await system.read("tenants.erasure", deadline: deadline) { tx throws(RPCError) in
        try await ErasureStore.count(tx, table, of: tenant)
      }
      receipt.add(table, deleted: count)
    }
    receipt.add("tenants", deleted: 1)
    let epochs = try await system.read("tenants.erasure", deadline: deadline) { tx throws(RPCError) in
      try await ErasureStore.count(tx, "access_epochs", of: tenant)
    }
    receipt.keep("access_epochs", epochs, because: ErasureRules.epochsReason)
    var response = TenantsV1.EraseTenantResponse()
    response.receipt = receipt
    return response
  }

  /// The receipt once nothing is left, or as it stands when the call has to end.
  private func settled(
    _ tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) -> TenantsV1.ErasureReceipt {
    let latest = MonotonicClock.nanoseconds(after: Self.waitMax)
    // A second of the call's time is kept for the answer.
    let end = min(latest, (caller.deadline ?? .max) - 1_000_000_000)
    while true {
      guard let receipt = try await receipt(of: tenant, caller.deadline) else { throw .tenantNotFound }
      if receipt.state == .complete || MonotonicClock.nanoseconds() >= end { return receipt }
      do { try await Task.sleep(for: .milliseconds(100)) } catch { throw .callCancelled }
    }
  }
}
