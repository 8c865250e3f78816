import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterWellKnownAPI

/// A lead as it is stored: the message that callers see, and what no message says.
struct StoredLead: Equatable, Sendable {
  let id: LeadID
  var lead: LeadsV1.Lead
  let createdBy: Author
  /// When the clock alone will next change the score, or end the tier that was set by hand.
  var rescoreTime: PostgresTime?
  /// Values of custom fields that the tenant has taken away and may yet bring back.
  var hiddenFields: [String: LeadsV1.CustomValue] = [:]

  init(id: LeadID, _ lead: LeadsV1.Lead, createdBy: Author, rescoreTime: PostgresTime? = nil) {
    (self.id, self.lead, self.createdBy, self.rescoreTime) = (id, lead, createdBy, rescoreTime)
  }

  /// One that is made now, from what somebody has sent.
  init(making lead: LeadsV1.Lead, of tenant: TenantID, by author: Author, at now: PostgresTime) {
    self.init(id: .new(), lead, createdBy: author)
    self.lead.id = id.description
    self.lead.tenantID = tenant.description
    self.lead.version = 1
    self.lead.status = .new
    self.lead.statusTime = now.timestamp
    self.lead.updateTime = now.timestamp
    self.lead.createTime = id.time.timestamp
    self.lead.score = 0
    self.lead.tier = .unspecified
    (self.lead.scoreComponents, self.lead.scoreTime, self.lead.scoreModelID) = (nil, nil, "")
    self.lead.deleteTime = nil
  }

  var isScored: Bool { lead.scoreTime != nil }
  var isDeleted: Bool { lead.deleteTime != nil }
}

extension LeadID {
  /// When it was made, to the millisecond.
  var time: PostgresTime {
    let milliseconds = Int64(truncatingIfNeeded: bits >> 80)
    return PostgresTime(unixMicroseconds: milliseconds * 1_000) ?? .infinity
  }
}

/// The forms of a lead's texts by which it is found and ordered.
struct LeadKeys: Hashable, Sendable {
  let email: String
  let name: String
  let company: String

  init(_ lead: LeadsV1.Lead) {
    // What is no address was refused before.
    email = AddressKey.email(lead.email) ?? lead.email
    name = Self.name("\(lead.firstName) \(lead.lastName)")
    company = TextKey.folded(lead.company)
  }

  static func name(_ text: String) -> String { TextKey.folded(text) }

  /// How such a form begins; a space at the end stands for the end of a word.
  static func prefix(_ text: String) -> String {
    let folded = TextKey.folded(text)
    return text.last == " " && !folded.isEmpty ? folded + " " : folded
  }
}

/// Tags as a set: each once, whatever its case, in the order in which they are compared.
enum LeadTags {
  static func key(_ tag: String) -> String { TextKey.folded(tag) }

  /// Those that a lead has already stay as they are written there.
  static func normal(_ tags: [String], former: [String] = []) -> [String] {
    if tags.isEmpty { return [] }
    var byKey: [String: String] = [:]
    let written = Dictionary(former.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    for tag in tags where !key(tag).isEmpty { byKey[key(tag)] = byKey[key(tag)] ?? written[key(tag)] ?? tag }
    return byKey.sorted { $0.key < $1.key }.map(\.value)
  }
}
