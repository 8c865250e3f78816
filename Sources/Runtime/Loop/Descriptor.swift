import Glibc

/// Owns a descriptor: closed when the value ends.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  package init(adopting number: Int32) {
    self.number = number
  }

  /// For calls that answer a descriptor, or -1 and `errno`.
  init(_ number: Int32, from call: String) throws(LoopError) {
    guard number >= 0 else { throw LoopError(errno, in: call) }
    self.number = number
  }

  /// Gives it away unclosed.
  package consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  deinit {
    // After EINTR Linux has closed it all the same: never close twice.
    _ = Glibc.close(number)
  }
}
