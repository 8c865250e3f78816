import MusterCore

/// Why the database of `musterd dev` is not there, for the person who wanted it.
struct PrivatePostgresFailure: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  static func notInstalled(_ places: [String]) -> PrivatePostgresFailure {
    PrivatePostgresFailure(
      "PostgreSQL \(ServerPrograms.versionMin) or later is not installed: its initdb and postgres are in none"
        + " of \(places.joined(separator: ", ")). Install it (Debian: apt install postgresql), or use a"
        + " database that you have: musterd serve")
  }

  static func otherVersion(_ version: Int, _ cluster: String, _ found: Int) -> PrivatePostgresFailure {
    PrivatePostgresFailure(
      "\(cluster) is of PostgreSQL \(version), and this machine has \(found). Install PostgreSQL \(version)"
        + " beside it, or name another folder with --data")
  }

  static func inUse(_ folder: String) -> PrivatePostgresFailure {
    PrivatePostgresFailure(
      "a musterd dev already runs on \(folder); stop it, or name another folder with --data")
  }

  static func foreign(_ folder: String) -> PrivatePostgresFailure {
    PrivatePostgresFailure(
      "\(folder) holds something that musterd dev did not put there; name an empty folder with --data")
  }

  static func anothers(_ folder: String) -> PrivatePostgresFailure {
    PrivatePostgresFailure("\(folder) belongs to another user; name another folder with --data")
  }

  static func unreachable(_ folder: String, _ user: String) -> PrivatePostgresFailure {
    PrivatePostgresFailure(
      "PostgreSQL does not run as root, and \(user), as whom it runs then, may not pass through \(folder);"
        + " name a folder elsewhere with --data")
  }

  static func refused(_ error: FileError) -> PrivatePostgresFailure {
    PrivatePostgresFailure("the data cannot be kept there: \(error); name another folder with --data")
  }

  /// With what it wrote last.
  static func ended(_ program: String, _ exitCode: Int32, _ log: String) -> PrivatePostgresFailure {
    let end = exitCode < 0 ? "was ended by signal \(-exitCode)" : "ended with \(exitCode)"
    return stopped("\(program) \(end)", log)
  }

  static func stopped(_ what: String, _ log: String) -> PrivatePostgresFailure {
    // The second is said when a part of a page was written.
    if log.contains("No space left on device") || log.contains("could not extend file") {
      return PrivatePostgresFailure(
        "the disk is full: \(what). Make room, 100 MB for a first start, or name a folder on another disk"
          + " with --data")
    }
    let lines = log.split(separator: "\n").suffix(10).map { "\n  \($0)" }.joined()
    return PrivatePostgresFailure(what + (lines.isEmpty ? "" : ", after these words:\(lines)"))
  }
}
