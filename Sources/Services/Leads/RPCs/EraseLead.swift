import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  package func eraseLead(
    _ request: LeadsV1.EraseLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.EraseLeadResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.eraseLead.info, request, as: caller) {
      tx throws(RPCError) in
      let people = try await person(tx, id, at: request.version)
      var receipt = LeadsV1.ErasureReceipt()
      (receipt.leadID, receipt.tenantID) = (id.description, tx.tenant.description)
      (receipt.eraseTime, receipt.reference) = (PostgresTime.now.timestamp, request.reference)
      try await erase(people, tx, by: author, &receipt)
      receipt.digest = receipt.contentDigest

      let record = IDBits(UUIDv7.next())
      var response = LeadsV1.EraseLeadResponse()
      if !request.validateOnly {
        receipt.auditEventID = TypeID(prefix: "audit", bits: record.bits).description
      }
      response.receipt = receipt
      let version = people.first { $0.id == id }?.lead.version ?? 0
      var change = Change(
        response, target: ChangeTarget(id, version: 0, before: version),
        event: ChangeEvent(.leadErased, object: receipt.announcement(of: people.map(\.id))))
      change.record = record
      return change
    }
  }

  /// The lead and all others with its address, which are of the same person; nobody adds to them meanwhile.
  private func person(
    _ tx: borrowing TenantTransaction, _ id: LeadID, at version: Int64
  ) async throws(RPCError) -> [StoredLead] {
    let lead = try await LeadStore.held(tx, id, at: version)
    var ids = try await LeadRemovalStore.leads(tx, ofAddress: LeadKeys(lead.lead).email)
    ids.insert(id)
    let sorted = ids.sorted { $0.bits < $1.bits }
    try await LeadRemovalStore.hold(tx, sorted)
    return try await LeadStore.held(tx, sorted)
  }

  private func erase(
    _ people: [StoredLead], _ tx: borrowing TenantTransaction, by author: Author,
    _ receipt: inout LeadsV1.ErasureReceipt
  ) async throws(RPCError) {
    let ids = people.map(\.id)
    try await followers.heard(.gone, of: ids, tx)
    for participant in participants {
      for rows in try await participant.erase(ids, tx) { receipt.add(rows) }
    }
    for (table, count) in try await LeadRemovalStore.remove(tx, ids) {
      receipt.add(ErasedRows(table, deleted: count))
    }
    let suppressed = try await forget(people, tx, by: author)
    receipt.add(ErasedRows("suppressions", cleared: suppressed.cleared))
    receipt.suppressionIDs = suppressed.kept.map(\.description)
    receipt.keep(
      "suppressions", Int64(suppressed.kept.count),
      because: "they are keyed hashes that keep the person from being contacted")

    let made = people.map(\.id.time).min() ?? .minusInfinity
    let cleared = try await TraceStore.clearRecords(tx, of: ids, since: made.dayBefore)
    receipt.add(ErasedRows("journal", cleared: cleared))
    let words = Set(ids.map(\.description) + suppressed.words + people.flatMap(\.words))
    let answers = try await TraceStore.clearAnswers(tx, with: words)
    receipt.add(ErasedRows("request_records", cleared: answers))
  }
}

extension StoredLead {
  /// By which an answer about something else may name the person.
  fileprivate var words: [String] {
    [lead.email, LeadKeys(lead).email, lead.phone, lead.linkedinURL, lead.externalID].filter { $0.count > 3 }
  }
}

extension PostgresTime {
  /// The clocks of servers and of the database may differ.
  fileprivate var dayBefore: PostgresTime {
    let (micros, isOverflow) = microseconds.subtractingReportingOverflow(86_400_000_000)
    return isOverflow ? .minusInfinity : PostgresTime(microseconds: micros)
  }
}
