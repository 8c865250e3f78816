import MusterCampaignsAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

/// What the tests of templates have in common.
extension TestTenant {
  func templates(
    by size: Int32 = 50, _ change: (inout CampaignsV1.ListTemplatesRequest) -> Void = { _ in }
  ) async throws -> [CampaignsV1.Template] {
    var templates: [CampaignsV1.Template] = []
    var token = ""
    repeat {
      let request = CampaignsV1.ListTemplatesRequest.with {
        $0.tenantID = text
        change(&$0)
        ($0.pageSize, $0.pageToken) = (size, token)
      }
      let page = try await campaigns.listTemplates(request, caller("viewer"))
      templates += page.templates
      token = page.nextPageToken
    } while !token.isEmpty
    return templates
  }

  /// One that comes with Muster.
  func anyTemplate() async throws -> CampaignsV1.Template {
    try #require(try await templates { $0.origin = .builtIn }.first)
  }

  func launch(
    _ id: String, name: String = "", requestID: String = "", version: Int64 = 0, isTrial: Bool = false,
    mode: CampaignsV1.PermissionMode = .unspecified
  ) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.LaunchTemplateRequest.with {
      ($0.tenantID, $0.id, $0.name, $0.requestID) = (text, id, name, requestID)
      ($0.version, $0.validateOnly, $0.permissionMode) = (version, isTrial, mode)
    }
    return try #require(try await campaigns.launchTemplate(request, caller("member")).campaign)
  }

  @discardableResult
  func generate(
    _ change: (inout CampaignsV1.GenerateCampaignRequest) -> Void = { _ in }
  ) async throws -> String {
    let request = CampaignsV1.GenerateCampaignRequest.with {
      $0.tenantID = text
      change(&$0)
    }
    return try await campaigns.generateCampaign(request, caller("member")).jobID
  }
}
