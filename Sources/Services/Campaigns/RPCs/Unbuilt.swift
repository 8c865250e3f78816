package import MusterCampaignsAPI
package import MusterRPC

/// RPCs of this service that are not built yet.
extension CampaignsService {
  package func enrollLeads(
    _ request: CampaignsV1.EnrollLeadsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.EnrollLeadsResponse {
    throw .methodUnknown(CampaignsV1.Method.enrollLeads.info.path)
  }

  package func listEnrollments(
    _ request: CampaignsV1.ListEnrollmentsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListEnrollmentsResponse {
    throw .methodUnknown(CampaignsV1.Method.listEnrollments.info.path)
  }

  package func pauseEnrollment(
    _ request: CampaignsV1.PauseEnrollmentRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.PauseEnrollmentResponse {
    throw .methodUnknown(CampaignsV1.Method.pauseEnrollment.info.path)
  }

  package func resumeEnrollment(
    _ request: CampaignsV1.ResumeEnrollmentRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ResumeEnrollmentResponse {
    throw .methodUnknown(CampaignsV1.Method.resumeEnrollment.info.path)
  }

  package func stopEnrollment(
    _ request: CampaignsV1.StopEnrollmentRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.StopEnrollmentResponse {
    throw .methodUnknown(CampaignsV1.Method.stopEnrollment.info.path)
  }

  package func checkSend(
    _ request: CampaignsV1.CheckSendRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.CheckSendResponse {
    throw .methodUnknown(CampaignsV1.Method.checkSend.info.path)
  }

  package func listApprovals(
    _ request: CampaignsV1.ListApprovalsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListApprovalsResponse {
    throw .methodUnknown(CampaignsV1.Method.listApprovals.info.path)
  }

  package func approveSend(
    _ request: CampaignsV1.ApproveSendRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ApproveSendResponse {
    throw .methodUnknown(CampaignsV1.Method.approveSend.info.path)
  }

  package func rejectSend(
    _ request: CampaignsV1.RejectSendRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.RejectSendResponse {
    throw .methodUnknown(CampaignsV1.Method.rejectSend.info.path)
  }

  package func getCampaignReport(
    _ request: CampaignsV1.GetCampaignReportRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.GetCampaignReportResponse {
    throw .methodUnknown(CampaignsV1.Method.getCampaignReport.info.path)
  }
}
