import MusterCore
import MusterWellKnownAPI

/// A tenant that is being made, whole.
struct TenantDraft: Sendable {
  let id: TenantID
  var slug: String
  var displayName: String
  /// As they are stored.
  var plan: String
  var secondFactor: String
  var timeZone: String
  var locale: String
  var country: String
  var currencyCode: String
  var homeRegion: String
  var contactEmail: String

  static let planDefault = "ignition"
  static let timeZoneDefault = "UTC"
  static let localeDefault = "en"
  static let currencyDefault = "USD"
}

/// What an update writes; nil leaves a field as it is.
struct TenantChange: Equatable, Sendable {
  /// 0 for whatever is there.
  var version: Int64 = 0
  var displayName: String?
  var timeZone: String?
  var locale: String?
  var secondFactor: String?
  var country: String?
  var currencyCode: String?
  var contactEmail: String?
  /// Where the caller has written the time zone.
  var zoneField = "tenant.time_zone"
  /// The proto's names of the fields above that are written.
  var fields: [String] = []

  var isEmpty: Bool { fields.isEmpty }
}

/// A subscription as it replaces another, whole. Nil where nothing is stated.
struct SubscriptionDraft: Sendable {
  /// As it is stored.
  var status: String
  var startTime: GoogleProtobuf.Timestamp?
  var trialEndTime: GoogleProtobuf.Timestamp?
  var periodEndTime: GoogleProtobuf.Timestamp?
  var cancelTime: GoogleProtobuf.Timestamp?
  var externalID: String
  var callsPerSecond: Int32?
  var callBurst: Int32?
  var maxOpenStreams: Int32?
  var maxMembers: Int32?
  var maxAPIKeys: Int32?
}
