import Glibc

/// What the system knows of this process, as monitoring asks for it.
package enum ProcessFacts {
  package static var id: Int32 { getpid() }

  /// Seconds since 1970, now.
  package static func wallTime() -> Double {
    var time = timespec()
    // The clock writes into a variable of ours.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Of all threads, in the program and in the kernel on its behalf, in seconds.
  package static func processorTime() -> Double {
    var time = timespec()
    // The clock writes into a variable of ours.
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Nil where there is no /proc.
  package static func residentBytes() -> Int? {
    // Pages: all, resident, shared, …
    guard let text = text("/proc/self/statm") else { return nil }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return pages.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }

  /// Open now, the one that counts them left out.
  package static func descriptorCount() -> Int? {
    guard let folder = unsafe opendir("/proc/self/fd") else { return nil }
    // It is ours until here; an entry is valid until the next is read.
    defer { unsafe closedir(folder) }
    var count = 0
    while let entry = unsafe readdir(folder) {
      if unsafe entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
    }
    return count - 1
  }

  package static func descriptorsMax() -> Int? {
    var limit = rlimit()
    // The structure is ours.
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
    return Int(clamping: limit.rlim_cur)
  }

  /// A small file of /proc, which never blocks.
  private static func text(_ path: String) -> String? {
    // The path is copied before the call returns.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    // Within the array, which lives for the call.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }
}
