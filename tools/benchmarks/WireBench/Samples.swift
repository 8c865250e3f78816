import MusterLeadsAPI
import MusterWellKnownAPI
import MusterWire

/// A lead as a list shows it: what an import brings, and what the server adds.
func sampleLead(_ number: Int) -> LeadsV1.Lead {
  .with {
    $0.id = "lead_01jc4x8y7kf3q9v2m5n6p7r8st"
    $0.tenantID = "tenant_01jc4x8y7kf3q9v2m5n6p7r8aa"
    $0.email = "person\(number)@example.com"
    $0.firstName = "Jane"
    $0.lastName = "Featherstone"
    $0.title = "Vice President of Sales"
    $0.company = "Example Industries \(number)"
    $0.status = .scored
    $0.score = Int32(50 + number % 50)
    $0.tier = .warm
    $0.scoreComponents = .with {
      $0.dataQuality = 18
      $0.authority = 18
      $0.companyFit = 17
      $0.timing = 4
      $0.risk = 15
    }
    $0.createTime = .with {
      $0.seconds = 1_795_000_000 + Int64(number)
      $0.nanos = 123_456_000
    }
    $0.updateTime = .with { $0.seconds = 1_795_100_000 + Int64(number) }
    $0.version = 3
    $0.phone = "+61400000000"
    $0.country = "AU"
    $0.linkedinURL = "https://www.linkedin.com/in/jane-featherstone-\(number)"
    $0.employeeCount = 42
    $0.industry = "software"
    $0.campaignID = "campaign_01jc4x8y7kf3q9v2m5n6p7r8bb"
    $0.ownerID = "user_01jc4x8y7kf3q9v2m5n6p7r8cc"
    $0.source = "import"
    $0.tags = ["event-2026", "newsletter"]
  }
}

func samplePage(_ count: Int) -> LeadsV1.ListLeadsResponse {
  .with {
    $0.leads = (0..<count).map(sampleLead)
    $0.nextPageToken = "q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6"
  }
}
