/// The text of a status in a header: printable ASCII but `%` stands for itself, all else is `%XX` of its UTF-8.
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// The longest beginning of whole scalars.
  static func encode(_ text: String, sizeMax: Int = .max) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(text.utf8.count, sizeMax))
    for scalar in text.unicodeScalars {
      let isPlain = (0x20...0x7e).contains(scalar.value) && scalar != "%"
      let size = isPlain ? 1 : 3 * UTF8.width(scalar)
      if size > sizeMax - bytes.count { break }
      for byte in String(scalar).utf8 {
        if isPlain { bytes.append(byte) } else { appendEscape(of: byte, to: &bytes) }
      }
    }
    return bytes
  }

  private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "%"))
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }

  /// What is no escape is kept as it stands, and what is no UTF-8 is marked: a message is for people.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        text.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
