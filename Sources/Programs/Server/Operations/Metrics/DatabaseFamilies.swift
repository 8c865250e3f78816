import MusterPostgres

/// How the database's lanes do: those of calls (`app`) and of the platform itself (`system`).
struct DatabaseFamilies {
  private static let prefix = "muster_database_lane_"

  private let lanes: [LaneReading]
  private let isReady: Bool

  init(_ readings: OperationsReadings) {
    lanes = LaneReading.all(readings)
    isReady = readings.platform.groups.allSatisfy(\.isReady)
  }

  func write(to text: inout MetricsText) {
    text.one(
      "muster_database_ready", .gauge, "Whether reads and writes have connections.", isReady ? 1 : 0)
    each(&text, "places", .gauge, "Connections that there may be.") { $0.load.places }
    each(&text, "connections", .gauge, "Connections that are open.") { $0.load.open }
    each(&text, "busy", .gauge, "Connections at work.") { $0.load.busy }
    each(&text, "waiting", .gauge, "Calls that wait for a connection.") { $0.load.waiting }
    each(&text, "connects_total", .counter, "Connections that were made.") { $0.openedCount }
    each(&text, "failures_total", .counter, "Connections that were lost or could not be made.") {
      $0.failedCount
    }
    each(&text, "waited_total", .counter, "Calls that had to wait for a connection.") { $0.waitedCount }
    each(&text, "gave_up_total", .counter, "Calls that were given no connection.") { $0.gaveUpCount }
    each(&text, "wait_seconds_total", .counter, "How long calls waited for connections.") {
      Double($0.waitedNanoseconds) / 1e9
    }
  }

  private func each(
    _ text: inout MetricsText, _ name: String, _ kind: MetricsText.Kind, _ help: String,
    _ value: (LaneReading) -> some CustomStringConvertible
  ) {
    let name = Self.prefix + name
    text.family(name, kind, help)
    for lane in lanes {
      let labels = MetricsText.label("pool", lane.pool) + "," + MetricsText.label("lane", lane.lane)
      text.value(name, labels, value(lane))
    }
  }
}
