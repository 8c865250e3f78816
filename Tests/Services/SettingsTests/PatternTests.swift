import MusterCore
import MusterTypesAPI
import MusterWire
import Testing

@testable import MusterSettings

@Suite struct `A pattern` {
  static let cases: [(String, [String], [String])] = [
    ("abc", ["abc"], ["", "ab", "abcd", "xabc"]),
    ("a*", ["", "a", "aaaa"], ["b", "ab"]),
    ("(ab|c)+", ["ab", "c", "abcab"], ["", "a", "abca"]),
    ("[a-f0-9]{2,4}", ["0f", "beef"], ["b", "beeff", "0g"]),
    ("[^x-z]?", ["", "a", "é"], ["x", "aa"]),
    ("\\d{3}-\\w+", ["123-a_9"], ["12-a", "123-", "123-é"]),
    (".", ["x", "é", "𐍈"], ["", "\n", "xx"]),
    ("a{3}", ["aaa"], ["aa", "aaaa"]),
    ("a{2,}", ["aa", "aaaaa"], ["a"]),
    ("x{0}y", ["y"], ["xy"]),
    ("\\.\\*\\[\\]", [".*[]"], ["x"]),
    ("[]a-]+", ["]", "a-]"], ["b"]),
    ("^ab$", ["ab"], ["xab"]),
    ("(?:a|b)c", ["ac", "bc"], ["c"]),
    ("^((a|b)c|d)$", ["ac", "bc", "d"], ["a", "acd", "xd"]),
    ("(a|)b", ["ab", "b"], ["aab"]),
    ("((a*)*)*b", ["b", "aab"], ["a"]),
  ]

  @Test(arguments: cases)
  func `matches a whole text`(_ text: String, _ good: [String], _ bad: [String]) throws {
    let pattern = try Pattern(text, ofWhole: true)
    for text in good { #expect(pattern.matches(text), "\(text)") }
    for text in bad { #expect(!pattern.matches(text), "\(text)") }
  }

  @Test func `finds a part where JSON Schema does`() throws {
    #expect(try Pattern("b", ofWhole: false).matches("abc") && !Pattern("^b", ofWhole: false).matches("abc"))
    #expect(try Pattern("c$", ofWhole: false).matches("abc") && !Pattern("b$", ofWhole: false).matches("abc"))
    #expect(try Pattern("b", ofWhole: false).matches("a\nb\nc"))
    let whole = try Pattern("^(a|b)$", ofWhole: false)
    #expect(whole.matches("b") && !whole.matches("ab") && !whole.matches("bx"))
  }

  static let refused = [
    "(", ")", "a)", "[", "[a", "*", "+a", "a**", "a{2", "a{3,2}", "a{,2}", "a{1001}", "(?=a)", "(?!a)",
    "(?<n>a)",
    "(?i)a", "(a)\\1", "\\b", "\\", "a^b", "a$b", "^a|b$", "[z-a]", "[\\W]", "a*?", "a++",
    "((((a{50}){50}){50}){50}", "(a{900}){900}", String(repeating: "(", count: 200), "[a-\\d]",
  ]

  @Test(arguments: refused)
  func `refuses what it does not know, and what would be too large`(_ text: String) {
    #expect(throws: PatternError.self) { _ = try Pattern(text, ofWhole: true) }
  }

  /// What makes patterns that go back take for ever.
  static let slow = [
    "(a+)+", "(a*)*", "(a|a)*", "(a|aa)+", "(.*)*", "(a?){30}a{30}", "(x+x+)+y", "(.*a){12}", "([a-z]+)*",
    "(a|b|ab)*c", "((a+)+)+", "(\\w+\\s?)*", "(a*a*)*b", "(.+)+x", "(a{1,30}){1,10}b", "(0|1)*1(0|1){9}",
    "([^x]*)*x", "(aa|aab?)*", "(a+b?)*c", "(.*)(.*)(.*)(.*)(.*)[^a]", "(a+a+)+b", "((a|b)*)*c", "(\\d+)*x",
    "(a|a|a|a)*b", "((a*)+)+b", "(a*b*)*c", "([a-zA-Z]+)*1", "(\\s*\\S*)*x", "(.?.?.?)*y", "(a.?)*b",
  ]

  @Test(arguments: slow)
  func `takes no longer for a text that others choke on`(_ text: String) throws {
    let pattern = try Pattern(text, ofWhole: true)
    let began = MonotonicClock.nanoseconds()
    for end in ["", "!", "b", "\n"] { _ = pattern.matches(String(repeating: "a", count: 200) + end) }
    #expect(Duration.nanoseconds(MonotonicClock.nanoseconds() - began) < .milliseconds(2_000))
  }
}
