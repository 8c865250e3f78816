import MusterCore
import MusterLoop

/// `pg_dump` and `pg_restore`, of one version.
struct DumpPrograms: Equatable {
  let folder: String
  /// 15 of 15.6.
  let version: Int

  var dump: String { "\(folder)/pg_dump" }
  var restore: String { "\(folder)/pg_restore" }

  /// The server's own version, or the next above it: `pg_dump` refuses newer servers.
  static func find(in places: [String], server: Int) async throws(BackupFailure) -> DumpPrograms {
    var newest: DumpPrograms?
    var nearest: DumpPrograms?
    for folder in places {
      guard let found = await look(in: folder) else { continue }
      if found.version > newest?.version ?? 0 { newest = found }
      if found.version >= server, found.version < nearest?.version ?? .max { nearest = found }
    }
    if let nearest { return nearest }
    throw BackupFailure.missing(newest?.version, server: server)
  }

  /// Nil when they are not there.
  private static func look(in folder: String) async -> DumpPrograms? {
    let programs = DumpPrograms(folder: folder, version: 0)
    guard FileFacts(programs.dump)?.isProgram == true, FileFacts(programs.restore)?.isProgram == true,
      let answer = try? await ChildProcess.run(
        [programs.dump, "--version"], environment: ServerPrograms.environment),
      let version = ServerPrograms.version(answer.output)
    else { return nil }
    return DumpPrograms(folder: folder, version: version)
  }
}

/// Why there is no backup, and so nothing was changed.
struct BackupFailure: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ words: String) {
    description = "no backup was made, and nothing was changed: \(words)"
  }

  static func missing(_ found: Int?, server: Int) -> BackupFailure {
    let have = found.map { "this machine has pg_dump \($0)" } ?? "pg_dump is not installed"
    return BackupFailure(
      "the server is PostgreSQL \(server), and \(have). Install postgresql-client-\(server)"
        + " (Debian: apt install postgresql-client), or go without with --no-backup")
  }

  /// With what it wrote last.
  static func ended(_ program: Substring, _ ending: ChildProcess.Ending) -> BackupFailure {
    let end =
      ending.exitCode < 0 ? "was ended by signal \(-ending.exitCode)" : "ended with \(ending.exitCode)"
    let lines = ending.output.split(separator: "\n").suffix(10).map { "\n  \($0)" }.joined()
    return BackupFailure("\(program) \(end)" + (lines.isEmpty ? "" : ", after these words:\(lines)"))
  }
}
