import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of leads have in common.
extension TestTenant {
  var leads: LeadsV1.Client { LeadsV1.Client(server.transport) }

  /// A lead with an address of its own, unless the change says another.
  @discardableResult
  func createLead(
    as role: String = "member", _ change: (inout LeadsV1.Lead) throws -> Void = { _ in }
  ) async throws -> LeadsV1.Lead {
    var lead = LeadsV1.Lead()
    lead.email = "lead-\(String(LeadID.new().bits, radix: 36))@northwind.example"
    try change(&lead)
    var request = LeadsV1.CreateLeadRequest()
    (request.tenantID, request.lead) = (text, lead)
    return try #require(try await leads.createLead(request, caller(role)).lead)
  }

  func lead(_ id: String, as role: String = "viewer") async throws -> LeadsV1.Lead {
    let request = LeadsV1.GetLeadRequest.with { ($0.tenantID, $0.id) = (text, id) }
    return try #require(try await leads.getLead(request, caller(role)).lead)
  }

  @discardableResult
  func updateLead(
    _ id: String, _ mask: [String] = [], as role: String = "member",
    _ change: (inout LeadsV1.Lead) throws -> Void
  ) async throws -> LeadsV1.Lead {
    var lead = LeadsV1.Lead()
    try change(&lead)
    lead.id = id
    var request = LeadsV1.UpdateLeadRequest()
    (request.tenantID, request.lead) = (text, lead)
    if !mask.isEmpty { request.updateMask = .with { $0.paths = mask } }
    return try #require(try await leads.updateLead(request, caller(role)).lead)
  }

  @discardableResult
  func deleteLead(_ id: String, version: Int64 = 0) async throws -> LeadsV1.Lead {
    let request = LeadsV1.DeleteLeadRequest.with { ($0.tenantID, $0.id, $0.version) = (text, id, version) }
    return try #require(try await leads.deleteLead(request, caller("member")).lead)
  }

  @discardableResult
  func undeleteLead(_ id: String) async throws -> LeadsV1.Lead {
    let request = LeadsV1.UndeleteLeadRequest.with { ($0.tenantID, $0.id) = (text, id) }
    return try #require(try await leads.undeleteLead(request, caller("member")).lead)
  }

  /// One page.
  func listLeads(
    _ change: (inout LeadsV1.ListLeadsRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ListLeadsResponse {
    let request = LeadsV1.ListLeadsRequest.with {
      $0.tenantID = text
      change(&$0)
    }
    return try await leads.listLeads(request, caller("viewer"))
  }

  /// All pages, one behind the other.
  func allLeads(
    by size: Int32 = 7, _ change: (inout LeadsV1.ListLeadsRequest) -> Void = { _ in }
  ) async throws -> [LeadsV1.Lead] {
    var leads: [LeadsV1.Lead] = []
    var token = ""
    repeat {
      let page = try await listLeads {
        change(&$0)
        ($0.pageSize, $0.pageToken) = (size, token)
      }
      leads += page.leads
      token = page.nextPageToken
    } while !token.isEmpty
    return leads
  }
}
