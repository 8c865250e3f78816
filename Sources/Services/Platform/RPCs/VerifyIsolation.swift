import MusterCore
import MusterJournal
package import MusterPlatformAPI
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI

extension PlatformService {
  package func verifyIsolation(
    _ request: PlatformV1.VerifyIsolationRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.VerifyIsolationResponse {
    var check = IsolationCheck(tenants: tenants, system: system)
    let start = WallClock.timestamp()
    try await check.look()
    if !request.validateOnly { try await set(&check, on: ground, caller) }

    var response = PlatformV1.VerifyIsolationResponse()
    var report = PlatformV1.IsolationReport(check.findings)
    (report.startTime, report.endTime) = (start, WallClock.timestamp())
    response.isolationReport = report
    let answer = response
    return try await journal.write(PlatformV1.Method.verifyIsolation.info, request, as: caller) {
      _ throws(RPCError) in Change(answer, target: nil)
    }
  }

  /// Makes two tenants, sets one against the other and removes both, whatever was found.
  private func set(
    _ check: inout IsolationCheck, on ground: any IsolationGround, _ caller: Caller
  ) async throws(RPCError) {
    let one = try await ground.make("isolation-check-a", as: caller)
    let other: ProbeTenant
    do throws(RPCError) {
      other = try await ground.make("isolation-check-b", as: caller)
    } catch {
      _ = await ground.remove(one, as: caller)
      throw error
    }
    var failure: RPCError?
    do throws(RPCError) {
      try await check.tryTables(one, other)
      try await check.tryMethods(one, other, on: ground)
    } catch {
      failure = error
    }
    // A caller who has gone leaves nothing behind either.
    let removal = Task {
      async let first = ground.remove(one, as: caller)
      async let second = ground.remove(other, as: caller)
      return await [first, second]
    }
    for left in await removal.value { if let left { check.leftover(left) } }
    if let failure { throw failure }
  }
}
