package import MusterRPC
package import MusterUsageAPI

extension UsageService {
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
