import MusterCore
import MusterCrypto
import MusterJournal
import MusterPostgres

/// A record of the journal as it stands there.
struct FoundRecord: Hashable, Sendable {
  let record: SealedRecord
  let time: PostgresTime
  /// The personal part is what its hash says, or erased as a whole.
  let isPayloadWhole: Bool

  var id: IDBits { record.place.record }

  /// A row of `SealStore.columns`. All of it is in the hash but the personal part, of which its hash is.
  init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    let time: PostgresTime = try row.value(3)
    var bytes = CanonicalBytes("muster audit record v1")
    bytes.add(tenant.stored)
    bytes.add(time.microseconds)
    bytes.add(try row.value(4) as String)
    Self.add(try row.optional(5), to: &bytes)
    for column in [6, 7, 8] { bytes.add(try row.value(column) as String) }
    Self.add(try row.optional(9), to: &bytes)
    for column in [10, 11] { bytes.add(try row.value(column) as String) }
    bytes.add(try row.value(12) as [String])
    for column in [13, 14, 15] { bytes.add(try row.value(column) as String) }
    for column in [16, 17, 18] { bytes.add(try row.value(column) as Int64) }
    if let hash: [UInt8] = try row.optional(19) { bytes.add(hash) } else { bytes.addNull() }
    self.time = time
    record = SealedRecord(place: try row.place(0), hash: SHA256.digest(bytes.bytes))
    isPayloadWhole = try row.optional(20) ?? false
  }

  init(_ record: SealedRecord, at time: PostgresTime, isPayloadWhole: Bool = true) {
    (self.record, self.time, self.isPayloadWhole) = (record, time, isPayloadWhole)
  }

  private static func add(_ id: UInt128?, to bytes: inout CanonicalBytes) {
    if let id { bytes.add(IDBits(id)) } else { bytes.addNull() }
  }
}

/// A seal as it stands in its table, believed nothing of.
struct StoredSeal: Sendable {
  let number: Int64
  /// Nil when its parts do not fit together.
  private let seal: Seal?
  private let root: [UInt8]
  private let hash: [UInt8]
  private let code: [UInt8]

  /// A row of `SealStore.sealColumns`.
  init(_ row: Row, _ tenant: TenantID) throws(PostgresError) {
    number = try row.value(0)
    let count: Int32 = try row.value(1)
    let generation: Int64 = try row.value(2)
    let transactions: [Int64] = try row.value(7)
    let ids: [UInt128] = try row.value(8)
    let hashes: [UInt8] = try row.value(9)
    (root, hash, code) = (try row.value(10), try row.value(12), try row.value(13))
    guard count > 0, Int(count) <= Seal.recordsMax, transactions.count == Int(count), ids.count == Int(count),
      hashes.count == Int(count) * SHA256.count
    else {
      seal = nil
      return
    }
    let records = ids.indices.map { index in
      SealedRecord(
        place: JournalPlace(
          generation: generation, transaction: UInt64(bitPattern: transactions[index]),
          record: IDBits(ids[index])),
        hash: Array(hashes[index * SHA256.count..<(index + 1) * SHA256.count]))
    }
    let seal = Seal(
      tenant: tenant, number: number, records: records, start: try row.value(5), end: try row.value(6),
      sealTime: try row.value(14), previousHash: try row.value(11))
    self.seal = try seal.last == row.place(2) ? seal : nil
  }

  /// The seal, when it is one that this installation made.
  func checked(_ key: SealKey) -> Seal? {
    guard let seal, seal.root == root, seal.hash == hash,
      constantTimeEquals(key.code(sealHash: hash), code)
    else { return nil }
    return seal
  }
}

/// What tells how far a log is sealed, as it stands in its table.
struct StoredHead: Sendable {
  let head: SealHead
  private let code: [UInt8]

  init(_ row: Row, _ tenant: TenantID) throws(PostgresError) {
    head = SealHead(tenant, number: try row.value(0), last: try row.place(1), sealHash: try row.value(4))
    code = try row.value(5)
  }

  func isGood(_ key: SealKey) -> Bool { constantTimeEquals(key.code(head), code) }
}
