import Testing

@testable import MusterHTTPS

@Suite struct `An address to fetch` {
  @Test(arguments: [
    ("https://issuer.test", "issuer.test", true),
    ("https://issuer.test/a/b?c=d%20e&f", "issuer.test", true),
    ("https://a_b.xn--bcher-kva.test:8443/", "a_b.xn--bcher-kva.test:8443", true),
    ("https://192.0.2.1:1?x", "192.0.2.1:1", true),
    ("https://[2001:db8::1]:65535/x", "[2001:db8::1]:65535", true),
    ("http://issuer.test/~x", "issuer.test", false),
  ])
  func `is taken`(_ text: String, _ place: String, _ isEncrypted: Bool) {
    let url = HTTPSURL(text)
    #expect(url?.text == text && url?.place == place && url?.isEncrypted == isEncrypted)
  }

  @Test(arguments: [
    "", "issuer.test", "//issuer.test", "https:/issuer.test", "https://", "https:///x", "https://?x",
    "HTTPS://issuer.test", "ftp://issuer.test", "file:///etc/passwd", "gopher://issuer.test",
    "https://user@issuer.test", "https://user:word@issuer.test", "https://issuer.test@127.0.0.1/",
    "https://issuer.test#x", "https://issuer.test/#x", "https://issuer.test\\@evil.test/",
    "https://issuer .test", "https://issuer.test/a b", "https://issuer.test/\n", "https://issuer.test/\0",
    "https://bücher.test", "https://issuer.test/ü", "https://issuer.test.", "https://.issuer.test",
    "https://issuer..test", "https://issuer.test:", "https://issuer.test:0", "https://issuer.test:080",
    "https://issuer.test:65536", "https://issuer.test:+1", "https://issuer.test:1:2", "https://issuer.test:١",
    // Other spellings of 127.0.0.1, and what looks like one.
    "https://2130706433", "https://127.1", "https://0x7f000001", "https://0x7f.0.0.1", "https://0177.0.0.1",
    "https://127.0.0.01", "https://127.0.0.1.1", "https://127.0.0.256", "https://issuer.1",
    "https://[::1", "https://::1", "https://[::1]x", "https://[127.0.0.1]", "https://[fe80::1%25lo]",
    "https://[fe80::1%lo]", "https://[]", "https://[v1.x]", "https://[::1]:",
  ])
  func `is refused`(_ text: String) {
    #expect(HTTPSURL(text) == nil)
  }

  @Test func `has a longest length`() {
    let start = "https://issuer.test/"
    let longest = start + String(repeating: "x", count: HTTPSURL.bytesMax - start.count)
    #expect(HTTPSURL(longest) != nil)
    #expect(HTTPSURL(longest + "x") == nil)
    let label = String(repeating: "a", count: 63)
    #expect(HTTPSURL("https://\(label).test") != nil)
    #expect(HTTPSURL("https://\(label)a.test") == nil)
  }
}
