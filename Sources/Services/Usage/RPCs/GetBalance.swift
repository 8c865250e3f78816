package import MusterRPC
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func getBalance(
    _ request: UsageV1.GetBalanceRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.GetBalanceResponse {
    try await tenants.read(caller) { tx throws(RPCError) in
      let balance = try await Credits.balance(tx)
      return .with { $0.balance = balance }
    }
  }
}
