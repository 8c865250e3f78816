import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  package func removeSuppression(
    _ request: LeadsV1.RemoveSuppressionRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.RemoveSuppressionResponse {
    guard let id = SuppressionID(request.id) else { throw .suppressionNotFound }
    let tenant = try caller.admittedTenant()

    return try await journal.write(LeadsV1.Method.removeSuppression.info, request, as: caller) {
      tx throws(RPCError) in
      let held = try await SuppressionStore.held(tx, id, at: request.version)
      if held.cause.isOwnWish {
        guard let consent = request.consent, consent.lifts(held) else { throw .suppressionConsentRequired }
      }
      let row = try await SuppressionStore.remove(tx, id, note: request.note)
      let entry = try reading { () throws(PostgresError) in
        try LeadsV1.Suppression(row, in: tenant, isForOperator: caller.isOperator)
      }
      var response = LeadsV1.RemoveSuppressionResponse()
      response.suppression = entry
      return Change(
        response, target: ChangeTarget(id, version: entry.version), fields: ["delete_time", "note"],
        event: ChangeEvent(.suppressionRemoved, "suppression", entry.told))
    }
  }
}

extension LeadsV1.Consent {
  /// The person has said yes after it, to what the entry is about, and it holds now.
  fileprivate func lifts(_ held: SuppressionStore.Held) -> Bool {
    let now = PostgresTime(unixMicroseconds: WallClock.microseconds()) ?? .infinity
    guard basis == .consent || basis == .confirmedConsent, withdrawTime == nil,
      held.kind.isReached(by: channel), let grant = grantTime.flatMap({ PostgresTime($0) })
    else { return false }
    let expiry = expireTime.flatMap { PostgresTime($0) }
    return grant > held.createTime && grant <= now && (expiry.map { $0 > now } ?? true)
  }
}
