import MusterCore
import Testing

private let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// RFC 4648, section 10.
private let examples = [
  ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
  ("foobar", "Zm9vYmFy"),
]

private func bare(_ text: String) -> String { text.filter { $0 != "=" } }

@Suite struct `Base64 of JSON` {
  @Test(arguments: examples)
  func `is written with padding and read with or without`(_ plain: String, _ text: String) {
    #expect(Base64.json.text(plain.utf8) == text)
    #expect(Base64.json.decode(text.utf8) == Array(plain.utf8))
    #expect(Base64.json.decode(bare(text).utf8) == Array(plain.utf8))
  }

  @Test func `is read in both spellings of the last two digits`() {
    let bytes = Base64.json.decode((letters + "+/").utf8) ?? []
    #expect(bytes.count == 48 && Base64.json.text(bytes) == letters + "+/")
    #expect(Base64.json.decode((letters + "-_").utf8) == bytes)
  }

  @Test(arguments: [
    "A", "AAAAA", "=", "==", "===", "====", "A=", "A==", "A===", "AA=", "AA===", "AAA==", "AAA===", "AAAA=",
    "AAAA==", "AAAA====", "AA=A", "A=AA", "=AAA", "AA==AA==", "AA A", "AAA\n", " AAA", "AA==\n", "AAA.",
    "AAA,", "AAA@", "AAA[", "AAA`", "AAA{", "AAA:", "AAA\0", "AAé", "\u{7F}AAA",
  ])
  func `is refused`(_ text: String) {
    #expect(Base64.json.decode(text.utf8) == nil)
  }
}

@Suite struct `Base64 of metadata` {
  @Test(arguments: examples)
  func `is written without padding and read with or without`(_ plain: String, _ text: String) {
    #expect(Base64.metadata.text(plain.utf8) == bare(text))
    #expect(Base64.metadata.decode(bare(text).utf8) == Array(plain.utf8))
    #expect(Base64.metadata.decode(text.utf8) == Array(plain.utf8))
  }

  @Test(arguments: [
    "Z", "Zg=", "Zg===", "=", "====", "Zm9v=", "Zm9v====", "Zm9vY", "Zh", "Zm9", "Zg==Zg==", "Z g", "Zg\n",
    "-_8", "Zé",
  ])
  func `is refused`(_ text: String) {
    #expect(Base64.metadata.decode(text.utf8) == nil)
  }
}

@Suite struct `Base64 of tokens` {
  @Test(arguments: examples)
  func `is written and read without padding`(_ plain: String, _ text: String) {
    #expect(Base64.url.text(plain.utf8) == bare(text))
    #expect(Base64.url.decode(bare(text).utf8) == Array(plain.utf8))
  }

  @Test(arguments: ["A", "AAAAA", "Zh", "Zm9", "Zg==", "Zm8=", "Zm+v", "Zm/v", "Zm9v\n", "Zm 9v", "Zmé"])
  func `is refused`(_ text: String) {
    #expect(Base64.url.decode(text.utf8) == nil)
  }
}

@Suite struct `Base64 of any form` {
  @Test func `takes the bytes of its alphabet alone`() {
    let forms = [(Base64.json, "+/-_"), (.metadata, "+/"), (.url, "-_")]
    for (form, others) in forms {
      let allowed = Set((letters + others).utf8)
      for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "=") {
        #expect((form.decode([65, 65, 65, byte]) != nil) == allowed.contains(byte), "byte \(byte)")
      }
    }
  }

  @Test func `brings back any bytes, of a slice too`() {
    var random = SystemRandomNumberGenerator()
    for form in [Base64.json, .metadata, .url] {
      for count in 0..<200 {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = form.encode(bytes)
        #expect(form.decode(text) == bytes, "\(bytes)")
        #expect(form.decode((Array("xx".utf8) + text)[2...]) == bytes, "\(bytes)")
      }
    }
  }
}
