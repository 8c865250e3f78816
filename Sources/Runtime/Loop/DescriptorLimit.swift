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
}
