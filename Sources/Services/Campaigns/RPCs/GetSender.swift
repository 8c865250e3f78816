package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func getSender(
    _ request: CampaignsV1.GetSenderRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.GetSenderResponse {
    guard let id = SenderID(request.id) else { throw .senderNotFound }
    let sender = try await tenants.read(caller) { tx throws(RPCError) in
      guard let sender = try await SenderStore.read(tx, id) else { throw RPCError.senderNotFound }
      return try await SenderShowing.shown(tx, sender)
    }
    return .with { $0.sender = sender }
  }
}
