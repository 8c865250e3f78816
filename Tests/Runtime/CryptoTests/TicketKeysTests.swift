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
  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `digest as FIPS 180 says`(_ text: String, _ digest: String) {
    #expect(hexadecimal(SHA256.digest(Array(text.utf8))) == digest)
  }

  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ])
  func `authenticate as RFC 4231 says`(_ key: [UInt8], _ text: String, _ code: String) {
    #expect(hexadecimal(HMACSHA256.code(Array(text.utf8), key: key)) == code)
  }

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
