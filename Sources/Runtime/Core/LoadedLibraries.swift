/// The libraries of the process that do not tell their version in words.
package enum LoadedLibraries {
  /// The name of the file that is loaded, `libjwt.so.1.7.0`; nil when none begins so. It reads a
  /// file of /proc.
  package static func file(startingWith name: String) -> String? {
    guard let bytes = Files.bytes("/proc/self/maps", most: 4 << 20) else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if let file = line.split(separator: "/").last, file.hasPrefix(name) { return String(file) }
    }
    return nil
  }
}
