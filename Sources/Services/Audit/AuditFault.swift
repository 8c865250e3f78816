import MusterCore
import MusterJournal

/// A place in the log that does not agree with the seals.
struct AuditFault: Hashable, Sendable {
  enum Kind: Sendable {
    case changed, removed, inserted, reordered, truncated
  }

  var kind: Kind
  /// Nil where it is a seal that is at fault.
  let record: IDBits?
  let seal: Int64
  let description: String
  /// Of the record that was sealed, or found.
  fileprivate(set) var hash: [UInt8] = []

  init(_ kind: Kind, _ record: IDBits?, seal: Int64, _ description: String, hash: [UInt8] = []) {
    (self.kind, self.record, self.seal, self.description) = (kind, record, seal, description)
    self.hash = hash
  }
}

/// What was found, in the order of the log.
struct AuditFaults: Sendable {
  /// What is told of.
  static let toldMax = 1_000
  /// Twice that, since of a record that was moved two faults are found.
  private static let keptMax = 2 * toldMax

  private var faults: [AuditFault] = []

  var isEmpty: Bool { faults.isEmpty }

  mutating func add(_ new: some Sequence<AuditFault>) {
    faults += new.prefix(Self.keptMax - faults.count)
  }

  mutating func add(_ fault: AuditFault) { add([fault]) }

  /// A record that is gone from the range of one seal and stands in another's was moved.
  var told: [AuditFault] {
    func key(_ fault: AuditFault) -> [UInt8] {
      (fault.record.map { Array($0.hexadecimal.utf8) } ?? []) + fault.hash
    }
    let removed = Set(faults.filter { $0.kind == .removed }.map(key))
    let moved = Set(faults.filter { $0.kind == .inserted }.map(key)).intersection(removed)
    let told = faults.compactMap { fault -> AuditFault? in
      guard [.removed, .inserted].contains(fault.kind), moved.contains(key(fault)) else { return fault }
      guard fault.kind == .removed else { return nil }
      return AuditFault(.reordered, fault.record, seal: fault.seal, "stands in the range of another seal")
    }
    return Array(told.prefix(Self.toldMax))
  }
}
