import MusterWire
import Testing

struct TextFormatTests {
  struct Spelling: Sendable, CustomTestStringConvertible {
    let format: TextFormat
    let text: String
    var testDescription: String { "\(format) \(text.prefix(60).debugDescription)" }
  }

  private static func each(_ format: TextFormat, _ texts: [String]) -> [Spelling] {
    texts.map { Spelling(format: format, text: $0) }
  }

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let good: [Spelling] =
    each(
      .email,
      [
        "jane@example.com", "j@b.co", "jane.doe+tag@mail.example.com.au", "o'neil@example.ie",
        "用户@例子.中国",
        "jane@bücher.example", "jane@xn--bcher-kva.example", "a!#$%&'*/=?^_`{|}~-b@example.com",
        repeated("a", 64) + "@example.com",
        repeated("a", 64) + "@" + repeated("b", 61) + "." + repeated("c", 61) + "."
          + repeated("d", 61) + ".ee",
      ])
    + each(.phone, ["+6140000", "+61400000000", "+123456789012345"])
    + each(
      .url,
      [
        "https://example.com", "http://example.com/", "HTTPS://Example.com",
        "https://example.com:8443/a?b=c#d",
        "https://example.com/@jane", "https://example.com?x=a@b", "https://example.com#a@b",
        "https://127.0.0.1/",
        "https://[::1]:8080/x", "https://bücher.example/ä", "http://localhost",
      ])
    + each(
      .domain,
      [
        "example.com", "a.b", "x1.example.co.uk", "bücher.example", "xn--bcher-kva.example",
        "1.com",
        repeated("a", 63) + ".com", "例子.中国", "हिन्दी.भारत",
      ])
    + each(.country, ["AU", "ZZ"]) + each(.currency, ["AUD", "XXX"])
    + each(.language, ["en", "en-AU", "zh-Hant-TW", "deu", "sl-rozaj-biske", "de-CH-1901"])
    + each(
      .timeZone,
      [
        "Australia/Perth", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+10",
        "America/Port-au-Prince",
      ])
    + each(.slug, ["ab", "a1", "a-b-c", "a" + repeated("b", 62)])
    + each(
      .decimal,
      [
        "0", "-12.50", "+1", "00.10", repeated("9", 38),
        "-" + repeated("9", 19) + "." + repeated("9", 19),
      ])
    + each(
      .json,
      [
        "{}", "[]", "null", "1.5e3", "\"a\"", " true ", "[1, {\"a\": [null]}]",
        repeated("[", 32) + repeated("]", 32),
      ])
    + each(
      .jsonObject, ["{}", " {\"a\": 1}\n", repeated("{\"a\":", 31) + "{}" + repeated("}", 31)])
    + each(.token, ["a", "a b", "~!@#$%^&*()_+", repeated("x", 500)])
    + each(.key, ["a", "a1_b", "a.b.c", "lead_score.v2"])
    + each(.timeOfDay, ["00:00", "09:30", "23:59", "24:00"])
    + each(.date, ["2026-11-20", "0001-01-01", "9999-12-31", "2024-02-29"])
    + each(.cron, ["* * * * *", "0 9 * * 1-5", "*/15 0,12 1 JAN MON"])

  static let bad: [Spelling] =
    each(
      .email,
      [
        "", "jane", "@example.com", "jane@", "jane@example", "jane@@example.com",
        "jane@ex@ample.com",
        "Jane <jane@example.com>", "jane@example.com,joe@example.com", "jane doe@example.com",
        "jane@exa mple.com",
        ".jane@example.com", "jane.@example.com", "ja..ne@example.com", "ja..\u{301}ne@example.com",
        "jane@.example.com",
        "jane@example.com.", "jane@example..com", "jane@-example.com", "jane@example-.com",
        "jane@[127.0.0.1]",
        "jane@127.0.0.1", "\"jane\"@example.com", "ja\\ne@example.com", "jane\0@example.com",
        "jane\n@example.com",
        "jane@example.com\r\nBcc: x@example.com", "jane\u{7F}@example.com",
        "jane\u{A0}@example.com",
        "jane\u{2028}@example.com", "jane\u{301}@", "mailto:jane@example.com", "jane@example.com ",
        " jane@example.com",
        repeated("a", 65) + "@example.com", repeated("é", 33) + "@example.com",
        "a@" + repeated(repeated("b", 61) + ".", 4) + "example",
      ])
    + each(
      .phone,
      [
        "", "+", "61400000000", "+614000", "+1234567890123456", "+0400000000", "+61 400 000 000",
        "+6140000000a",
        "+٦١٤٠٠٠٠٠٠٠", "++61400000000", "+61400000000\n", "+\u{301}61400000000", "+61-400-000-000",
        "00614000000",
      ])
    + each(
      .url,
      [
        "", "example.com", "//example.com", "ftp://example.com", "javascript:alert(1)",
        "https:/example.com", "https://",
        "https:///path", "https://?x", "https://#x", "https://:80/", "https://jane@example.com",
        "https://jane:pw@example.com/",
        "https://@example.com", "https://a b.example", "https://example.com/a b",
        "https://example.com/\n",
        "https://example.com\\@evil.example", "https:\\\\example.com", "https://example.com/\0",
        "https://example.com\u{A0}",
        " https://example.com", "https://example.com\t", "https://jane:pw@\u{301}example.com",
        "https://jane@\u{20DD}.example",
        "https://example.com\\\u{301}@evil.example", "https:/\u{301}/example.com",
        "https://:\u{301}80", "httpsx://example.com",
        "https://\u{301}@example.com", "https://example.com:80@evil.example",
      ])
    + each(
      .domain,
      [
        "", "example", ".com", "example.", "example..com", "-a.com", "a-.com", "a_b.com", "a b.com",
        "a.1", "127.0.0.1",
        repeated("a", 64) + ".com", repeated("é", 32) + ".com", repeated("a.", 127) + "com",
        "exam\u{200B}ple.com", "exa\u{301}.1",
        "-\u{301}a.com", "a\0.com", "example.com/", "https://example.com", "a.\u{301}com",
        "exa%6dple.com", "a@b.com",
      ])
    + each(.country, ["", "A", "AUS", "au", "Au", "A1", "ÅU", "A\u{301}U", "AU ", "ＡＵ"])
    + each(.currency, ["", "AU", "AUDX", "aud", "A1D", "\u{212A}RW", "AUD\n"])
    + each(
      .language,
      [
        "", "e", "engl", "en_AU", "en-", "-en", "en--AU", "e1", "en-toolongtag", "en-Ä", "en AU",
        "en" + repeated("-abcdefgh", 4),
      ])
    + each(
      .timeZone,
      [
        "", "/", "Australia/", "/Perth", "Australia//Perth", "a/b/c/d", "../etc/passwd",
        "Australia/Pe rth", "+10:00",
        "1UTC", "Zürich", repeated("A", 65), "Etc/\0",
      ])
    + each(
      .slug,
      [
        "", "a", "1a", "-a", "a-", "a--b", "Ab", "a_b", "a b", "é1", "a" + repeated("b", 63),
        "ab\n", "a\u{301}b",
      ])
    + each(
      .decimal,
      [
        "", ".", "1.", ".5", "-", "+", "--1", "1.2.3", "1e3", "1,5", " 1", "1 ", "0x1", "NaN", "١",
        "1\u{301}", repeated("9", 39),
        repeated("9", 20) + "." + repeated("9", 19), "-\u{301}1",
      ])
    + each(
      .json,
      [
        "", "{", "nul", "{a:1}", "[1,]", "01", "'a'", "{} {}", "\u{FEFF}{}", "\"\n\"",
        repeated("[", 33) + repeated("]", 33),
        repeated("[", 100_000), repeated("{\"a\":", 100_000),
      ])
    + each(
      .jsonObject,
      [
        "", "[]", "null", "1", "\"{}\"", "{", "{\"a\"}",
        repeated("{\"a\":", 32) + "{}" + repeated("}", 32),
      ])
    + each(.token, [" a", "a ", "é", "a\n", "a\0b", "\u{7F}", "a\u{200B}", "a\u{301}", "\t"])
    + each(
      .key,
      [
        "", ".", "a.", ".a", "a..b", "1a", "_a", "A", "a-b", "a b", "a.1", "é", "a\u{301}",
        "a.\u{301}b",
      ])
    + each(
      .timeOfDay,
      [
        "", "0:00", "00:0", "000:0", "24:01", "25:00", "00:60", "12-30", "ab:cd", "+1:00", "00:+1",
        "-0:00", "00:-0", "-1:00",
        "é:00", " 9:30", "09:3 ", "12:30:00", "１２:３０", "1\u{301}:00", "\r\n:00",
      ])
    + each(
      .date,
      [
        "", "2026-11-31", "2025-02-29", "0000-01-01", "10000-01-01", "2026-1-1", "20261120",
        "2026-11-20Z", "2026/11/20",
        "2026-11-2\u{301}", "+026-11-20", "20-11-2026",
      ])
    + each(
      .cron,
      [
        "", "*", "* * * *", "* * * * * *", "*  * * *", " * * * * *", "* * * * * ", "@daily",
        "* * * * ;", "* * * * é", "*\n* * * *",
      ])

  @Test(arguments: good) func `a good text has no problem`(_ item: Spelling) {
    #expect(item.format.problem(item.text) == nil)
  }

  @Test(arguments: bad) func `a bad text has one`(_ item: Spelling) {
    #expect(item.format.problem(item.text) != nil)
  }

  @Test(arguments: [
    (TextFormat.email, "is not one e-mail address such as jane@example.com"),
    (.phone, "is not a telephone number in the form +61400000000"),
    (.url, "is not an absolute http or https URL without credentials"),
    (.domain, "is not a domain name such as example.com"),
    (.country, "is not a country in the form AU (ISO 3166-1)"),
    (.currency, "is not a currency in the form AUD (ISO 4217)"),
    (.language, "is not a language tag such as en-AU (BCP 47)"),
    (.timeZone, "is not a time zone such as Australia/Perth"),
    (.slug, "is not 2 to 63 lower-case letters, digits and single hyphens, a letter first"),
    (.decimal, "is not a decimal number of at most 38 digits such as -12.50"),
    (
      .json,
      "is not what it should be: the JSON text is not well formed at byte 0: expected a value"
    ),
    (.jsonObject, "is not what it should be: the text is not a JSON object"),
    (.token, "is not printable ASCII without spaces at its ends"),
    (.key, "is not lower-case letters, digits, underscores, with dots between parts"),
    (.timeOfDay, "is not a time of day between 00:00 and 24:00"),
    (.date, "is not a date such as 2026-11-20"),
    (.cron, "is not the five fields of a cron schedule"),
  ])
  func `the problem says what is wanted`(_ format: TextFormat, _ problem: String) {
    #expect(format.problem("-é") == problem || format.problem("é") == problem)
  }

  @Test(arguments: UTF8Tests.nasty) func `no text breaks a format`(_ text: String) {
    let all: [TextFormat] = [
      .email, .phone, .url, .domain, .country, .currency, .language, .timeZone, .slug, .decimal,
      .json,
      .jsonObject, .token, .key, .timeOfDay, .date, .cron,
    ]
    for format in all {
      for spelling in [
        text, text + "@" + text, "https://" + text, "+" + text, text + ":" + text,
        text + "." + text,
      ] {
        #expect(format.problem(spelling)?.isEmpty != true)
      }
    }
  }
}
