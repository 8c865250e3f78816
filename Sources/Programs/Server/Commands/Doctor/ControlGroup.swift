import MusterCore

/// What the kernel lets this process have, of cgroup 2: the least of its own group's and those above it.
enum ControlGroup {
  private static let root = "/sys/fs/cgroup"

  /// In bytes; nil without a limit.
  static var memoryMax: Int64? {
    values(of: "memory.max").compactMap { Int64($0) }.min()
  }

  /// How many it may keep busy; nil without a limit.
  static var processors: Double? {
    values(of: "cpu.max").compactMap { text in
      let parts = text.split(separator: " ").map { Double($0) }
      guard parts.count == 2, let quota = parts[0], let period = parts[1], period > 0 else { return nil }
      return quota / period
    }.min()
  }

  private static func values(of file: String) -> [String] {
    let line = Files.end(of: "/proc/self/cgroup")?.split(separator: "\n").first { $0.hasPrefix("0::") }
    var parts = line?.dropFirst(3).split(separator: "/") ?? []
    var all: [String] = []
    while true {
      let folder = ([root] + parts.map(String.init)).joined(separator: "/")
      if let text = Files.end(of: "\(folder)/\(file)") {
        all.append(String(text.prefix { $0 != "\n" }))
      }
      if parts.popLast() == nil { return all }
    }
  }
}

enum SystemMemory {
  /// In bytes.
  static var total: Int64? {
    let line = Files.end(of: "/proc/meminfo")?.split(separator: "\n").first { $0.hasPrefix("MemTotal:") }
    let words = line?.split(separator: " ") ?? []
    return words.count > 1 ? Int64(words[1]).map { $0 * 1_024 } : nil
  }
}
