import Testing

@testable import MusterTransport

private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

@Suite struct `Percent encoding of messages` {
  @Test(arguments: [
    ("", ""), ("plain text ~!", "plain text ~!"), ("100%", "100%25"), ("a\nb", "a%0Ab"), ("é", "%C3%A9"),
    ("\u{7F}\u{0}", "%7F%00"), ("🦆", "%F0%9F%A6%86"),
  ])
  func `is written and read`(_ plain: String, _ text: String) {
    #expect(PercentEncoding.encode(plain) == Array(text.utf8))
    #expect(PercentEncoding.decode(bytes(text)) == plain)
  }

  @Test(arguments: [
    ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("a%4", "a%4"), ("%%41", "%A"), ("%c3%a9", "é"),
    ("%FF", "\u{FFFD}"),
    ("é", "é"),
  ])
  func `is read from whatever came`(_ text: String, _ plain: String) {
    #expect(PercentEncoding.decode(bytes(text)) == plain)
  }

  @Test(arguments: [
    (0, ""), (1, "a"), (2, "a"), (6, "a"), (7, "a%C3%A9"), (8, "a%C3%A9b"), (19, "a%C3%A9b"),
    (20, "a%C3%A9b%F0%9F%A6%86"),
  ])
  func `is cut between characters`(_ sizeMax: Int, _ text: String) {
    #expect(String(decoding: PercentEncoding.encode("aéb🦆", sizeMax: sizeMax), as: UTF8.self) == text)
  }
}

@Suite struct `Timeout of a request` {
  @Test(
    arguments: [
      ("1H", .seconds(3_600)), ("2M", .seconds(120)), ("3S", .seconds(3)), ("4m", .milliseconds(4)),
      ("5u", .microseconds(5)), ("6n", .nanoseconds(6)), ("0n", .zero), ("00000001S", .seconds(1)),
      ("99999999H", .seconds(99_999_999 * 3_600)),
    ] as [(String, Duration)])
  func `is read`(_ text: String, _ duration: Duration) {
    #expect(Timeout.parse(bytes(text)) == duration)
  }

  @Test(arguments: ["", "S", "1", "1s", "-1S", "+1S", "1.5S", " 1S", "1S ", "1 S", "100000000S", "٣S", "1SS"])
  func `is refused`(_ text: String) {
    #expect(Timeout.parse(bytes(text)) == nil)
  }

  @Test(
    arguments: [
      (.zero, "0n"), (.seconds(-1), "0n"), (.nanoseconds(-1), "0n"), (.nanoseconds(1), "1n"),
      (.nanoseconds(99_999_999), "99999999n"), (.milliseconds(100), "100000u"), (.seconds(99), "99000000u"),
      (.seconds(100), "100000m"), (.seconds(99_999), "99999000m"), (.seconds(100_000), "100000S"),
      (.seconds(100_000_000), "1666666M"), (.seconds(6_000_000_000), "1666666H"),
      (.seconds(Int64.max), "99999999H"),
    ] as [(Duration, String)])
  func `is written in the finest unit that holds it`(_ duration: Duration, _ text: String) {
    #expect(Timeout.text(duration) == text)
  }

  @Test func `is never longer than it was`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<10_000 {
      let duration = Duration.nanoseconds(
        Int64.random(in: 0 ... .max, using: &generator) >> Int64.random(in: 0...62))
      let read = Timeout.parse(bytes(Timeout.text(duration)))
      #expect(read.map { $0 <= duration } == true, "\(duration)")
    }
  }
}
