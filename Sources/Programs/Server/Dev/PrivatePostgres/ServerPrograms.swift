import MusterCore
import MusterLoop

/// The programs of a PostgreSQL server, of one version.
struct ServerPrograms: Equatable, Sendable {
  let folder: String
  /// 15 of 15.6.
  let version: Int

  static let versionMin = 15

  var initdb: String { "\(folder)/initdb" }
  var postgres: String { "\(folder)/postgres" }

  /// Those of the version that is asked for, or the newest.
  static func find(
    in places: [String], version: Int? = nil
  ) async throws(PrivatePostgresFailure) -> ServerPrograms {
    var newest: ServerPrograms?
    for folder in places {
      guard let found = await look(in: folder) else { continue }
      if found.version == version { return found }
      if found.version >= versionMin, found.version > newest?.version ?? 0 { newest = found }
    }
    guard let newest else { throw .notInstalled(places) }
    return newest
  }

  /// Where they may be: where `pg_config` says, where packages put them, and on the PATH.
  static func places() async -> [String] {
    let path = (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
    var places: [String] = []
    for folder in path where FileFacts("\(folder)/pg_config")?.isProgram == true {
      let words = ["\(folder)/pg_config", "--bindir"]
      guard let answer = try? await ChildProcess.run(words, environment: environment) else { continue }
      places += answer.output.split(separator: "\n").map(String.init)
    }
    for version in Files.names(in: "/usr/lib/postgresql") ?? [] {
      places.append("/usr/lib/postgresql/\(version)/bin")
    }
    for name in Files.names(in: "/usr") ?? [] where name.hasPrefix("pgsql-") {
      places.append("/usr/\(name)/bin")
    }
    var seen: Set<String> = []
    return (places + path).filter { seen.insert($0).inserted }
  }

  /// What the programs see of the environment: no PGDATA or the like of somebody else.
  static let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]

  /// Nil when they are not there.
  private static func look(in folder: String) async -> ServerPrograms? {
    let programs = ServerPrograms(folder: folder, version: 0)
    guard FileFacts(programs.initdb)?.isProgram == true, FileFacts(programs.postgres)?.isProgram == true,
      let answer = try? await ChildProcess.run([programs.postgres, "--version"], environment: environment),
      let version = version(answer.output)
    else { return nil }
    return ServerPrograms(folder: folder, version: version)
  }

  /// `postgres (PostgreSQL) 15.6 (Debian 15.6-0+deb12u1)`, or `… 18beta1`.
  static func version(_ words: String) -> Int? {
    guard let start = words.firstRange(of: "(PostgreSQL) ")?.upperBound else { return nil }
    return Int(words[start...].prefix { $0.isNumber })
  }
}
