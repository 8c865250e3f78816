import MusterCore
import MusterJournal

/// Compares what a seal knows with the records that stand in its range.
struct SealComparison {
  private let seal: Seal
  /// Where in the seal a record stands, by its id and by what it says.
  private let places: [IDBits: Int]
  private let placesByHash: [[UInt8]: Int]
  private var isSeen: [Bool]
  /// With the places by which they are put in order.
  private var faults: [(place: JournalPlace, fault: AuditFault)] = []
  private var strangers: [FoundRecord] = []

  /// Beyond so many that no seal knows, one is as good as another.
  private static let strangersMax = 2_000

  init(_ seal: Seal) {
    self.seal = seal
    let indices = seal.records.indices
    places = Dictionary(
      zip(seal.records.map(\.place.record), indices), uniquingKeysWith: { first, _ in first })
    placesByHash = Dictionary(zip(seal.records.map(\.hash), indices), uniquingKeysWith: { first, _ in first })
    isSeen = Array(repeating: false, count: seal.records.count)
  }

  /// A record that stands in the seal's range.
  mutating func add(_ found: FoundRecord) {
    guard let index = places[found.id], !isSeen[index] else {
      if strangers.count < Self.strangersMax { strangers.append(found) }
      return
    }
    isSeen[index] = true
    let sealed = seal.records[index]
    if sealed.hash != found.record.hash {
      if placesByHash[found.record.hash] != nil {
        note(.reordered, sealed, "holds what was sealed of another record")
      } else {
        note(.changed, sealed, "is not what was sealed")
      }
    } else if !found.isPayloadWhole {
      note(.changed, sealed, "its personal part is neither what was sealed nor erased")
    } else if sealed.place != found.record.place {
      note(.reordered, sealed, "stands in another transaction than was sealed")
    }
  }

  /// All were added: the faults in the order of the log.
  mutating func finish() -> [AuditFault] {
    for found in strangers {
      // What a record said stands under another id, and the record itself is gone.
      if let index = placesByHash[found.record.hash], !isSeen[index] {
        isSeen[index] = true
        note(.reordered, seal.records[index], "stands under another id")
      } else {
        let fault = AuditFault(
          .inserted, found.id, seal: seal.number, "stands in a sealed range and was not sealed",
          hash: found.record.hash)
        faults.append((found.record.place, fault))
      }
    }
    for (index, record) in seal.records.enumerated() where !isSeen[index] {
      note(.removed, record, "was sealed and is gone")
    }
    return faults.sorted { $0.place < $1.place }.map(\.fault)
  }

  private mutating func note(_ kind: AuditFault.Kind, _ record: SealedRecord, _ description: String) {
    faults.append(
      (
        record.place,
        AuditFault(kind, record.place.record, seal: seal.number, description, hash: record.hash)
      ))
  }
}
