/// A message as it is given to a relay: from whom, to whom, and its bytes.
package struct SMTPEnvelope: Hashable, Sendable {
  package let sender: String
  package let recipient: String
  package let message: [UInt8]

  /// Nil for an address that is not one alone, in ASCII: whatever it held would be part of the dialogue.
  package init?(sender: String, recipient: String, message: [UInt8]) {
    guard Self.isAddress(sender), Self.isAddress(recipient) else { return nil }
    (self.sender, self.recipient, self.message) = (sender, recipient, message)
  }

  package static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count), (1...253).contains(parts[1].count) else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !refused.contains(byte)
    }
  }

  /// What needs quotes, lists addresses, or leaves the angle brackets.
  private static let refused = Set("<>()[]\\,;:\" ".utf8)

  /// As it goes over the wire, without the line that ends it: lines end with CR LF, and one that begins with
  /// a full stop has another before it (RFC 5321, 4.5.2).
  var stuffed: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(message.count + message.count / 40 + 2)
    var isLineStart = true
    var last: UInt8 = 0
    for byte in message {
      if byte == 0x0A {
        if last != 0x0D { out.append(0x0D) }
        out.append(0x0A)
        isLineStart = true
      } else {
        // A carriage return alone would end a line for some servers and not for others.
        if last == 0x0D { (out, isLineStart) = (out + [0x0A], true) }
        if isLineStart, byte == UInt8(ascii: ".") { out.append(byte) }
        out.append(byte)
        isLineStart = false
      }
      last = byte
    }
    if last == 0x0D {
      out.append(0x0A)
    } else if last != 0x0A {
      out += [0x0D, 0x0A]
    }
    return out
  }
}
