import Glibc
import MusterCore
import MusterLoop
import MusterMigrations
import MusterPostgres

/// A database as it was before `musterd migrate` changed it: all of it, as `pg_dump` writes it.
struct Backup {
  let database: PostgresConfiguration
  let place: MigrationPlace
  /// How many migrations its schema has.
  let migrationCount: Int
  let folder: String

  /// What was made, and how it is used.
  struct Made: CustomStringConvertible {
    let path: String
    let size: Int64
    let restore: String

    var description: String {
      """
      backed up to \(path) (\(ByteCount(size)))
        to have it again: createdb --template template0 NEW; \(restore) --exit-on-error --dbname NEW \(path)
        then musterd migrate on the database NEW, which opens it to Muster's roles
      """
    }
  }

  /// Whole, or not there: it is written beside its place.
  func make() async throws -> Made {
    let programs = try await DumpPrograms.find(
      in: ServerPrograms.places(), server: Int(place.serverVersion) / 10_000)
    do { try Files.makeFolder(folder) } catch {
      throw BackupFailure("\(error); name a folder with --backup-dir")
    }
    try Self.checkSpace(FileSystemSpace(folder), for: place.databaseSize, in: folder)
    let path = "\(folder)/\(name)"
    let beside = "\(path).partial"
    // Nobody but the owner can read it, from its first byte on.
    do { try Files.replace(beside, with: "") } catch { throw BackupFailure("\(error); see --backup-dir") }
    do {
      try await run([programs.dump] + words + ["--file=\(beside)"])
      // That its table of contents can be read tells a whole one.
      try await run([programs.restore, "--list", beside])
      try Files.move(beside, to: path)
    } catch {
      Files.remove(beside)
      throw error
    }
    return Made(path: path, size: FileFacts(path)?.size ?? 0, restore: programs.restore)
  }

  /// What a dump can need at the most, indexes and all that it leaves out counted in.
  static func checkSpace(
    _ space: FileSystemSpace?, for size: Int64, in folder: String
  ) throws(BackupFailure) {
    guard let space, space.free < size else { return }
    throw BackupFailure(
      "the database has \(ByteCount(size)), and \(folder) has room for \(ByteCount(space.free)): name another"
        + " folder with --backup-dir, or go without with --no-backup")
  }

  private var name: String {
    let letters = place.database.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" }
    return "\(String(letters))-\(migrationCount)-\(Self.moment(WallClock.seconds())).dump"
  }

  /// 20261121T093000Z.
  static func moment(_ seconds: Int64) -> String {
    let days = seconds.floorDivided(by: 86_400)
    let date = CivilDate(day: days)
    let time = seconds - days * 86_400
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date.year)\(two(date.month))\(two(date.day))"
      + "T\(two(time / 3_600))\(two(time / 60 % 60))\(two(time % 60))Z"
  }

  private var words: [String] {
    let all = ["--format=custom", "--no-password", "--lock-wait-timeout=60000"]
    // Whoever is no superuser reads Muster's own, by the role that row security lets pass.
    return place.isSuperuser ? all : all + ["--role=muster_owner", "--schema=muster"]
  }

  /// Where the database is, and its password: never on a command line, which everybody sees.
  private var environment: [String] {
    let hosts = database.hosts
    let values: [(String, String?)] = [
      ("PGHOST", hosts.map(\.name).joined(separator: ",")),
      ("PGPORT", hosts.map { String($0.port) }.joined(separator: ",")),
      ("PGDATABASE", database.database), ("PGUSER", database.user), ("PGPASSWORD", database.password),
      ("PGSSLMODE", database.tls.rawValue), ("PGSSLROOTCERT", database.tlsAuthority),
      ("PGSSLCERT", database.tlsCertificate), ("PGSSLKEY", database.tlsKey),
      ("PGTARGETSESSIONATTRS", database.targetSession.rawValue), ("PGAPPNAME", "musterd migrate"),
      ("PGCONNECT_TIMEOUT", "10"), ("HOME", Environment.value("HOME")),
      ("PGPASSFILE", Environment.value("PGPASSFILE")),
    ]
    return ServerPrograms.environment
      + values.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }

  private func run(_ words: [String]) async throws {
    let child = try await ChildProcess.start(words, environment: environment, output: .captured)
    var isEnding = false
    while true {
      if let ending = await child.wait(atMost: .milliseconds(200)) {
        if ending.exitCode == 0, !isEnding { return }
        let program = (words.first ?? "").split(separator: "/").last ?? ""
        throw isEnding
          ? BackupFailure("nobody waits for the backup any more") : BackupFailure.ended(program, ending)
      }
      if Task.isCancelled, !isEnding {
        isEnding = true
        child.signal(SIGTERM)
      }
    }
  }
}
