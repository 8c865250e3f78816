internal import CMusterShims
import Glibc

/// Keeps the memory of a process that holds keys to itself.
package enum ProcessHardening {
  /// No core file is ever written, and nobody but root can attach to the process or read its memory. Programs
  /// that it starts write none either.
  package static func begin() {
    var none = rlimit()
    // The structure is ours.
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = cmuster_refuse_dumps()
  }

  /// Whether both hold.
  package static var holds: Bool {
    var limit = rlimit()
    // The structure is ours.
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return false }
    return limit.rlim_cur == 0 && cmuster_is_dumpable() == 0
  }
}
