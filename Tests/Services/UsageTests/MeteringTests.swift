import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterUsage

/// What Muster counts of its own work.
@Suite struct `Muster's own meters` {
  private func amount(_ tenant: TestTenant, _ metric: String) async throws -> String? {
    try await tenant.get(metric, category: "muster") { $0.period = .lifetime }.amounts.first
  }

  @Test func `count each write at once, in its transaction, and each once`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let start = Int(try await amount(tenant, "writes") ?? "") ?? 0
    try await tenant.meter("own")
    #expect(try await amount(tenant, "writes") == "\(start + 1)")
    for number in 0..<5 { try await tenant.record([entry("own", "\(number)")]) }
    // What changes nothing, fails or is only tried counts for nothing.
    _ = try await tenant.record([entry("own", "9")]) { $0.validateOnly = true }
    _ = try await refusal { try await tenant.meter("own") }
    #expect(try await amount(tenant, "writes") == "\(start + 6)")
    try await server.working {
      try await server.meterNow()
      #expect(try await amount(tenant, "writes") == "\(start + 6)")
      try await tenant.record([entry("own", "1")])
      #expect(try await amount(tenant, "writes") == "\(start + 7)")
      try await server.meterNow()
      try await server.meterNow()
      #expect(try await amount(tenant, "writes") == "\(start + 7)")
    }
    let entries = try await tenant.entries { ($0.category, $0.metric) = ("muster", "writes") }.entries
    #expect(!entries.isEmpty && entries.allSatisfy { $0.source == .builtIn && $0.actor?.kind == .system })
    await server.stop()
  }

  @Test func `are looked for in parts, however much has come`() async throws {
    let server = try await TestServer()
    var tenants: Set<TenantID> = []
    for _ in 0..<4 {
      let tenant = try await server.tenant()
      tenants.insert(tenant.id)
      try await tenant.meter("own")
      for number in 0..<5 { try await tenant.record([entry("own", "\(number)")]) }
    }
    // Of entries and of the journal: each part takes so many and the rest of a transaction, and nobody is
    // left out.
    let walks = try await server.platform.system.read("usage.test") {
      tx throws(RPCError) -> [[Set<TenantID>]] in
      let horizon = try PlaceStore.horizon(try await tx.run(PlaceStore.horizonStatement())[0])
      var (entries, journal): ([Set<TenantID>], [Set<TenantID>]) = ([], [])
      var place = JournalPlace.start
      while place < horizon {
        let end = try await RollupStore.part(tx, from: place, until: horizon, most: 3)
        entries.append(Set(try await RollupStore.arrived(tx, from: place, until: end)))
        place = end
      }
      place = .start
      while place < horizon {
        let end = try await MeteringStore.part(tx, from: place, until: horizon, most: 3)
        journal.append(Set(try await MeteringStore.arrived(tx, from: place, until: end)))
        place = end
      }
      return [entries, journal]
    }
    for parts in walks {
      #expect(parts.count > 5)
      #expect(parts.reduce(into: Set()) { $0.formUnion($1) }.isSuperset(of: tenants))
    }
    await server.stop()
  }

  @Test func `count leads that batches bring`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let name = UserName.next()
    let request = LeadsV1.BatchUpsertLeadsRequest.with {
      $0.tenantID = tenant.text
      $0.leads = (0..<7).map { number in .with { $0.email = "l\(number)@\(name).example" } }
    }
    _ = try await LeadsV1.Client(tenant.server.transport).batchUpsertLeads(request, tenant.caller("admin"))
    #expect(try await amount(tenant, "leads_imported") == "7")
  }

  @Test func `count reads by what servers tell, once, and not for billing`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try server.sql(
      """
      INSERT INTO call_counts (
        tenant_id, minute, about_tenant_id, call_count, write_count, error_count, denied_count, limited_count)
      SELECT '\(TenantID.platform.uuidText)', date_trunc('minute', now()) - n * interval '1 minute',
        '\(tenant.id.uuidText)', 10, 2, 1, 1, 0
      FROM generate_series(5, 7) n
      """)
    try await server.working {
      try await server.meterNow()
      #expect(try await amount(tenant, "reads") == "18")
      try await server.meterNow()
      #expect(try await amount(tenant, "reads") == "18")
    }
    await server.stop()
  }

  @Test func `tell once a day what a tenant's rows take, of each tenant its own`() async throws {
    let server = try await TestServer()
    let (large, small) = (try await server.tenant(), try await server.tenant())
    let text = String(repeating: "x", count: 100)
    let leads = LeadsV1.Client(server.transport)
    for part in 0..<5 {
      let request = LeadsV1.BatchUpsertLeadsRequest.with {
        $0.tenantID = large.text
        $0.leads = (0..<100).map { number in
          .with { ($0.email, $0.title) = ("l\(part * 100 + number)@large.example", text) }
        }
      }
      _ = try await leads.batchUpsertLeads(request, large.caller("admin"))
    }
    #expect(Int(try await amount(large, "storage") ?? "") == nil)
    try await server.working {
      try await server.meterNow("usage.storage")
      let bytes = try await amount(large, "storage")
      let other = try await amount(small, "storage")
      // 500 leads of more than 100 bytes each; a fresh tenant has a few rows of its own.
      #expect((Int(bytes ?? "") ?? 0) > 500 * 100 && (1..<50_000).contains(Int(other ?? "") ?? 0))
      // Measured again on the same day it stays.
      _ = try await leads.batchUpsertLeads(
        .with {
          $0.tenantID = small.text
          $0.leads = (0..<100).map { number in .with { $0.email = "s\(number)@small.example" } }
        }, small.caller("admin"))
      try await server.meterNow("usage.storage")
      #expect(try await amount(small, "storage") == other)
    }
    await server.stop()
  }

  @Test func `are written to by nobody else, whatever key they take`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let answer = try await tenant.record([entry("reads", category: "muster")])
    #expect(answer.refusals == ["0 METER_NOT_RECORDABLE"])
    // Muster's own keys begin with a space, which no caller's has.
    #expect(try await tenant.record([entry("reads", key: " muster/reads 1")]).refusals == ["0 FIELD_INVALID"])
  }
}
