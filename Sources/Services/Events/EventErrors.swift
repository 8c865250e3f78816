import MusterRPC
import MusterWire

/// Every refusal of this service, beside the journal's of its cursors.
extension RPCError {
  static func eventTypeUnknown(_ name: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "EVENT_TYPE_UNKNOWN",
      message: "no event has the type \(name), and no thing is called so; the types are in the reference",
      metadata: ["type": name])
  }

  static var cursorOrdered: RPCError {
    .fieldsInvalid([
      FieldViolation(
        field: "order_by", description: "goes not with after_cursor, whose order is that of what happened")
    ])
  }
}
