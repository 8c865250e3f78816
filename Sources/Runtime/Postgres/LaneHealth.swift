/// Whether a lane can be used, for those who ask from anywhere.
package struct LaneHealth: Sendable, Hashable {
  package internal(set) var open = 0
  /// Why the last connection was lost or not made; nil once one is open again.
  package internal(set) var lastError: PostgresError?

  package var isReady: Bool { open > 0 }
}
