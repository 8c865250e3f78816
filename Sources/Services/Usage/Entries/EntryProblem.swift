import MusterPostgres
import MusterTypesAPI
import MusterWire

/// Why an entry is not recorded.
struct EntryProblem: Sendable {
  let reason: String
  let field: String
  let description: String

  /// For people, with the field that it is about.
  var told: String { field.isEmpty ? description : "\(field) \(description)" }

  func rowError(at place: Int) -> TypeV1.RowError {
    .with {
      ($0.index, $0.reason) = (Int64(place), TypeV1.ErrorReason(named: reason))
      ($0.field, $0.message) = (field, told)
    }
  }

  static func meterUnknown(_ name: MeterName) -> EntryProblem {
    EntryProblem(
      reason: "METER_NOT_FOUND", field: "metric",
      description: "names the meter \(name), which there is not; create it with CreateMeter")
  }

  static func meterNotRecordable(_ name: MeterName) -> EntryProblem {
    EntryProblem(
      reason: "METER_NOT_RECORDABLE", field: "metric",
      description: "names \(name), which Muster alone writes to; record to a meter of your own")
  }

  static func dimensionUnknown(_ name: String, of meter: Meter) -> EntryProblem {
    let known = meter.dimensions.isEmpty ? "none" : meter.dimensions.sorted().joined(separator: ", ")
    return EntryProblem(
      reason: "METER_DIMENSION_UNKNOWN", field: "dimensions",
      description: "has \(name), which the meter \(meter.name) lacks; it has \(known)")
  }

  static func keyReused(_ entry: UsageEntryID) -> EntryProblem {
    EntryProblem(
      reason: "USAGE_KEY_REUSED", field: "idempotency_key",
      description: "was recorded before with another content, as \(entry); take a fresh key")
  }

  static func keyReused(inBatch place: Int) -> EntryProblem {
    EntryProblem(
      reason: "USAGE_KEY_REUSED", field: "idempotency_key",
      description: "is that of entry \(place) of this batch, which has another content; take a fresh key")
  }

  static func amountInvalid(_ field: String, _ description: String) -> EntryProblem {
    EntryProblem(reason: "USAGE_AMOUNT_INVALID", field: field, description: description)
  }

  static func timeInvalid(_ description: String) -> EntryProblem {
    EntryProblem(reason: "USAGE_TIME_INVALID", field: "usage_time", description: description)
  }

  static func correctionInvalid(_ description: String) -> EntryProblem {
    EntryProblem(reason: "USAGE_CORRECTION_INVALID", field: "corrects_id", description: description)
  }
}

extension TypeV1.ErrorReason {
  /// As errors carry it.
  fileprivate init(named reason: String) {
    self = Self.allKnown.first { $0.name == "ERROR_REASON_\(reason)" } ?? .unspecified
  }
}
