import MusterTortureAPI
import MusterWire
import Testing

struct UTF8Tests {
  static let invalid = [
    ("a continuation byte alone", "80"), ("the last continuation byte alone", "bf"),
    ("a continuation byte after a letter", "61 80 62"),
    ("overlong NUL", "c0 80"), ("overlong slash", "c0 af"), ("overlong of two bytes", "c1 bf"),
    ("overlong of three bytes", "e0 80 80"), ("the last overlong of three", "e0 9f bf"),
    ("overlong of four bytes", "f0 80 80 80"), ("the last overlong of four", "f0 8f bf bf"),
    ("the first surrogate", "ed a0 80"), ("the last surrogate", "ed bf bf"),
    ("a surrogate pair", "ed a0 bd ed b8 80"), ("beyond U+10FFFF", "f4 90 80 80"),
    ("a start byte that is too great", "f5 80 80 80"), ("five bytes", "f8 88 80 80 80"),
    ("six bytes", "fc 84 80 80 80 80"), ("fe", "fe"), ("ff", "ff"),
    ("two bytes cut", "c3"), ("three bytes cut", "e2 82"), ("four bytes cut", "f0 9f 98"),
    ("a start byte before a letter", "c3 28"), ("three bytes broken off", "e2 28 a1"),
    (
      "invalid past the length that strings hold inside",
      "61616161616161616161616161616161616161 ff"
    ),
  ]

  @Test(arguments: invalid) func `text that is not UTF-8 is refused wherever it stands`(
    _ words: String, _ text: String
  ) {
    let text = hex(text)
    func refuses<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) {
      for policy in [WirePolicy.client, .server] {
        #expect(throws: WireError(.invalidText, "a string is not valid UTF-8")) {
          try M(bytes: bytes, policy: policy)
        }
      }
    }
    refuses(Scalars.self, field("72", text))
    refuses(Scalars.self, field("82 80 01", text))
    refuses(Optionals.self, field("72", text))
    refuses(Repeateds.self, hex("72 01 61") + field("72", text))
    refuses(Oneofs.self, field("2a", text))
    refuses(Maps.self, field("62", field("0a", text)))
    refuses(Maps.self, field("62", field("12", text)))
    refuses(Everything.self, field("0a", field("72", text)))
  }

  @Test(arguments: invalid) func `bytes are not text and may hold anything`(
    _ words: String, _ content: String
  ) throws {
    #expect(
      try Scalars(bytes: field("7a", hex(content)), policy: .server).bytesValue == hex(content))
  }

  @Test(arguments: [
    ("the first of two bytes", "c2 80"), ("the last of two", "df bf"),
    ("the first of three", "e0 a0 80"), ("the last before the surrogates", "ed 9f bf"),
    ("the first after the surrogates", "ee 80 80"),
    ("the last of three, a noncharacter", "ef bf bf"),
    ("the first of four", "f0 90 80 80"), ("U+10FFFF", "f4 8f bf bf"),
    ("the replacement character itself", "ef bf bd"),
  ])
  func `the edges of UTF-8 are text`(_ words: String, _ text: String) throws {
    let message = try Scalars(bytes: field("72", hex(text)), policy: .server)
    #expect(Array(message.stringValue.utf8) == hex(text))
  }

  @Test(arguments: ["00", "61 00 62", "61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 00"])
  func `a server refuses NUL in text, a client takes it`(_ text: String) throws {
    let refusal = WireError(.invalidText, "a string holds a NUL character; remove it")
    let inField = field("72", hex(text))
    let inKey = field("62", field("0a", hex(text)))
    #expect(throws: refusal) { try Scalars(bytes: inField, policy: .server) }
    #expect(throws: refusal) { try Maps(bytes: inKey, policy: .server) }
    #expect(throws: refusal) { try Repeateds(bytes: inField, policy: .server) }
    #expect(Array(try Scalars(bytes: inField, policy: .client).stringValue.utf8) == hex(text))
    #expect(try Scalars(bytes: field("7a", hex(text)), policy: .server).bytesValue == hex(text))
  }
}

extension UTF8Tests {
  /// What breaks programs: each must come back byte for byte.
  static let nasty: [String] = [
    // One letter in two spellings, several marks, and orders of marks that normalisation changes.
    "é", "e\u{301}", "Å", "A\u{30A}", "\u{212B}", "\u{212A}", "ṩ", "s\u{323}\u{307}",
    "s\u{307}\u{323}",
    "\u{1E9B}\u{323}", "ﬁ", "각", "\u{1100}\u{1161}\u{11A8}", "\u{340}", "\u{37E}", "\u{2126}",
    // Byte order marks, zero width, direction, invisible and private characters.
    "\u{FEFF}text", "te\u{FEFF}xt", "a\u{200B}b", "a\u{200D}b", "a\u{200C}b", "\u{2060}",
    "\u{202E}gnp.exe", "\u{2066}a\u{2069}", "\u{200F}", "\u{061C}", "\u{AD}", "\u{E0001}\u{E0041}",
    "\u{E000}", "\u{FFFD}",
    // Line ends, spaces and controls.
    " ", "\t", "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\u{A0}",
    "\u{3000}",
    "\u{1}", "\u{1B}[31mred", "\u{7F}", "\u{80}", "\u{9F}", "  both ends  ",
    // What other languages take for something.
    "null", "NULL", "nil", "undefined", "NaN", "Infinity", "true", "0", "-0", "1e9999", "0x10",
    "١٢٣",
    "';DROP TABLE leads;--", "\" OR \"\"=\"", "\\", "\\\\", "\\u0041", "\\0", "%00", "%s%n",
    "${jndi:x}",
    "{{7*7}}", "<script>alert(1)</script>", "]]>", "&amp;", "=1+1", "@SUM(A1)", "../../etc/passwd",
    "C:\\CON", "a/b", "$(id)", "`id`", "\"", "'", "\"quoted\"", "[]", "{}", "{\"a\":1}", "//", "/*",
    "#",
    // Scripts, case that changes length, and emoji of many scalars.
    "ß", "ẞ", "İ", "ı", "ſ", "ΑΣ", "ς", "Ǆ", "ŉ", "田中さんにあげて下さい", "ﷺ", "اَلْعَرَبِيَّةُ", "שָׁלוֹם",
    "ไทย", "नमस्ते", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇦🇺", "👍🏽", "1️⃣", "𝕳𝖊𝖑𝖑𝖔", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "\u{301}", "\u{200D}",
    String(repeating: "e\u{301}", count: 500), String(repeating: "\u{301}", count: 2_000),
  ]

  @Test(arguments: nasty) func `text comes back byte for byte`(_ text: String) throws {
    let given = Array(text.utf8)
    let bytes = field("72", given)
    for policy in [WirePolicy.client, .server] {
      let message = try Scalars(bytes: bytes, policy: policy)
      #expect(Array(message.stringValue.utf8) == given)
      #expect(message.bytes() == bytes)
    }
  }

  @Test(arguments: nasty) func `text comes back through JSON byte for byte`(_ text: String) throws {
    let json = try Scalars.with { $0.stringValue = text }.json()
    #expect(Array(try Scalars(json: json).stringValue.utf8) == Array(text.utf8))
    let map = try Maps.with { $0.stringMap = [text: text] }.json()
    let entries = try Maps(json: map).stringMap.sorted()
    #expect(entries.map { Array($0.key.utf8) } == [Array(text.utf8)])
    #expect(entries.map { Array($0.value.utf8) } == [Array(text.utf8)])
  }

  @Test func `every scalar value comes back through both encodings`() throws {
    var text = ""
    for value in UInt32(1)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let given = Array(text.utf8)
    let message = Scalars.with { $0.stringValue = text }
    #expect(message.bytes() == field("72", given))
    #expect(Array(try Scalars(bytes: message.bytes()).stringValue.utf8) == given)
    #expect(Array(try Scalars(json: message.json()).stringValue.utf8) == given)
  }
}
