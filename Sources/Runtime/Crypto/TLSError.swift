import Glibc

/// What TLS fails with.
package struct TLSError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// A file of certificates or keys is missing, unreadable, or not what it should be; the message names it.
    case fileUnusable
    /// No certificate can be checked against this name.
    case nameInvalid
    /// The other side refused, and said why: `number` is the alert's (RFC 8446, 6).
    case alertReceived
    /// We refused the other side's certificate, or it showed none.
    case certificateRefused
    /// The two sides agree on no version, cipher or protocol, or the bytes are not TLS.
    case protocolBroken
    /// The other side went away without an end of its own: what was read may not be all.
    case connectionLost
    /// OpenSSL could not make what was asked, for want of memory as a rule.
    case library
  }

  package let code: Code
  package let message: String
  /// The alert, the system's `errno`, or OpenSSL's own code, as `code` says; 0 when the failure is ours.
  package let number: Int

  package init(_ code: Code, _ message: String, number: Int = 0) {
    self.code = code
    self.message = message
    self.number = number
  }

  static func words(_ number: Int32) -> String {
    // XSI's strerror_r fills the buffer and ends it with a zero; the buffer outlives the copy.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress, unsafe strerror_r(number, start, buffer.count) == 0
      else { return "error \(number)" }
      return unsafe String(cString: start)
    }
  }
}

extension TLSError: CustomStringConvertible {
  package var description: String { message }
}
