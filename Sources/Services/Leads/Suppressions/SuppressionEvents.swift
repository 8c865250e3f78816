import MusterJournal

/// What happens to suppression lists. No value of an entry is ever told, not even masked: a journal is read
/// by more people, and for longer.
extension EventType {
  /// It was added, or holds for longer.
  static let suppressionAdded = EventType("suppression.added", readBy: "leads.read")
  static let suppressionRemoved = EventType("suppression.removed", readBy: "leads.read")
  /// Its data has `import_id` and the ids of the entries that one chunk added or made longer.
  static let suppressionImported = EventType("suppression.imported", readBy: "leads.read")

  static let ofSuppressions: [EventType] = [.suppressionAdded, .suppressionRemoved, .suppressionImported]
}
