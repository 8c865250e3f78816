import MusterPostgres

/// How one lane to the database does, all loops together.
struct LaneReading {
  /// `app` for calls, `system` for what the platform itself asks.
  let pool: String
  let lane: String
  let load: LaneLoad
  private(set) var openedCount = 0
  private(set) var failedCount = 0
  private(set) var waitedCount = 0
  private(set) var waitedNanoseconds: Int64 = 0
  private(set) var gaveUpCount = 0

  private init(_ pool: String, _ lane: String, _ healths: [LaneHealth], _ loads: [LaneLoad]) {
    (self.pool, self.lane) = (pool, lane)
    load = LaneLoad(
      places: loads.reduce(0) { $0 + $1.places }, open: healths.reduce(0) { $0 + $1.open },
      busy: loads.reduce(0) { $0 + $1.busy }, waiting: loads.reduce(0) { $0 + $1.waiting })
    for health in healths {
      openedCount += health.openedCount
      failedCount += health.failedCount
      waitedCount += health.waitedCount
      waitedNanoseconds &+= health.waitedNanoseconds
      gaveUpCount += health.gaveUpCount
    }
  }

  static func all(_ readings: OperationsReadings) -> [LaneReading] {
    let loads = readings.probes.map(\.loads)
    return zip(["app", "system"], readings.platform.groups).enumerated().flatMap { place, named in
      let (pool, healths) = (named.0, named.1.databases.map(\.health))
      let loads = loads.compactMap { $0.indices.contains(place) ? $0[place] : nil }
      return [
        LaneReading(pool, "reads", healths.map(\.reads), loads.map(\.reads)),
        LaneReading(pool, "writes", healths.map(\.writes), loads.map(\.writes)),
        LaneReading(pool, "exclusives", healths.map(\.exclusives), loads.map(\.exclusives)),
      ]
    }
  }
}
