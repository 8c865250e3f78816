import Glibc

/// What the loops and their sockets fail with.
package struct LoopError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// The process or the machine has no descriptor left.
    case descriptorsExhausted
    case memoryExhausted
    case addressInvalid
    case addressInUse
    case accessDenied
    case connectionRefused
    /// The other side went away in the middle.
    case connectionLost
    /// A bounded queue is full: what was asked has not begun.
    case queueFull
    /// The loop or pool takes nothing more.
    case stopped
    case system
  }

  package let code: Code
  package let message: String
  /// The system's own number, 0 when the failure is ours.
  package let number: Int32

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
    number = 0
  }

  /// What the system answered to `call`.
  package init(_ number: Int32, in call: String) {
    code = Self.code(number)
    message = "\(call): \(Self.words(number))"
    self.number = number
  }

  private static func words(_ number: Int32) -> String {
    // XSI's strerror_r fills the buffer and ends it with a zero; the buffer outlives the copy.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress,
        unsafe strerror_r(number, start, buffer.count) == 0
      else { return "error \(number)" }
      return unsafe String(cString: start)
    }
  }

  private static func code(_ number: Int32) -> Code {
    switch number {
    case EMFILE, ENFILE: .descriptorsExhausted
    case ENOMEM, ENOBUFS: .memoryExhausted
    case EADDRINUSE: .addressInUse
    case EADDRNOTAVAIL, EAFNOSUPPORT, EINVAL: .addressInvalid
    case EACCES, EPERM: .accessDenied
    case ECONNREFUSED: .connectionRefused
    case ECONNRESET, ECONNABORTED, EPIPE, ETIMEDOUT, ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH:
      .connectionLost
    default: .system
    }
  }
}

extension LoopError: CustomStringConvertible {
  package var description: String { message }
}
