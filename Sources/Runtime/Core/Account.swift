import Glibc

/// Whom a process runs as.
package struct Account: Hashable, Sendable {
  package let user: UInt32
  package let group: UInt32

  /// That of this process.
  package static var own: Account { Account(user: geteuid(), group: getegid()) }

  package var isRoot: Bool { user == 0 }

  private init(user: UInt32, group: UInt32) {
    self.user = user
    self.group = group
  }

  /// Nil when there is no such user.
  package init?(named name: String) {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    // The entry points into the buffer, and only its numbers are kept.
    let failure = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      guard let start = buffer.baseAddress else { return ENOMEM }
      return unsafe getpwnam_r(name, &entry, start, buffer.count, &found)
    }
    guard failure == 0, unsafe found != nil else { return nil }
    self.init(user: unsafe entry.pw_uid, group: unsafe entry.pw_gid)
  }
}
