package import MusterRPC
package import MusterUsageAPI

extension UsageService {
  package func createMeter(_ request: UsageV1.CreateMeterRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.CreateMeterResponse
  { throw .unbuilt }
  package func listMeters(_ request: UsageV1.ListMetersRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.ListMetersResponse
  { throw .unbuilt }
  package func recordUsage(_ request: UsageV1.RecordUsageRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.RecordUsageResponse
  { throw .unbuilt }
  package func getUsage(_ request: UsageV1.GetUsageRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.GetUsageResponse
  { throw .unbuilt }
  package func queryUsage(_ request: UsageV1.QueryUsageRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.QueryUsageResponse
  { throw .unbuilt }
  package func listUsageEntries(
    _ request: UsageV1.ListUsageEntriesRequest,
    to responses: ResponseWriter<UsageV1.ListUsageEntriesResponse>, as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
  package func setQuota(_ request: UsageV1.SetQuotaRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.SetQuotaResponse
  { throw .unbuilt }
  package func listQuotas(_ request: UsageV1.ListQuotasRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.ListQuotasResponse
  { throw .unbuilt }
  package func reserveQuota(_ request: UsageV1.ReserveQuotaRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.ReserveQuotaResponse
  { throw .unbuilt }
  package func commitReservation(_ request: UsageV1.CommitReservationRequest, as caller: Caller)
    async throws(RPCError) -> UsageV1.CommitReservationResponse
  { throw .unbuilt }
  package func releaseReservation(_ request: UsageV1.ReleaseReservationRequest, as caller: Caller)
    async throws(RPCError) -> UsageV1.ReleaseReservationResponse
  { throw .unbuilt }
  package func getBalance(_ request: UsageV1.GetBalanceRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.GetBalanceResponse
  { throw .unbuilt }
  package func grantCredits(_ request: UsageV1.GrantCreditsRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.GrantCreditsResponse
  { throw .unbuilt }
  package func createPricePlan(_ request: UsageV1.CreatePricePlanRequest, as caller: Caller)
    async throws(RPCError) -> UsageV1.CreatePricePlanResponse
  { throw .unbuilt }
  package func listPricePlans(_ request: UsageV1.ListPricePlansRequest, as caller: Caller)
    async throws(RPCError) -> UsageV1.ListPricePlansResponse
  { throw .unbuilt }
  package func getBillingReport(_ request: UsageV1.GetBillingReportRequest, as caller: Caller)
    async throws(RPCError) -> UsageV1.GetBillingReportResponse
  { throw .unbuilt }
  package func closeBillingPeriod(_ request: UsageV1.CloseBillingPeriodRequest, as caller: Caller)
    async throws(RPCError) -> UsageV1.CloseBillingPeriodResponse
  { throw .unbuilt }
}

extension RPCError {
  fileprivate static var unbuilt: RPCError {
    RPCError(.unimplemented, reason: "METHOD_NOT_BUILT", message: "not yet")
  }
}
