import MusterWire
import Testing

struct Base64Tests {
  // RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `the RFC's own examples`(_ plain: String, _ text: String) throws {
    #expect(String(decoding: Base64.encode(Array(plain.utf8)), as: UTF8.self) == text)
    #expect(try Base64.decode(text.utf8) == Array(plain.utf8))
    #expect(try Base64.decode(text.filter { $0 != "=" }.utf8) == Array(plain.utf8))
  }

  @Test func `the whole alphabet in both spellings`() throws {
    let bytes = hex(
      """
      00108310518720928b30d38f41149351559761969b71d79f
      8218a39259a7a29aabb2dbafc31cb3d35db7e39ebbf3dfbf
      """)
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    #expect(Base64.encode(bytes) == Array((text + "+/").utf8))
    #expect(try Base64.decode((text + "+/").utf8) == bytes)
    #expect(try Base64.decode((text + "-_").utf8) == bytes)
  }

  @Test func `no bytes are no text`() throws {
    #expect(Base64.encode([]) == [])
    #expect(try Base64.decode([]) == [])
  }

  @Test(arguments: [
    "A", "AAAAA", "=", "==", "===", "====", "A=", "A==", "A===", "AA=", "AA===", "AAA==", "AAA===",
    "AAAA=",
    "AAAA==", "AAAA====", "AA=A", "A=AA", "=AAA", "AA==AA==", "AA A", "AAA\n", " AAA", "AA==\n",
    "AAA.", "AAA,",
    "AAA@", "AAA[", "AAA`", "AAA{", "AAA:", "AAA\0", "AAé", "\u{7F}AAA",
  ])
  func `refuses what is not base64`(_ text: String) {
    #expect(throws: WireError(.malformed, "the text is not base64")) {
      try Base64.decode(text.utf8)
    }
  }

  @Test func `every byte that is not of the alphabets is refused`() {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".utf8)
    for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "=") {
      let isTaken = (try? Base64.decode([65, 65, 65, byte])) != nil
      #expect(isTaken == allowed.contains(byte), "byte \(byte)")
    }
  }

  @Test(arguments: FuzzTests.seeds) func `any bytes come back`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(try Base64.decode(Base64.encode(bytes)) == bytes, "seed \(seed)")
    }
  }
}
