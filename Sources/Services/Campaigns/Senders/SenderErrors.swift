import MusterCore
import MusterRPC
import MusterRows
import MusterTypesAPI

/// Every refusal that is about senders.
extension RPCError {
  static var senderNotFound: RPCError {
    RPCError(
      .notFound, reason: "SENDER_NOT_FOUND", message: "no sender has this id; check it with ListSenders")
  }

  static func senderExists(_ id: SenderID, _ channel: TypeV1.Channel) -> RPCError {
    RPCError(
      .alreadyExists, reason: "SENDER_ALREADY_EXISTS",
      message: "the sender \(id) sends over \(channel.stored) from there already; update that one",
      metadata: ["sender_id": id.description, "channel": channel.stored])
  }

  /// Another write has made or changed it at this moment.
  static var sendersRaced: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "another call changes the same at this moment; nothing was changed, try again")
  }

  static var senderAttached: RPCError {
    RPCError(
      .alreadyExists, reason: "SENDER_ALREADY_ATTACHED",
      message: "the sender is attached to this campaign already; there is nothing to do")
  }

  static var senderNotAttached: RPCError {
    RPCError(
      .failedPrecondition, reason: "SENDER_NOT_ATTACHED",
      message: "the sender is not attached to this campaign; GetCampaign names those that are")
  }

  static func attachmentLimit(_ text: String, _ limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "SENDER_ATTACHMENT_LIMIT", message: "\(text); detach one first",
      metadata: ["limit": "\(limit)"], retry: .never)
  }
}
