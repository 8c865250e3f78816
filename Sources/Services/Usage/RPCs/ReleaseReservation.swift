import MusterCore
import MusterJournal
import MusterLedger
package import MusterRPC
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func releaseReservation(
    _ request: UsageV1.ReleaseReservationRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.ReleaseReservationResponse {
    guard let id = ReservationID(request.id) else { throw .reservationNotFound }
    let tenant = try caller.admittedTenant()

    return try await journal.write(UsageV1.Method.releaseReservation.info, request, as: caller) {
      tx throws(RPCError) in
      let held = try await ReservationStore.held(tx, id, at: request.version)
      switch held.state {
      case .held: break
      case .committed: throw .reservationClosed("committed")
      default: return .nothing(.with { $0.reservation = UsageV1.Reservation(held, of: tenant) })
      }
      _ = try await CreditStore.lock(tx)
      for hold in held.holds { _ = try await Ledger.release(tx, hold) }
      let released = try await ReservationStore.release(tx, id)
      return Change(
        .with { $0.reservation = UsageV1.Reservation(released, of: tenant) },
        target: ChangeTarget(id, version: released.version), fields: ["state"])
    }
  }
}
