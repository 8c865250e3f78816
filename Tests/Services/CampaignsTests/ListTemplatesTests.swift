import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListTemplates` {
  /// A tenant with some templates of its own, beside the built-in ones.
  private func tenant() async throws -> TestTenant {
    let tenant = try await TestServer.shared.value.tenant()
    for (place, name) in ["beta", "Alpha", "zulu"].enumerated() {
      let (id, parent) = (UserID.new(), UserID.new())
      let message = CampaignsV1.Template.with {
        $0.id = TypeID(prefix: "template", bits: id.bits).description
        ($0.name, $0.industry, $0.origin, $0.tenantID) = (name, "Dental", .generated, tenant.text)
        ($0.parentID, $0.icpRevision, $0.version) = (
          TypeID(prefix: "template", bits: parent.bits).description, Int64(place + 1), 1
        )
        $0.jobID = TypeID(prefix: "job", bits: id.bits).description
      }
      try tenant.server.sql(
        """
        INSERT INTO campaign_templates (tenant_id, template_id, parent_id, job_id, icp_revision, create_time,
          industry_key, name_key, message)
        VALUES ('\(tenant.id.uuidText)', '\(id.uuidText)', '\(parent.uuidText)', '\(id.uuidText)', \(place + 1),
          now(), 'dental', '\(name.lowercased())', '\\x\(Self.hex(message.bytes()))')
        """)
    }
    return tenant
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test func `lists what comes with Muster, ready to be launched`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let templates = try await tenant.templates()
    #expect(templates.count >= 5 && Set(templates.map(\.id)).count == templates.count)
    for template in templates {
      #expect(template.origin == .builtIn && template.tenantID.isEmpty && !template.steps.isEmpty)
      #expect(template.icpRevision == 0 && template.jobID.isEmpty && template.parentID.isEmpty)
      #expect(!template.name.isEmpty && template.version == 1 && template.createTime != nil)
    }
    // They are the same for all tenants.
    #expect(try await tenant.server.tenant().templates() == templates)
  }

  @Test func `lists the tenant's own before them, newest first, page by page`() async throws {
    let tenant = try await tenant()
    let all = try await tenant.templates()
    #expect(all.prefix(3).map(\.name) == ["zulu", "Alpha", "beta"])
    #expect(all.dropFirst(3).allSatisfy { $0.origin == .builtIn })
    for size in [1, 2, 3, 4, 7] as [Int32] {
      #expect(try await tenant.templates(by: size) == all, "by \(size)")
    }
    #expect(try await tenant.templates(by: 2) { $0.orderBy = "create_time" } == all.reversed())
  }

  @Test(arguments: [1, 2, 3, 50] as [Int32])
  func `lists by name, whatever its case, rows and built-in ones among each other`(
    _ size: Int32
  ) async throws {
    let tenant = try await tenant()
    let names = try await tenant.templates(by: size) { $0.orderBy = "name" }.map { $0.name.lowercased() }
    #expect(names == names.sorted() && names.contains("alpha") && names.count >= 8)
    let falling = try await tenant.templates(by: size) { $0.orderBy = "name desc" }.map {
      $0.name.lowercased()
    }
    #expect(falling == names.reversed())
  }

  @Test(arguments: ["", "name"])
  func `filters by all that it can`(_ order: String) async throws {
    let tenant = try await tenant()
    func names(_ change: (inout CampaignsV1.ListTemplatesRequest) -> Void) async throws -> Set<String> {
      Set(
        try await tenant.templates(by: 1) {
          $0.orderBy = order
          change(&$0)
        }.map(\.name))
    }
    let own: Set = ["Alpha", "beta", "zulu"]
    #expect(try await names { $0.origin = .generated } == own)
    #expect(try await names { $0.origin = .builtIn }.isDisjoint(with: own))
    #expect(try await names { ($0.industry, $0.origin) = ("DENTAL", .generated) } == own)
    #expect(try await names { $0.icpRevision = 2 } == ["Alpha"])
    let zulu = try #require(try await tenant.templates { $0.origin = .generated }.first)
    #expect(try await names { $0.parentID = zulu.parentID } == ["zulu"])
    #expect(try await names { $0.jobID = zulu.jobID } == ["zulu"])
    #expect(try await names { ($0.jobID, $0.icpRevision) = (zulu.jobID, 1) } == [])
    let builtIn = try await tenant.anyTemplate()
    let same = try await tenant.templates {
      ($0.industry, $0.origin) = (builtIn.industry.uppercased(), .builtIn)
    }
    #expect(same.contains(builtIn))
  }

  @Test func `shows a tenant none of another's`() async throws {
    let theirs = try await tenant()
    let tenant = try await theirs.server.tenant()
    let zulu = try #require(try await theirs.templates().first)
    #expect(try await tenant.templates { $0.jobID = zulu.jobID }.isEmpty)
    #expect(try await tenant.templates().allSatisfy { $0.origin == .builtIn })
  }
}
