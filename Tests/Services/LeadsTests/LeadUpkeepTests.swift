import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import Testing

/// What may no longer come back.
@Suite struct `Upkeep of leads` {
  @Test func `takes away leads 30 days after they were deleted, with all that is theirs`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let (due, early) = (try await tenant.createLead { $0.tags = ["a"] }, try await tenant.createLead())
    for lead in [due, early] {
      try await tenant.record(lead.id, .replied, .email)
      try await tenant.move(lead.id, to: .scored)
      try await tenant.deleteLead(lead.id)
    }
    try server.sql(
      """
      UPDATE leads SET delete_time = now() - interval '30 days 1 minute'
      WHERE lead_id = '\(tenant.uuid(due.id))'
      """)
    try await server.working {
      try await Task.sleep(for: .seconds(1))
      try server.sql("UPDATE jobs SET run_time = now() WHERE schedule_key = 'leads.purge'")
      let isGone = try await eventually(within: .seconds(30)) {
        try server.sql("SELECT count(*) FROM leads") == "1"
      }
      #expect(isGone)
    }
    let gone = try await refusal { try await tenant.lead(due.id) }
    #expect(gone?.reason == "LEAD_NOT_FOUND")
    for table in ["lead_tags", "activities", "replies", "lead_scores"] {
      #expect(
        try server.sql("SELECT count(*) FROM \(table) WHERE lead_id = '\(tenant.uuid(due.id))'") == "0")
    }
    #expect(try await tenant.undeleteLead(early.id).deleteTime == nil)
    #expect(try await tenant.timeline(early.id).count == 3)
    await server.stop()
  }
}
