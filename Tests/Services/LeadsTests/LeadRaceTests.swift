import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `Races over leads` {
  @Test func `32 writers of one lead all count, and each version is one change`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    let lead = try await tenant.createLead()
    let (writers, each) = (32, 6)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for number in 0..<each {
            switch writer % 3 {
            case 0:
              try await tenant.updateLead(lead.id, ["title"]) { $0.title = "\(writer)-\(number)" }
            case 1:
              let answer = try await tenant.upsert([
                .with { ($0.email, $0.company) = (lead.email, "\(writer)-\(number)") }
              ])
              #expect(answer.updatedCount == 1)
            default:
              // Who has seen a version changes that one alone, or nothing.
              while true {
                let seen = try await tenant.lead(lead.id)
                let error = try await refusal {
                  try await tenant.updateLead(lead.id, ["source"]) {
                    ($0.source, $0.version) = ("\(writer)-\(number)", seen.version)
                  }
                }
                if error == nil { break }
                #expect(error?.reason == "VERSION_STALE")
                if error?.reason != "VERSION_STALE" { break }
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await tenant.lead(lead.id).version == Int64(1 + writers * each))
  }

  @Test func `imports of the same people at once make each person once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (streams, chunks, size) = (4, 6, 100)
    let created = try await withThrowingTaskGroup(of: WholeImport.self) { group in
      for stream in 0..<streams {
        group.addTask {
          // Each in an order of its own, with an id of another system that all of them have.
          let order = (0..<chunks).map { chunk in
            people(chunk * size..<(chunk + 1) * size) {
              ($0.externalID, $0.title) = ("crm-\($1)", "of \(stream)")
            }
          }
          return try await tenant.importLeads(stream.isMultiple(of: 2) ? order : order.map { $0.reversed() })
        }
      }
      var counts: [Int64] = [0, 0, 0, 0]
      for try await done in group {
        let run = done.summary
        counts[0] += run.createdCount
        counts[1] += run.updatedCount
        counts[2] += run.unchangedCount
        counts[3] += run.failedCount
      }
      return counts
    }
    let total = chunks * size
    #expect(created == [Int64(total), Int64(total * (streams - 1)), 0, 0])
    #expect(try tenant.leadCount == total)
    let versions = try tenant.server.sql(
      "SELECT sum(version), count(DISTINCT email_key) FROM leads WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(versions == "\(total * streams)|\(total)")
  }

  @Test func `batches and single calls about the same new people make each person once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await withThrowingTaskGroup(of: Int.self) { group in
      for writer in 0..<8 {
        group.addTask {
          var made = 0
          for number in 0..<20 {
            if writer.isMultiple(of: 2) {
              made += Int(try await tenant.upsert(people(number..<number + 3)).createdCount)
            } else {
              let error = try await refusal {
                try await tenant.createLead { $0.email = "person-\(number)@example.com" }
              }
              if error == nil { made += 1 }
              #expect(error == nil || error?.reason == "LEAD_EXISTS")
            }
          }
          return made
        }
      }
      var total = 0
      for try await made in group { total += made }
      return total
    }
    #expect(made == 22)
    #expect(try tenant.leadCount == 22)
  }

  @Test func `erasing during an import leaves nobody half, and nobody twice`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let count = 60
    _ = try await tenant.importLeads([people(0..<count)])
    let ids = try await tenant.allLeads(by: 100).map(\.id)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for round in 0..<8 {
          let done = try await tenant.importLeads([people(0..<count) { $0.title = "Round \(round) \($1)" }])
          #expect(done.summary.failedCount == 0 && done.summary.rowCount == count)
        }
      }
      group.addTask {
        for id in ids.prefix(20) {
          _ = try await tenant.leads.eraseLead(
            .with { ($0.tenantID, $0.id) = (tenant.text, id) }, tenant.caller("owner"))
        }
      }
      try await group.waitForAll()
    }
    // An erased person who is imported again is a new lead, and suppressed.
    _ = try await tenant.importLeads([people(0..<count)])
    #expect(try tenant.leadCount == count)
    let now = Set(try await tenant.allLeads(by: 100).map(\.id))
    #expect(now.isDisjoint(with: ids.prefix(20)) && now.isSuperset(of: ids.dropFirst(20)))
    let left = try tenant.server.sql(
      """
      SELECT count(*) FROM activities a WHERE a.tenant_id = '\(tenant.id.uuidText)'
        AND NOT EXISTS (SELECT FROM leads l WHERE l.tenant_id = a.tenant_id AND l.lead_id = a.lead_id)
      """)
    #expect(left == "0")
  }
}
