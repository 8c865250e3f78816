import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of campaigns have in common.
extension TestTenant {
  var campaigns: CampaignsV1.Client { CampaignsV1.Client(server.transport) }

  @discardableResult
  func createCampaign(
    as role: String = "member", _ change: (inout CampaignsV1.Campaign) throws -> Void = { _ in }
  ) async throws -> CampaignsV1.Campaign {
    var campaign = CampaignsV1.Campaign()
    campaign.name = "Perth builders"
    try change(&campaign)
    var request = CampaignsV1.CreateCampaignRequest()
    (request.tenantID, request.campaign) = (text, campaign)
    return try #require(try await campaigns.createCampaign(request, caller(role)).campaign)
  }

  /// One that lacks nothing: an email and a sender for it.
  func createReadyCampaign() async throws -> CampaignsV1.Campaign {
    let campaign = try await createCampaign { $0.senderIdentity = Self.identity }
    try await updateSequence(campaign.sequenceID) { $0.steps = [Self.email("first")] }
    let sender = try await createSender()
    try await attach(sender.id, to: campaign.id)
    return try await self.campaign(campaign.id)
  }

  func campaign(_ id: String, as role: String = "viewer") async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.GetCampaignRequest.with { ($0.tenantID, $0.id) = (text, id) }
    return try #require(try await campaigns.getCampaign(request, caller(role)).campaign)
  }

  @discardableResult
  func updateCampaign(
    _ id: String, _ mask: [String] = [], as role: String = "member",
    _ change: (inout CampaignsV1.Campaign) throws -> Void
  ) async throws -> CampaignsV1.Campaign {
    var campaign = CampaignsV1.Campaign()
    try change(&campaign)
    campaign.id = id
    var request = CampaignsV1.UpdateCampaignRequest()
    (request.tenantID, request.campaign) = (text, campaign)
    if !mask.isEmpty { request.updateMask = .with { $0.paths = mask } }
    return try #require(try await campaigns.updateCampaign(request, caller(role)).campaign)
  }

  @discardableResult
  func deleteCampaign(_ id: String, version: Int64 = 0) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.DeleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.version) = (text, id, version)
    }
    return try #require(try await campaigns.deleteCampaign(request, caller("member")).campaign)
  }

  @discardableResult
  func undeleteCampaign(_ id: String, version: Int64 = 0) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.UndeleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.version) = (text, id, version)
    }
    return try #require(try await campaigns.undeleteCampaign(request, caller("member")).campaign)
  }

  @discardableResult
  func activate(
    _ id: String, version: Int64 = 0, isTrial: Bool = false
  ) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.ActivateCampaignRequest.with {
      ($0.tenantID, $0.id, $0.version, $0.validateOnly) = (text, id, version, isTrial)
    }
    return try #require(try await campaigns.activateCampaign(request, caller("member")).campaign)
  }

  @discardableResult
  func pause(_ id: String, version: Int64 = 0) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.PauseCampaignRequest.with {
      ($0.tenantID, $0.id, $0.version) = (text, id, version)
    }
    return try #require(try await campaigns.pauseCampaign(request, caller("member")).campaign)
  }

  @discardableResult
  func complete(_ id: String, version: Int64 = 0) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.CompleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.version) = (text, id, version)
    }
    return try #require(try await campaigns.completeCampaign(request, caller("member")).campaign)
  }

  @discardableResult
  func archive(_ id: String, version: Int64 = 0) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.ArchiveCampaignRequest.with {
      ($0.tenantID, $0.id, $0.version) = (text, id, version)
    }
    return try #require(try await campaigns.archiveCampaign(request, caller("member")).campaign)
  }

  func listCampaigns(
    _ change: (inout CampaignsV1.ListCampaignsRequest) -> Void = { _ in }
  ) async throws -> CampaignsV1.ListCampaignsResponse {
    let request = CampaignsV1.ListCampaignsRequest.with {
      $0.tenantID = text
      change(&$0)
    }
    return try await campaigns.listCampaigns(request, caller("viewer"))
  }

  /// The names of all pages, one behind the other.
  func campaignNames(
    by size: Int32 = 2, _ change: (inout CampaignsV1.ListCampaignsRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var names: [String] = []
    var token = ""
    repeat {
      let page = try await listCampaigns {
        change(&$0)
        ($0.pageSize, $0.pageToken) = (size, token)
      }
      names += page.campaigns.map(\.name)
      token = page.nextPageToken
    } while !token.isEmpty
    return names
  }

  // MARK: Sequences

  @discardableResult
  func updateSequence(
    _ id: String, _ mask: [String] = [], version: Int64 = 0, isTrial: Bool = false,
    _ change: (inout CampaignsV1.Sequence) throws -> Void
  ) async throws -> CampaignsV1.UpdateSequenceResponse {
    var request = CampaignsV1.UpdateSequenceRequest()
    (request.tenantID, request.validateOnly) = (text, isTrial)
    var sequence = CampaignsV1.Sequence()
    try change(&sequence)
    (sequence.id, sequence.version) = (id, version)
    request.sequence = sequence
    if !mask.isEmpty { request.updateMask = .with { $0.paths = mask } }
    return try await campaigns.updateSequence(request, caller("member"))
  }

  static let law = "\n\n{{sender_identity}}\n{{unsubscribe_link}}"

  /// A step with an email that could be sent.
  static func email(
    _ key: String, subject: String = "Hello {{first_name|there}}", text: String = "A word about chairs."
  ) -> CampaignsV1.SequenceStep {
    .with {
      $0.key = key
      $0.variants = [
        .with { variant in
          variant.key = "a"
          variant.content = .with {
            $0.content = .email(.with { ($0.subject, $0.bodyText) = (subject, text + law) })
          }
        }
      ]
    }
  }

  static let identity = CampaignsV1.SenderIdentity.with {
    ($0.legalName, $0.contactEmail) = ("Northwind Pty Ltd", "office@northwind.example")
    $0.postalAddress = address
  }

  static let address = TypeV1.PostalAddress.with {
    ($0.lines, $0.city, $0.country) = (["1 Harbour St"], "Sydney", "AU")
  }

  // MARK: The profile

  /// Confirms a profile of these industries, and answers its revision.
  @discardableResult
  func confirmProfile(_ industries: [String]) async throws -> Int64 {
    _ = try await server.tenants.updateIcp(
      .with {
        $0.tenantID = text
        $0.icp = .with { $0.industries = industries }
      }, caller("member"))
    let confirmed = try await server.tenants.confirmIcp(.with { $0.tenantID = text }, caller("admin"))
    return try #require(confirmed.icp?.revision)
  }
}

extension TestTenant {
  /// As SQL writes an id.
  func uuid(_ id: String) -> String {
    let prefix = id.split(separator: "_").first.map(String.init) ?? ""
    return TypeID.bits(of: id, prefix: prefix).map { IDBits($0).hexadecimal } ?? ""
  }
}
