import Glibc

/// What the process was started with, beside its arguments.
package enum Environment {
  /// Nil for a variable that is not set, or is empty.
  package static func value(_ name: String) -> String? {
    // Only `take` changes the environment, before there are threads: what is found stays until it is copied.
    guard let text = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }

  /// What is meant for this process alone, and not for those it starts. For the start of a program: no other
  /// thread reads the environment then.
  package static func take(_ name: String) -> String? {
    defer {
      // The name is copied before the call returns.
      _ = unsafe unsetenv(name)
    }
    return value(name)
  }

  /// All that begin so and are not empty.
  package static func values(startingWith prefix: String) -> [String: String] {
    var values: [String: String] = [:]
    // As above; the list ends with a null, and each entry with a zero.
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let parts = unsafe String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if let name = parts.first, parts.count > 1, name.hasPrefix(prefix), !parts[1].isEmpty {
        values[String(name)] = String(parts[1])
      }
      unsafe entry += 1
    }
    return values
  }
}
