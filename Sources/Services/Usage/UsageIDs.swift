import MusterCore

struct MeterID: ResourceID {
  static let prefix = "meter"
  let stored: IDBits
}

struct UsageEntryID: ResourceID {
  static let prefix = "usage"
  let stored: IDBits
}

struct QuotaID: ResourceID {
  static let prefix = "quota"
  let stored: IDBits
}

struct CreditGrantID: ResourceID {
  static let prefix = "grant"
  let stored: IDBits
}

struct PricePlanID: ResourceID {
  static let prefix = "priceplan"
  let stored: IDBits
}
