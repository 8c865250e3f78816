import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterServer
import MusterTenancy
import MusterTestKit
import MusterWire

@testable import MusterLeads

/// What callers cannot do to leads, as the server stores them.
extension TestTenant {
  /// Changes leads without versions and timelines.
  func rewrite(_ leads: [String], _ change: @escaping @Sendable (inout StoredLead) -> Void) async throws {
    let ids = leads.compactMap { LeadID($0) }
    try await write { tx throws(RPCError) in
      var leads = try await LeadStore.held(tx, ids)
      for place in leads.indices { change(&leads[place]) }
      _ = try await tx.run(LeadStore.update(leads, of: tx.tenant))
    }
  }

  /// As moved there an hour ago.
  func setStatus(_ lead: String, _ status: LeadsV1.LeadStatus) async throws {
    try await rewrite([lead]) { ($0.lead.status, $0.lead.statusTime) = (status, .inSeconds(-3_600)) }
  }

  /// So many leads of all kinds, whose ids are in the order of their numbers.
  func fill(_ count: Int) async throws {
    for first in stride(from: 1, through: count, by: 1_000) {
      let leads = (first...min(count, first + 999)).map(Self.filled)
      try await write { tx throws(RPCError) in _ = try await tx.run(LeadStore.insert(leads, of: tx.tenant)) }
    }
  }

  private static func filled(_ number: Int) -> StoredLead {
    let titles = ["", "CEO", "CFO", "VP Sales", "Director", "Head of IT", "Manager", "Student"]
    let lead = LeadsV1.Lead.with {
      $0.id = LeadID(UInt128(number)).description
      $0.email = "\(number)@filled.example"
      $0.title = titles[number % 8]
      if number % 3 == 0 { $0.phone = "+61400000000" }
      if number % 5 == 0 { $0.linkedinURL = "https://linkedin.com/in/x" }
      $0.country = ["", "DE", "AT", "AU"][number % 4]
      $0.industry = ["", "Software", "Mining"][number % 3]
      $0.employeeCount = [0, 4, 5, 50, 51][number % 5]
      ($0.status, $0.version, $0.updateTime) = (.new, 1, .inSeconds(0))
    }
    return StoredLead(id: LeadID(UInt128(number)), lead, createdBy: Author(nil))
  }

  private func write(
    _ body: @escaping @Sendable (borrowing TenantTransaction) async throws(RPCError) -> Void
  ) async throws {
    try await server.platform.tenants.write(
      bound: id, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
    ) { tx throws(RPCError) in
      try await body(tx)
      return ((), .commit([]))
    }
  }
}
