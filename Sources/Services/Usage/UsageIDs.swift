import MusterCore

struct MeterID: ResourceID {
  static let prefix = "meter"
  let stored: IDBits
}

struct UsageEntryID: ResourceID {
  static let prefix = "usage"
  let stored: IDBits
}
