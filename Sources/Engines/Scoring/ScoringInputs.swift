package import MusterLeadsAPI
import MusterWellKnownAPI
package import MusterWire

/// What a model can look at, of one lead at one time.
///
/// Two are equal when no model tells them apart, in its points or in its explanation.
package struct ScoringInputs: Equatable, Sendable {
  var email = ""
  var phone = ""
  var linkedinURL = ""
  var title = ""
  var company = ""
  var companyDomain = ""
  var country = ""
  var employeeCount = Int32(0)
  var industry = ""
  var source = ""
  var tags: [String] = []
  var status = LeadsV1.LeadStatus.unspecified
  var statusTime: GoogleProtobuf.Timestamp?
  var facts: LeadsV1.LeadFacts?
  var customFields = WireMap<WireString, WireMessageOf<LeadsV1.CustomValue>.Value>()

  package init(_ lead: LeadsV1.Lead) {
    (email, phone, linkedinURL) = (lead.email, lead.phone, lead.linkedinURL)
    (title, company, companyDomain) = (lead.title, lead.company, lead.companyDomain)
    (country, employeeCount, industry) = (lead.country, lead.employeeCount, lead.industry)
    (source, tags) = (lead.source, lead.tags)
    (status, statusTime) = (lead.status, lead.statusTime)
    (facts, customFields) = (lead.facts, lead.customFields)
  }

  /// As `bytes` wrote them.
  package init(bytes: [UInt8]) throws(WireError) {
    self.init(try LeadsV1.Lead(bytes: bytes, policy: .client))
  }

  /// For the score history; the same for equal inputs.
  package var bytes: [UInt8] { lead.bytes() }

  /// A lead that has nothing else.
  package var lead: LeadsV1.Lead {
    var lead = LeadsV1.Lead()
    (lead.email, lead.phone, lead.linkedinURL) = (email, phone, linkedinURL)
    (lead.title, lead.company, lead.companyDomain) = (title, company, companyDomain)
    (lead.country, lead.employeeCount, lead.industry) = (country, employeeCount, industry)
    (lead.source, lead.tags) = (source, tags)
    (lead.status, lead.statusTime) = (status, statusTime)
    (lead.facts, lead.customFields) = (facts, customFields)
    return lead
  }
}
