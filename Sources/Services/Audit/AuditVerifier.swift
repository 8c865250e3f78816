import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// Walks through a tenant's seals and compares the log with them, one seal at a time.
struct AuditVerifier {
  struct Report: Sendable {
    var checkedCount: Int64 = 0
    var unsealedCount: Int64 = 0
    var faults = AuditFaults()
    var lastNumber: Int64 = 0
    var root: [UInt8] = []
  }

  private let tenants: TenantDatabase
  private let key: SealKey
  private let caller: Caller
  /// From, and before.
  private let start: PostgresTime?
  private let end: PostgresTime?
  private var report = Report()
  /// The seal that was looked at last, when it is good.
  private var previous: Seal?

  init(
    _ tenants: TenantDatabase, _ key: SealKey, as caller: Caller, from start: PostgresTime?,
    before end: PostgresTime?
  ) {
    (self.tenants, self.key, self.caller) = (tenants, key, caller)
    (self.start, self.end) = (start, end)
  }

  mutating func run() async throws(RPCError) -> Report {
    let (head, last) = try await tenants.read(caller) { tx throws(RPCError) in
      try await SealStore.heads(tx)
    }
    let isHeadGood = head?.isGood(key) == true
    let sealed = max(last, head?.head.number ?? 0)
    // What is sealed from here on is not looked at.
    let numbers = try await range(upTo: sealed)
    if let numbers { try await walk(numbers) }
    check(head?.head, isGood: isHeadGood, last)
    let place = isHeadGood ? head?.head.last : previous?.last
    try await count(after: place ?? previous?.last ?? .start)
    return report
  }

  /// The seals with records of the time that was asked for; nil for none.
  private func range(upTo last: Int64) async throws(RPCError) -> ClosedRange<Int64>? {
    var (first, last) = (Int64(1), last)
    if start != nil || end != nil {
      let (from, before) = (start ?? .minusInfinity, end ?? .infinity)
      let found = try await tenants.read(caller) { tx throws(RPCError) in
        try await SealStore.overlap(tx, from: from, before: before)
      }
      if start != nil { first = found.first ?? last + 1 }
      if end != nil { last = min(last, found.last ?? 0) }
    }
    return first <= last ? first...last : nil
  }

  private mutating func walk(_ numbers: ClosedRange<Int64>) async throws(RPCError) {
    var number = numbers.lowerBound - 1
    // The seal before says where the first one's range begins.
    if number > 0 {
      if let before = try await next(after: number - 1), before.number == number {
        previous = before.checked(key)
      } else {
        missing(number...number)
      }
    }
    while number < numbers.upperBound {
      guard let stored = try await next(after: number), stored.number <= numbers.upperBound else {
        missing(number + 1...numbers.upperBound)
        previous = nil
        return
      }
      if stored.number > number + 1 {
        missing(number + 1...stored.number - 1)
        previous = nil
      }
      number = stored.number
      try await look(at: stored)
    }
  }

  private func next(after number: Int64) async throws(RPCError) -> StoredSeal? {
    try await tenants.read(caller) { tx throws(RPCError) in try await SealStore.seal(tx, after: number) }
  }

  private mutating func missing(_ numbers: ClosedRange<Int64>) {
    let words = numbers.count == 1 ? "the seal is gone" : "the seals up to \(numbers.upperBound) are gone"
    report.faults.add(AuditFault(.truncated, nil, seal: numbers.lowerBound, words))
  }

  private mutating func look(at stored: StoredSeal) async throws(RPCError) {
    let before = previous
    previous = nil
    guard let seal = stored.checked(key) else {
      report.faults.add(
        AuditFault(.changed, nil, seal: stored.number, "the seal is not one that was made here"))
      return
    }
    if let expected = seal.number == 1 ? [] : before?.hash, seal.previousHash != expected {
      report.faults.add(AuditFault(.changed, nil, seal: seal.number, "the seal follows another one"))
    }
    try await compare(seal, after: before)
    previous = seal
    report.checkedCount += Int64(seal.records.count)
    (report.lastNumber, report.root) = (seal.number, seal.root)
  }

  private mutating func compare(_ seal: Seal, after before: Seal?) async throws(RPCError) {
    var comparison = SealComparison(seal)
    // Where the seal before is not known, from the first record on.
    let first = seal.records.first?.place ?? .start
    var place =
      before?.last
      ?? (seal.number == 1
        ? .start
        : JournalPlace(
          generation: first.generation, transaction: first.transaction,
          record: IDBits(first.record.bits &- 1)))
    var time = PostgresTime.infinity
    while true {
      let (from, at) = (place, time)
      let found = try await tenants.read(caller) { tx throws(RPCError) in
        try await SealStore.records(tx, after: from, at: at, to: seal.last)
      }
      for record in found { comparison.add(record) }
      guard found.count == Seal.recordsMax, let last = found.last else { break }
      (place, time) = (last.record.place, last.time)
    }
    report.faults.add(comparison.finish())
  }

  /// What tells how far the log is sealed has a code of its own, so that nobody can cut off its end unseen.
  private mutating func check(_ head: SealHead?, isGood: Bool, _ last: Int64) {
    guard let head else {
      if last > 0 {
        report.faults.add(
          AuditFault(.truncated, nil, seal: last, "what tells how far the log is sealed is gone"))
      }
      return
    }
    if !isGood {
      report.faults.add(
        AuditFault(.truncated, nil, seal: head.number, "what tells how far the log is sealed was changed"))
    } else if head.number < last {
      report.faults.add(
        AuditFault(.truncated, nil, seal: last, "the log is said to be sealed up to \(head.number) alone"))
    } else if let previous, previous.number == head.number, previous.hash != head.sealHash {
      report.faults.add(AuditFault(.changed, nil, seal: head.number, "the last seal is another one"))
    }
  }

  private mutating func count(after place: JournalPlace) async throws(RPCError) {
    let (start, end) = (start ?? .minusInfinity, end ?? .infinity)
    var next: JournalPlace? = place
    while let from = next {
      let counted = try await tenants.read(caller) { tx throws(RPCError) in
        try await SealStore.count(tx, after: from, from: start, before: end)
      }
      report.unsealedCount += counted.count
      next = counted.next
    }
  }
}
