import Glibc

/// What the process was started with, beside its arguments.
package enum Environment {
  /// Nil for a variable that is not set, or is empty.
  package static func value(_ name: String) -> String? {
    // Nobody in this process changes the environment, so what is found stays until it is copied.
    guard let text = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }
}
