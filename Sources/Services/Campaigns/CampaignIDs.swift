import MusterCore
import MusterPostgres

struct SequenceID: ResourceID {
  static let prefix = "sequence"
  let stored: IDBits
}

struct StepID: ResourceID {
  static let prefix = "step"
  let stored: IDBits
}

struct TemplateID: ResourceID {
  static let prefix = "template"
  let stored: IDBits
}

struct SenderID: ResourceID {
  static let prefix = "sender"
  let stored: IDBits
}

struct EnrollmentID: ResourceID {
  static let prefix = "enrollment"
  let stored: IDBits
}

struct SendID: ResourceID {
  static let prefix = "send"
  let stored: IDBits
}

struct ApprovalID: ResourceID {
  static let prefix = "approval"
  let stored: IDBits
}

extension ResourceID {
  /// When it was made, to the millisecond.
  var time: PostgresTime {
    let milliseconds = Int64(truncatingIfNeeded: bits >> 80)
    return PostgresTime(unixMicroseconds: milliseconds * 1_000) ?? .infinity
  }
}
