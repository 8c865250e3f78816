import Glibc

/// One line as it is put together.
package struct LogLine: ~Copyable {
  /// The longest text behind a name; the rest is cut off.
  package static let textMax = 4_096

  package let level: Log.Level
  private let form: Log.Form
  private var bytes: [UInt8] = []

  package init(_ level: Log.Level, _ message: StaticString, _ form: Log.Form = Log.form) {
    (self.level, self.form) = (level, form)
    bytes.reserveCapacity(320)
    switch form {
    case .json:
      put("{\"ts\":\"")
      putTime()
      put("\",\"level\":\"")
      bytes.append(contentsOf: level.name.utf8)
      put("\",\"msg\":\"")
      put(message)
      put("\"")
    case .text, .colouredText:
      putTime()
      put(" ")
      if form == .colouredText { put(colour) }
      bytes.append(contentsOf: level.name.utf8)
      if form == .colouredText { put("\u{1b}[0m") }
      for _ in level.name.utf8.count..<8 { put(" ") }
      put(message)
    }
  }

  package mutating func add(_ name: StaticString, _ value: some LogValue) { add(name, value.scalar) }

  package mutating func add(_ name: StaticString, _ value: LogScalar) {
    if case .none = value { return }
    if form == .json {
      put(",\"")
      put(name)
      put("\":")
    } else {
      put(" ")
      put(name)
      put("=")
    }
    switch value {
    case .text(let text): form == .json || !Self.isPlain(text) ? putQuoted(text) : putPlain(text)
    case .number(let number): putPlain(String(number))
    case .decimal(let number): putDecimal(number)
    case .texts(let texts): putList(texts)
    case .flag(let flag): put(flag ? "true" : "false")
    case .none: break
    }
  }

  consuming func ended() -> [UInt8] {
    if form == .json { put("}") }
    put("\n")
    return bytes
  }

  private var colour: StaticString {
    switch level {
    case .debug: "\u{1b}[2m"
    case .info: "\u{1b}[32m"
    case .warning: "\u{1b}[33m"
    case .error: "\u{1b}[31m"
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= textMax
      && text.utf8.allSatisfy { 0x21...0x7e ~= $0 && $0 != 0x22 && $0 != 0x3d && $0 != 0x5c }
  }

  private mutating func put(_ text: StaticString) {
    // The literal's bytes, as many as it says.
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func putPlain(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func putList(_ texts: [String]) {
    if form != .json { return putQuoted(texts.joined(separator: " ")) }
    put("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { put(",") }
      putQuoted(text)
    }
    put("]")
  }

  /// As JSON has it, with the two line ends of Unicode that other readers take for one.
  private mutating func putQuoted(_ text: String) {
    bytes.append(0x22)
    var count = 0
    for scalar in text.unicodeScalars {
      count += scalar.utf8.count
      if count > Self.textMax {
        put("…")
        break
      }
      switch scalar {
      case "\"", "\\": bytes += [0x5c, UInt8(truncatingIfNeeded: scalar.value)]
      case "\n": put("\\n")
      case _ where [0x7f, 0x2028, 0x2029].contains(scalar.value) || scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        put("\\u")
        putPlain(String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(0x22)
  }

  private mutating func putDecimal(_ number: Double) {
    // JSON has no other numbers.
    guard number.isFinite, abs(number) < 1e15 else { return put("null") }
    let thousandths = Int64((number * 1_000).rounded())
    if thousandths < 0 { put("-") }
    putPlain(String(thousandths.magnitude / 1_000))
    put(".")
    putDigits(Int(thousandths.magnitude % 1_000), 3)
  }

  private mutating func putDigits(_ number: Int, _ count: Int) {
    var divisor = 1
    for _ in 1..<count { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// RFC 3339: UTC with milliseconds.
  private mutating func putTime() {
    var time = timespec()
    // Both calls write into variables of ours.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    // Its last field points to the name of the zone, which is not used.
    var parts = unsafe tm()
    unsafe gmtime_r(&time.tv_sec, &parts)
    let year = unsafe Int(parts.tm_year) + 1_900
    let (month, day) = unsafe (Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    let (hour, minute, second) = unsafe (Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec))
    for (number, count, mark) in [
      (year, 4, "-"), (month, 2, "-"), (day, 2, "T"), (hour, 2, ":"), (minute, 2, ":"), (second, 2, "."),
    ] as [(Int, Int, StaticString)] {
      putDigits(number, count)
      put(mark)
    }
    putDigits(time.tv_nsec / 1_000_000, 3)
    put("Z")
  }
}
