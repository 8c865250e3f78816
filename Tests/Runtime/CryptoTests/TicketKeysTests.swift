import Testing

@testable import MusterCrypto

@Suite struct `Ticket keys` {
  @Test func `seal for an hour and open for two`() {
    var keys = TicketKeysStateMachine()
    let first = keys.sealing(at: 1_000)
    #expect(keys.sealing(at: 4_599).name == first.name)
    #expect(keys.opening(first.name, at: 4_599)?.isCurrent == true)
    let second = keys.sealing(at: 4_600)
    #expect(second.name != first.name)
    #expect(keys.opening(first.name, at: 4_600)?.isCurrent == false)
    #expect(keys.opening(first.name, at: 8_199)?.key.cipherKey == first.cipherKey)
    #expect(keys.opening(first.name, at: 8_200) == nil)
    #expect(keys.opening(second.name, at: 8_200) != nil)
  }

  @Test func `are forgotten on time when nobody comes`() {
    var keys = TicketKeysStateMachine()
    let first = keys.sealing(at: 0)
    // Old enough to seal no more, although no other has come.
    #expect(keys.opening(first.name, at: 3_600)?.isCurrent == false)
    #expect(keys.opening(first.name, at: 7_200) == nil)
  }

  @Test func `of others open nothing`() {
    let keys = TicketKeysStateMachine()
    #expect(keys.opening([UInt8](repeating: 0, count: 16), at: 0) == nil)
  }
}

@Suite struct `Primitives` {
  @Test(arguments: [0, 1, 7, 8, 9, 32])
  func `make random bytes of every length`(_ count: Int) {
    #expect(randomBytes(count).count == count)
    if count > 7 { #expect(randomBytes(count) != randomBytes(count)) }
  }

  @Test func `compare bytes`() {
    #expect(constantTimeEquals([], []))
    #expect(constantTimeEquals([1, 2, 3], [1, 2, 3]))
    #expect(!constantTimeEquals([1, 2, 3], [1, 2, 4]))
    #expect(!constantTimeEquals([1, 2, 3], [0, 2, 3]))
    #expect(!constantTimeEquals([1, 2, 3], [1, 2]))
  }
}
