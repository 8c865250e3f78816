/// Why nothing was fetched. It names the place at most: paths, queries and bodies can hold secrets.
package struct HTTPSError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// In the clear, where the policy wants TLS.
    case notEncrypted
    /// The policy permits none of the name's addresses.
    case addressRefused
    case nameUnknown
    case notConnected
    /// The certificate, its name or the handshake.
    case notTrusted
    case timedOut
    /// Headers or body are longer than the limit; the rest was not read.
    case tooLarge
    /// The answer is no whole HTTP answer.
    case broken
    case cancelled
    /// The pool is full or has stopped: nothing was begun.
    case busy
    /// The library failed at what it can do, or its settings cannot be read.
    case library
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    (self.code, self.message) = (code, message)
  }
}

extension HTTPSError: CustomStringConvertible {
  package var description: String { message }
}
