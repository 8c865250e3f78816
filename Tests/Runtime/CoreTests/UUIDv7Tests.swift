import Testing

@testable import MusterCore

@Suite struct `Ids of one process` {
  @Test func `ids of one process ascend strictly`() {
    var last: UInt128 = 0
    for _ in 0..<20_000 {
      let id = UUIDv7.next()
      #expect(id > last)
      last = id
    }
  }

  @Test func `an id holds its time, version and variant`() {
    var sequence = UUIDv7Sequence()
    let id = sequence.next(0x0123_4567_89ab, random: .max)
    #expect(id >> 80 == 0x0123_4567_89ab)
    #expect(id >> 76 & 15 == 7)
    #expect(id >> 62 & 3 == 2)
  }

  @Test func `a clock that stands still or goes back does not make an id twice`() {
    var sequence = UUIDv7Sequence()
    var last = sequence.next(1_000, random: 0)
    for now: UInt64 in [1_000, 999, 0, 1_000, 1_001, 5] {
      let id = sequence.next(now, random: 0)
      #expect(id > last)
      last = id
    }
  }

  @Test func `more ids than a millisecond holds go on in the next`() {
    var sequence = UUIDv7Sequence()
    var last = sequence.next(7, random: .max)
    var crossed = false
    for _ in 0..<1_000 {
      let id = sequence.next(7, random: UInt128.max)
      #expect(id > last)
      crossed = crossed || id >> 80 > 7
      last = id
    }
    // With the greatest steps a millisecond holds 2^40 ids: none of these crosses.
    #expect(!crossed)
  }

  @Test func `ids of two threads are all different`() async {
    let all = await withTaskGroup(of: [UInt128].self) { group in
      for _ in 0..<4 { group.addTask { (0..<5_000).map { _ in UUIDv7.next() } } }
      return await group.reduce(into: Set<UInt128>()) { $0.formUnion($1) }
    }
    #expect(all.count == 20_000)
  }
}
