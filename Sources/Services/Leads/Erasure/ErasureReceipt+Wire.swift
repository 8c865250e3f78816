import MusterCore
import MusterCrypto
import MusterLeadsAPI
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsV1.ErasureReceipt {
  /// Nothing is said of a place that held nothing.
  mutating func add(_ rows: ErasedRows) {
    if rows.deleted == 0, rows.cleared == 0 { return }
    change(rows.table) {
      ($0.deletedCount, $0.clearedCount) = ($0.deletedCount &+ rows.deleted, $0.clearedCount &+ rows.cleared)
    }
  }

  mutating func keep(_ place: String, _ count: Int64, because reason: String) {
    if count == 0 { return }
    change(place) { ($0.keptCount, $0.keptReason) = (count, reason) }
  }

  private mutating func change(_ place: String, _ body: (inout TypeV1.ErasureEntry) -> Void) {
    var entry = entries.first { $0.place == place } ?? .with { $0.place = place }
    body(&entry)
    entries.removeAll { $0.place == place }
    entries.append(entry)
    entries.sort { $0.place < $1.place }
  }

  /// Over the bytes of a receipt that holds what it is stated over, and nothing else.
  var contentDigest: [UInt8] {
    var content = LeadsV1.ErasureReceipt()
    (content.leadID, content.tenantID, content.eraseTime) = (leadID, tenantID, eraseTime)
    (content.entries, content.suppressionIDs) = (entries, suppressionIDs)
    return SHA256.digest(content.bytes())
  }

  /// What the event tells: that the leads are gone, and what proves the receipt.
  func announcement(of leads: [LeadID]) -> String {
    let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let ids = leads.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"lead\":{\"id\":\"\(leadID)\",\"tenantId\":\"\(tenantID)\"},\"leadIds\":[\(ids)],"
      + "\"digest\":\"\(hexadecimal)\"}"
  }
}
