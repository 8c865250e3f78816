import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of senders have in common.
extension TestTenant {
  /// A mail domain of its own, unless the change says something else.
  @discardableResult
  func createSender(
    as role: String = "admin", _ change: (inout CampaignsV1.Sender) throws -> Void = { _ in }
  ) async throws -> CampaignsV1.Sender {
    var sender = CampaignsV1.Sender()
    (sender.name, sender.endpoint) = (
      "Mail", Self.mailDomain("m\(String(UserID.new().bits, radix: 36)).example")
    )
    try change(&sender)
    var request = CampaignsV1.CreateSenderRequest()
    (request.tenantID, request.sender) = (text, sender)
    return try #require(try await campaigns.createSender(request, caller(role)).sender)
  }

  static func mailDomain(_ domain: String, from: String? = nil) -> CampaignsV1.Sender.Endpoint {
    .email(
      .with {
        ($0.domain, $0.fromEmail, $0.fromName) = (domain, from ?? "mia@\(domain)", "Mia")
      })
  }

  func sender(_ id: String, as role: String = "viewer") async throws -> CampaignsV1.Sender {
    let request = CampaignsV1.GetSenderRequest.with { ($0.tenantID, $0.id) = (text, id) }
    return try #require(try await campaigns.getSender(request, caller(role)).sender)
  }

  @discardableResult
  func updateSender(
    _ id: String, _ mask: [String] = [], as role: String = "admin",
    _ change: (inout CampaignsV1.Sender) throws -> Void
  ) async throws -> CampaignsV1.Sender {
    var sender = CampaignsV1.Sender()
    try change(&sender)
    sender.id = id
    var request = CampaignsV1.UpdateSenderRequest()
    (request.tenantID, request.sender) = (text, sender)
    if !mask.isEmpty { request.updateMask = .with { $0.paths = mask } }
    return try #require(try await campaigns.updateSender(request, caller(role)).sender)
  }

  @discardableResult
  func attach(_ sender: String, to campaign: String, version: Int64 = 0) async throws -> CampaignsV1.Sender {
    let request = CampaignsV1.AttachSenderRequest.with {
      ($0.tenantID, $0.id, $0.campaignID, $0.version) = (text, sender, campaign, version)
    }
    return try #require(try await campaigns.attachSender(request, caller("member")).sender)
  }

  @discardableResult
  func detach(_ sender: String, from campaign: String, version: Int64 = 0) async throws -> CampaignsV1.Sender
  {
    let request = CampaignsV1.DetachSenderRequest.with {
      ($0.tenantID, $0.id, $0.campaignID, $0.version) = (text, sender, campaign, version)
    }
    return try #require(try await campaigns.detachSender(request, caller("member")).sender)
  }

  func senderNames(
    by size: Int32 = 2, _ change: (inout CampaignsV1.ListSendersRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var names: [String] = []
    var token = ""
    repeat {
      let request = CampaignsV1.ListSendersRequest.with {
        $0.tenantID = text
        change(&$0)
        ($0.pageSize, $0.pageToken) = (size, token)
      }
      let page = try await campaigns.listSenders(request, caller("viewer"))
      names += page.senders.map(\.name)
      token = page.nextPageToken
    } while !token.isEmpty
    return names
  }
}
