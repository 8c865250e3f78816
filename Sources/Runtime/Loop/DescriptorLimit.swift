import Glibc

/// How many descriptors the process may have open.
package enum DescriptorLimit {
  /// Asks for as many as the system lets it have, and answers how many that are.
  package static func raise() -> Int {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    // Both calls use a variable of ours.
    guard unsafe getrlimit(resource, &limit) == 0 else { return 1_024 }
    limit.rlim_cur = limit.rlim_max
    _ = unsafe setrlimit(resource, &limit)
    guard unsafe getrlimit(resource, &limit) == 0 else { return 1_024 }
    return Int(clamping: limit.rlim_cur)
  }

  /// For others than clients: libdispatch ends the process when it cannot open a file to look at its threads.
  private static let kept = 4

  /// Whether so few are left that no client may have one. A copy of the descriptor shows which would be next.
  static func isNear(_ descriptor: Int32) -> Bool {
    let next = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard next >= 0 else { return errno == EMFILE }
    close(next)
    var limit = rlimit()
    // The call uses a variable of ours.
    let isKnown = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    return isKnown && UInt64(next) + UInt64(kept) >= UInt64(limit.rlim_cur)
  }
}
