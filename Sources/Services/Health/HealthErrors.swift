import MusterRPC

/// The protocol is not ours, so these carry no reason of ours.
extension RPCError {
  static func healthUnknown(of service: String) -> RPCError {
    RPCError(
      .notFound, reason: "",
      message: "this server does not tell the health of \(service); List names what it tells of")
  }

  static func healthListTooLong(_ count: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "",
      message: "this server tells the health of \(count) services and lists at most "
        + "\(HealthService.listedMax); ask by name with Check")
  }
}
