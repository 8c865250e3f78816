import MusterCore

struct ActivityID: ResourceID {
  static let prefix = "activity"
  let stored: IDBits
}

struct ScoringModelID: ResourceID {
  static let prefix = "model"
  /// The model that comes with Muster.
  static let shipped = ScoringModelID(0)
  let stored: IDBits
}

struct ImportID: ResourceID {
  static let prefix = "import"
  let stored: IDBits
}

struct SuppressionID: ResourceID {
  static let prefix = "suppression"
  let stored: IDBits
}

/// Of what an activity tells that campaigns keep.
struct SendID: ResourceID {
  static let prefix = "send"
  let stored: IDBits
}

struct EnrollmentID: ResourceID {
  static let prefix = "enrollment"
  let stored: IDBits
}

struct SenderID: ResourceID {
  static let prefix = "sender"
  let stored: IDBits
}

struct StepID: ResourceID {
  static let prefix = "step"
  let stored: IDBits
}
