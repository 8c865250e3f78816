import MusterRPC

/// Every refusal that is about meters.
extension RPCError {
  static func meterNotFound(_ name: MeterName) -> RPCError {
    let what =
      name.metric.isEmpty ? "the category \(name.category) has no meter" : "there is no meter \(name)"
    return RPCError(
      .notFound, reason: "METER_NOT_FOUND",
      message: "\(what); create it, or look for the right name with ListMeters",
      metadata: ["category": name.category, "metric": name.metric])
  }

  static func meterExists(_ name: MeterName) -> RPCError {
    RPCError(
      .alreadyExists, reason: "METER_EXISTS",
      message:
        "there is a meter \(name) already, or the name is kept for Muster's own; choose another metric",
      metadata: ["category": name.category, "metric": name.metric])
  }

  static func metersTooMany(_ count: Int64, limit: Int64) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "USAGE_LIMIT_REACHED",
      message:
        "there are \(count) meters, the limit is \(limit); count by dimensions of the meters there are",
      metadata: ["limit": "\(limit)", "count": "\(count)"], retry: .never)
  }

  /// `known` are the names that can be used.
  static func dimensionUnknown(_ name: String, of meter: String, known: [String]) -> RPCError {
    let known = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
    return RPCError(
      .invalidArgument, reason: "METER_DIMENSION_UNKNOWN",
      message: "\(meter) has no dimension \(name); it has \(known)",
      metadata: ["dimension": name, "dimensions": known])
  }
}
