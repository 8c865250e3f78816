import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// Where work is handed to the workers.
package enum Jobs {
  /// All that is said to the database about jobs.
  package static let statements = QueueStore.statements + RunStore.statements

  /// Adds a job of the transaction's tenant, with the transaction: rolled back there is none.
  @discardableResult
  package static func enqueue(
    _ tx: borrowing TenantTransaction, _ request: JobRequest
  ) async throws(RPCError) -> JobID {
    let id = JobID.new()
    try await QueueStore.insert(tx, id, request)
    return id
  }
}
