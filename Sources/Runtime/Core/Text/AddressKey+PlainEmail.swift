extension AddressKey {
  /// The key of an address as nearly all are written, which imports read by the million; nil for every other,
  /// which may have one all the same.
  static func plainEmail(_ text: String) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var isTag = false
    var at: Int?
    var label = Label()
    for byte in text.utf8 {
      guard let small = plain(byte) else { return nil }
      if at != nil {
        guard label.take(small) else { return nil }
        key.append(small)
      } else if small == UInt8(ascii: "@") {
        guard (1...64).contains(key.count) else { return nil }
        at = key.count
        key.append(small)
      } else if small == UInt8(ascii: "+") {
        if key.isEmpty { return nil }
        isTag = true
      } else if !isTag {
        key.append(small)
      }
    }
    guard let at, label.isLast, label.count >= 2, key.count - at <= 254 else { return nil }
    // These have rules of their own.
    let domain = key[(at + 1)...]
    if domain.elementsEqual("gmail.com".utf8) || domain.elementsEqual("googlemail.com".utf8) { return nil }
    return String(decoding: key, as: UTF8.self)
  }

  private static func plain(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "@"):
      byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
    default: nil
    }
  }

  /// How far a domain was read.
  private struct Label {
    var count = 1
    private var length = 0
    private var hasLetter = false
    private var last: UInt8 = 0
    private var hyphens = 0

    mutating func take(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "."):
        guard isWhole else { return false }
        (count, length, hasLetter, hyphens) = (count + 1, 0, false, 0)
      case UInt8(ascii: "-"):
        // Two of them may be the start of an ASCII form.
        hyphens += 1
        guard length > 0, hyphens < 2 || last != byte else { return false }
        length += 1
      case UInt8(ascii: "+"), UInt8(ascii: "@"): return false
      default:
        hasLetter = hasLetter || byte > UInt8(ascii: "9")
        length += 1
      }
      last = byte
      return length <= 63
    }

    private var isWhole: Bool { length > 0 && last != UInt8(ascii: "-") }
    var isLast: Bool { isWhole && hasLetter }
  }
}
