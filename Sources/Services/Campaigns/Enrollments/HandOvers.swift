import MusterCore
import MusterRPC
import MusterTenancy

extension CampaignsService {
  /// How long a call waits for messages that carriers have at this moment.
  private static let waitMax = Duration.seconds(25)

  /// Returns when no message of the campaign, or of one of its senders, is being handed over any more. What
  /// keeps others from being begun is committed before.
  func waitForHandOvers(
    of campaign: CampaignID, by sender: SenderID? = nil, as caller: Caller
  ) async throws(RPCError) {
    let end = MonotonicClock.nanoseconds(after: Self.waitMax)
    while true {
      let isBusy = try await tenants.read(caller) { tx throws(RPCError) in
        try await SendStore.isHandingOver(tx, in: campaign, by: sender)
      }
      if !isBusy { return }
      if MonotonicClock.nanoseconds() > end { throw .handOverUnanswered }
      do { try await Task.sleep(for: .milliseconds(20)) } catch { throw .callCancelled }
    }
  }
}

extension RPCError {
  fileprivate static var handOverUnanswered: RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "it is done, and nothing more is begun; but a carrier has not answered yet whether it took a"
        + " message that it got before")
  }
}
