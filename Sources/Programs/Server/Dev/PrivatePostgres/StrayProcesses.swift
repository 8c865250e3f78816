import Glibc
import MusterCore

/// Processes of a PostgreSQL that works in a folder though nobody holds it any more: its `musterd` was killed
/// a moment ago, or its first process was and others have not noticed.
struct StrayProcesses {
  /// As the system writes it.
  let cluster: String

  /// A process of PostgreSQL works in its cluster's folder.
  var all: [pid_t] {
    (Files.names(in: "/proc") ?? []).compactMap { name in
      guard let process = pid_t(name), Files.target(ofLink: "/proc/\(name)/cwd") == cluster,
        Files.target(ofLink: "/proc/\(name)/exe")?.split(separator: "/").last?.hasPrefix("postgres") == true
      else { return nil }
      return process
    }
  }

  /// Ends them, at first with what PostgreSQL takes for an immediate shutdown.
  func end() async throws(PrivatePostgresFailure) {
    for signal in [SIGQUIT, SIGKILL] {
      for process in all { kill(process, signal) }
      let end = ContinuousClock.now + .seconds(5)
      while ContinuousClock.now < end {
        if all.isEmpty { return }
        await Task { try? await Task.sleep(for: .milliseconds(10)) }.value
      }
    }
    throw PrivatePostgresFailure("process \(all.first ?? 0) works in \(cluster) and does not end")
  }
}
