package import MusterAuditAPI
import MusterPostgres
package import MusterRPC
import MusterRows

extension AuditService {
  package func verifyAuditLog(
    _ request: AuditV1.VerifyAuditLogRequest, as caller: Caller
  ) async throws(RPCError) -> AuditV1.VerifyAuditLogResponse {
    var verifier = AuditVerifier(
      tenants, sealer.key, as: caller, from: request.startTime.flatMap { PostgresTime($0) },
      before: request.endTime.flatMap { PostgresTime($0) })

    let report = try await verifier.run()

    var response = AuditV1.VerifyAuditLogResponse()
    response.faults = report.faults.told.map { AuditV1.AuditFault($0) }
    response.intact = report.faults.isEmpty
    response.checkedCount = report.checkedCount
    response.unsealedCount = report.unsealedCount
    response.lastSealNumber = report.lastNumber
    response.rootHash = report.root
    return response
  }
}
