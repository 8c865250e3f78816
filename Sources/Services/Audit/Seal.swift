import MusterCore
import MusterCrypto
import MusterJournal
import MusterPostgres

/// A record as it is sealed: where it stands, and the hash of all that it says.
struct SealedRecord: Hashable, Sendable {
  let place: JournalPlace
  let hash: [UInt8]

  /// Of the tree (RFC 9162, 2.1.1): place and content, so that a record can be told from one that was moved.
  var leaf: [UInt8] {
    SHA256.digest(
      [0] + CanonicalBytes.bigEndian(UInt64(bitPattern: place.generation))
        + CanonicalBytes.bigEndian(place.transaction) + CanonicalBytes.bigEndian(place.record.bits) + hash)
  }
}

/// One seal of a tenant's log: the next records in the order in which they became visible, none of which can
/// come any more.
struct Seal: Hashable, Sendable {
  static let recordsMax = 1_000

  let tenant: TenantID
  let number: Int64
  /// At least one, all of one generation.
  let records: [SealedRecord]
  /// Within which they were made.
  let start: PostgresTime
  let end: PostgresTime
  let sealTime: PostgresTime
  /// Of the seal before it; nothing for the first.
  let previousHash: [UInt8]

  var last: JournalPlace { records.last?.place ?? .start }

  var root: [UInt8] { HashTree.root(records.map(\.leaf)) }

  /// Of all that the seal says.
  var hash: [UInt8] {
    var bytes = CanonicalBytes("muster audit seal v1")
    bytes.add(tenant.stored)
    bytes.add(number)
    bytes.add(Int64(records.count))
    bytes.add(last.generation)
    for record in records {
      bytes.add(Int64(bitPattern: record.place.transaction))
      bytes.add(record.place.record)
      bytes.add(record.hash)
    }
    for time in [start, end, sealTime] { bytes.add(time.microseconds) }
    bytes.add(root)
    bytes.add(previousHash)
    return SHA256.digest(bytes.bytes)
  }
}

/// How far a tenant's log is sealed.
struct SealHead: Hashable, Sendable {
  let tenant: TenantID
  let number: Int64
  /// Of the last sealed record.
  let last: JournalPlace
  let sealHash: [UInt8]

  /// Nothing is sealed yet.
  init(_ tenant: TenantID) {
    self.init(tenant, number: 0, last: .start, sealHash: [])
  }

  init(_ seal: Seal) {
    self.init(seal.tenant, number: seal.number, last: seal.last, sealHash: seal.hash)
  }

  init(_ tenant: TenantID, number: Int64, last: JournalPlace, sealHash: [UInt8]) {
    (self.tenant, self.number, self.last, self.sealHash) = (tenant, number, last, sealHash)
  }

  fileprivate var bytes: [UInt8] {
    var bytes = CanonicalBytes("muster audit head v1")
    bytes.add(tenant.stored)
    bytes.add(number)
    bytes.add(last.generation)
    bytes.add(Int64(bitPattern: last.transaction))
    bytes.add(last.record)
    bytes.add(sealHash)
    return bytes.bytes
  }
}

/// Makes the codes of seals, which who has the database alone cannot.
struct SealKey: Sendable {
  private let key: [UInt8]

  init(_ key: MasterKey) {
    self.key = key.key(for: .auditSeals)
  }

  func code(sealHash: [UInt8]) -> [UInt8] {
    var bytes = CanonicalBytes("muster audit seal code v1")
    bytes.add(sealHash)
    return HMACSHA256.code(bytes.bytes, key: key)
  }

  func code(_ head: SealHead) -> [UInt8] { HMACSHA256.code(head.bytes, key: key) }
}

/// The tree of RFC 9162, 2.1.1.
enum HashTree {
  /// Of the leaves' hashes.
  static func root(_ leaves: [[UInt8]]) -> [UInt8] {
    leaves.isEmpty ? SHA256.digest([]) : root(leaves[...])
  }

  private static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard leaves.count > 1 else { return leaves.first ?? [] }
    // The largest power of two that leaves something on the right.
    let left = 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
    let middle = leaves.startIndex + left
    return SHA256.digest([1] + root(leaves[..<middle]) + root(leaves[middle...]))
  }
}
