/// Whether a lane can be used, for those who ask from anywhere.
package struct LaneHealth: Sendable, Hashable {
  package internal(set) var open = 0
  /// Why the last connection was lost or not made; nil once one is open again.
  package internal(set) var lastError: PostgresError?
  /// Connections that were made so far.
  package internal(set) var openedCount = 0
  /// Connections that were lost or could not be made so far.
  package internal(set) var failedCount = 0
  /// Calls that had to wait for a connection so far, and how long in all; those that gave up among them.
  package internal(set) var waitedCount = 0
  package internal(set) var waitedNanoseconds: Int64 = 0
  package internal(set) var gaveUpCount = 0

  package var isReady: Bool { open > 0 }

  mutating func wait(_ time: Duration, gaveUp: Bool = false) {
    waitedCount += 1
    waitedNanoseconds &+= Int64(time / .nanoseconds(1))
    if gaveUp { gaveUpCount += 1 }
  }
}

/// What a lane has to do at this moment.
package struct LaneLoad: Sendable, Hashable {
  package let places: Int
  package let open: Int
  package let busy: Int
  package let waiting: Int

  package init(places: Int, open: Int, busy: Int, waiting: Int) {
    (self.places, self.open, self.busy, self.waiting) = (places, open, busy, waiting)
  }
}
