package import MusterCore
package import MusterRPC
package import MusterTenancy

/// What a part of Muster has erased of a person, in one of its tables.
package struct ErasedRows: Hashable, Sendable {
  package var table: String
  package var deleted: Int64
  package var cleared: Int64

  package init(_ table: String, deleted: Int64 = 0, cleared: Int64 = 0) {
    (self.table, self.deleted, self.cleared) = (table, deleted, cleared)
  }
}

/// Whoever else holds something about leads erases it in the same transaction.
package protocol LeadErasureParticipant: Sendable {
  func erase(_ leads: [LeadID], _ tx: borrowing TenantTransaction) async throws(RPCError) -> [ErasedRows]
}
