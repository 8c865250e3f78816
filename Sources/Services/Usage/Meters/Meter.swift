import MusterCore
import MusterPostgres
import MusterTenancy
import MusterUsageAPI

/// What a meter is called: `ai/input_tokens`.
struct MeterName: Hashable, Sendable, CustomStringConvertible {
  let category: String
  let metric: String

  init(_ category: String, _ metric: String) {
    (self.category, self.metric) = (category, metric)
  }

  var description: String { "\(category)/\(metric)" }
}

extension MeterName: Comparable {
  static func < (one: MeterName, other: MeterName) -> Bool {
    one.category == other.category
      ? one.metric.utf8.lexicographicallyPrecedes(other.metric.utf8)
      : one.category.utf8.lexicographicallyPrecedes(other.category.utf8)
  }
}

/// What usage is counted by. It never changes.
struct Meter: Sendable {
  let id: MeterID
  /// Nil for the platform's and Muster's own.
  let owner: TenantID?
  let name: MeterName
  let unit: String
  let aggregation: Aggregation
  let dimensions: [String]
  let displayName: String
  let description: String
  let lateSeconds: Int64
  let origin: MeterOrigin
  /// A price can rest on it: nothing of it is lost in a crash.
  let isBillable: Bool
  /// Nil for Muster's own.
  let createTime: PostgresTime?

  static let lateSecondsUnstated: Int64 = 35 * 86_400

  /// Muster alone writes to its own.
  var isRecordable: Bool { origin != .builtIn }

  /// Quotas, reservations and corrections need amounts that add up.
  var isAdditive: Bool { aggregation == .sum || aggregation == .count }
}
