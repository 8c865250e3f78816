/// What a server says: a number of three digits and its words (RFC 5321, 4.2).
struct SMTPReply: Hashable {
  let code: Int
  let lines: [String]

  var isDone: Bool { (200..<300).contains(code) }
  var isForLater: Bool { (400..<500).contains(code) }

  /// For people: the number and the first words, whatever signs they hold.
  var words: String {
    let text = lines.joined(separator: " ").unicodeScalars.map {
      $0.value < 0x20 || $0.value == 0x7F ? " " : $0
    }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: text.prefix(Self.shownMax))
    return "\(code) \(String(shown))"
  }

  private static let shownMax = 300
}

/// Puts replies together out of bytes as they come.
struct SMTPReplyReader {
  enum Step: Hashable {
    case reply(SMTPReply)
    case needsMore
    /// It speaks something else.
    case broken
  }

  /// RFC 5321 has 512 for a line; servers have longer ones, and nobody needs this many.
  private static let bytesMax = 16_384

  private var bytes: [UInt8] = []
  private var lines: [String] = []
  private var code: Int?
  private var taken = 0

  mutating func append(_ more: some Sequence<UInt8>) { bytes += more }

  mutating func next() -> Step {
    while let end = bytes.firstIndex(of: 0x0A) {
      var line = bytes[..<end]
      if line.last == 0x0D { line = line.dropLast() }
      taken += end + 1
      guard taken <= Self.bytesMax, let number = Self.number(line), code == nil || code == number else {
        return .broken
      }
      let isLast = line.count == 3 || line[line.startIndex + 3] == UInt8(ascii: " ")
      guard isLast || line[line.startIndex + 3] == UInt8(ascii: "-") else { return .broken }
      lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
      code = number
      bytes.removeFirst(end + 1)
      if isLast {
        let reply = SMTPReply(code: number, lines: lines)
        (lines, code, taken) = ([], nil, 0)
        return .reply(reply)
      }
    }
    return taken + bytes.count > Self.bytesMax ? .broken : .needsMore
  }

  private static func number(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.count >= 3 else { return nil }
    var number = 0
    for byte in line.prefix(3) {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return (200..<600).contains(number) ? number : nil
  }
}
