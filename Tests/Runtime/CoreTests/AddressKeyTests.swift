import MusterCore
import Testing

@Suite struct `The key of an address` {
  /// All of one address, mia.stone@northwind.example.
  static let spellings = [
    "mia.stone@northwind.example", "MIA.STONE@NORTHWIND.EXAMPLE", "Mia.Stone@NorthWind.Example",
    "mia.stone@northwind.EXAMPLE", " mia.stone@northwind.example ", "\tmia.stone@northwind.example\r\n",
    "mia.stone@northwind.example.", "mia.stone@northwind.example;", "mia.stone@northwind.example, ",
    "<mia.stone@northwind.example>", "Mia Stone <mia.stone@northwind.example>",
    "\"Stone, Mia\" <mia.stone@northwind.example>", "mailto:mia.stone@northwind.example",
    "MailTo:Mia.Stone@northwind.example?subject=Hi", "<mailto:mia.stone@northwind.example>",
    "\"mia.stone\"@northwind.example", "\"mia.stone@northwind.example\"", "'mia.stone@northwind.example'",
    "(mia.stone@northwind.example)", "\"mia\\.stone\"@northwind.example", "mia.stone @ northwind.example",
    "mia.stone+news@northwind.example", "mia.stone+@northwind.example", "mia.stone+a+b@northwind.example",
    "MIA.STONE+\(String(repeating: "x", count: 300))@northwind.example", "mia.stone＋news@northwind.example",
    "ｍｉａ．ｓｔｏｎｅ＠ｎｏｒｔｈｗｉｎｄ．ｅｘａｍｐｌｅ", "ＭＩＡ.ＳＴＯＮＥ@northwind.example",
    "𝐦𝐢𝐚.𝐬𝐭𝐨𝐧𝐞@northwind.example", "𝕸𝖎𝖆.stone@northwind.example", "𝓶𝓲𝓪.stone@𝚗𝚘𝚛𝚝𝚑𝚠𝚒𝚗𝚍.example",
    "ⓜⓘⓐ.stone@northwind.example", "mia.ﬆone@northwind.example", "ᵐⁱᵃ.stone@northwind.example",
    "miа.stone@northwind.example", "mіа.stоnе@northwind.example", "МІА.ЅТОNЕ@northwind.example",
    "mia.stone@nоrthwind.example", "mia.stone@xn--nrthwind-nbh.example", "mia.stone@northwind.еxаmрlе",
    "mia.stone@nοrthwind.example", "ΜΙΑ.stone@northwind.example", "mıa.stone@northwind.example",
    "mİa.stone@northwind.example", "mia.stone@nօrthwind.example", "ᴍɪᴀ.ꜱᴛᴏɴᴇ@northwind.example",
    "mi\u{200B}a.stone@northwind.example", "mi\u{AD}a.sto\u{FEFF}ne@northwind.example",
    "\u{202E}mia.stone@northwind.example\u{202C}", "mia.stone@north\u{200D}wind.example",
    "mia.stone@northwind。example", "mia.stone@northwind｡example", "mia.stone﹫northwind.example",
    "Ꮇia.stone@northwind.example", "ⲙⲓⲁ.stone@northwind.example", "ꓟꓲꓮ.stone@northwind.example",
  ]

  @Test(arguments: spellings) func `is the same for every spelling of an e-mail address`(_ text: String) {
    #expect(AddressKey.email(text) == "mia.stone@northwind.example")
  }

  @Test(arguments: [
    ("m.i.a@gmail.com", "mia@gmail.com"), ("mia@googlemail.com", "mia@gmail.com"),
    ("M.I.A+x.y@GoogleMail.com.", "mia@gmail.com"), ("m.ia@gmail.com.au", "m.ia@gmail.com.au"),
    ("m.ia@mail.gmail.com", "m.ia@mail.gmail.com"), ("+mia@x.example", "+mia@x.example"),
    ("o’brien@x.example", "o'brien@x.example"), ("mia‐stone@x.example", "mia-stone@x.example"),
    ("mia٤٢@x.example", "mia42@x.example"), ("m\u{FC}ller@x.example", "m\u{FC}ller@x.example"),
    ("mu\u{308}ller@x.example", "m\u{FC}ller@x.example"), ("MÜLLER@x.example", "m\u{FC}ller@x.example"),
    ("mia@bücher.example", "mia@xn--bcher-kva.example"), ("mia@BÜCHER.example", "mia@xn--bcher-kva.example"),
    ("mia@bu\u{308}cher.example", "mia@xn--bcher-kva.example"),
    ("mia@XN--BCHER-KVA.example", "mia@xn--bcher-kva.example"),
    ("mia@straße.example", "mia@xn--strae-oqa.example"),
    ("mia@例え。テスト", "mia@xn--r8jz45g.xn--zckzah"), ("mia@xn--zckzah.example", "mia@xn--zckzah.example"),
    ("mia@ﾃｽﾄ.example", "mia@xn--zckzah.example"), ("mia@한국.example", "mia@xn--3e0b707e.example"),
    ("mia@xn--a.example", "mia@xn--a.example"), ("mia@xn--99999999.example", "mia@xn--99999999.example"),
  ]) func `keeps apart what differs, with the domain in ASCII`(_ text: String, _ key: String) {
    #expect(AddressKey.email(text) == key)
  }

  @Test(arguments: [
    "", " ", "mia", "@", "mia@", "@northwind.example", "mia@example", "mia@northwind..example",
    "mia@.example", "mia@@northwind.example", "a b@northwind.example", "mia@127.0.0.1", "mia@-x.example",
    "mia@x-.example", "mia@nor thwind.example", "\"a b\"@northwind.example", "mia(x)@northwind.example",
    "....@gmail.com", "mia@x.example\u{0}y", "\(String(repeating: "x", count: 65))@northwind.example",
    "mia@\(String(repeating: "x", count: 64)).example", "mia@\(String(repeating: "ü", count: 60)).example",
    "mia@\(String(repeating: "x.", count: 130))example", "a@b.example,c@d.example",
    String(repeating: "x", count: 5000), "\u{200B}@northwind.example",
  ]) func `is none for what is no e-mail address`(_ text: String) {
    #expect(AddressKey.email(text) == nil)
  }

  @Test(arguments: [
    ("Northwind.Example", "northwind.example"), ("@northwind.example", "northwind.example"),
    ("northwind.example.", "northwind.example"), (" nоrthwind。example ", "northwind.example"),
    ("googlemail.com", "gmail.com"), ("_dmarc.x.example", "_dmarc.x.example"),
  ]) func `of a domain is its ASCII form`(_ text: String, _ key: String) {
    #expect(AddressKey.domain(text) == key)
  }

  @Test(arguments: [
    "", "com", ".com", "com.", "a b.example", "1.2.3.4", "mia@northwind.example", "http://x.example/",
  ])
  func `is none for what is no domain`(_ text: String) { #expect(AddressKey.domain(text) == nil) }

  @Test func `tells which domains it lies below`() {
    #expect(AddressKey.enclosingDomains(of: "mia@a.b.example") == ["a.b.example", "b.example"])
    #expect(AddressKey.enclosingDomains(of: "b.example") == ["b.example"])
    #expect(AddressKey.enclosingDomains(of: "example") == [])
  }

  @Test(arguments: [
    "+61 2 9374 4000", "+61293744000", "0061-2-9374-4000", "+61 (0)2 9374.4000", "tel:+61-2-9374-4000",
    "＋６１２９３７４４０００", "+٦١٢٩٣٧٤٤٠٠٠", "(+61) 2/9374/4000", "+61 2 9374 4000 ext. 12", "+61293744000;ext=9",
  ]) func `is the same for every spelling of a number`(_ text: String) {
    #expect(AddressKey.phone(text) == "+61293744000")
  }

  @Test(arguments: [
    "", "+", "0293744000", "+123456", "+1234567890123456", "+0123456789", "+61 call me", "61293744000",
  ])
  func `is none for what is no number`(_ text: String) { #expect(AddressKey.phone(text) == nil) }

  @Test(arguments: [
    "https://www.linkedin.com/in/mia-stone", "https://linkedin.com/in/mia-stone/",
    "http://de.linkedin.com/in/Mia-Stone",
    "linkedin.com/in/mia-stone?trk=people", "https://www.linkedin.com/in/mia%2Dstone/de#about",
    "www.linkedin.com/mwlite/in/mia-stone", "https://www.linkedin.com/in/mia-stone/details/skills/",
    "https://www.linkedin.com//in/miа-stone", "HTTPS://WWW.LINKEDIN.COM/IN/MIA-STONE",
  ]) func `is the same for every spelling of a profile`(_ text: String) {
    #expect(AddressKey.linkedIn(text) == "linkedin.com/in/mia-stone")
  }

  @Test(arguments: [
    "", "https://example.com/in/mia", "https://linkedin.com.evil.example/in/mia", "https://linkedin.com/in/",
    "https://notlinkedin.com/in/mia", "https://linkedin.com/feed", "https://linkedin.com/in/a%25b",
    "mia-stone",
  ]) func `is none for what is no profile`(_ text: String) { #expect(AddressKey.linkedIn(text) == nil) }

  @Test func `of an external id keeps its case`() {
    #expect(AddressKey.externalID(" 0015g00000AbCdE ") == "0015g00000AbCdE")
    #expect(AddressKey.externalID("a b") == "a b")
    for text in ["", "  ", "é", "a\u{7}", String(repeating: "x", count: 201)] {
      #expect(AddressKey.externalID(text) == nil)
    }
  }
}
