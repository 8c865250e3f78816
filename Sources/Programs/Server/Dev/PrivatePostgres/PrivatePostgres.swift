import Glibc
import MusterCore
import MusterLoop
package import MusterPostgres

/// A PostgreSQL of `musterd dev`'s own: reached by a unix socket that is its user's alone, and ended with us.
package final class PrivatePostgres: Sendable {
  let folder: DataFolder
  private let socketFolder: SocketFolder
  private let server: ChildProcess
  package let origin: Origin
  /// 15 of 15.6.
  package let version: Int
  /// Whom it runs as; nil for whoever runs us.
  package let user: String?

  /// What was there before it started.
  package enum Origin: Sendable {
    case made, found
    /// And `musterd` had not ended in order.
    case foundAfterKill
  }

  /// Also for what it has to make good after a crash.
  private static let startMax = Duration.seconds(60)

  private init(
    _ cluster: Cluster, _ programs: ServerPrograms, _ origin: Origin, _ socketFolder: SocketFolder,
    _ server: ChildProcess
  ) {
    folder = cluster.folder
    version = programs.version
    user = cluster.account.account == nil ? nil : cluster.account.name
    self.origin = origin
    self.socketFolder = socketFolder
    self.server = server
  }

  /// Returns when it answers; `taken` is called when nobody else can have the folder. Its data are in the
  /// folder, and there the next time; or, ephemeral, gone at its end and not even safe before.
  package static func start(
    folder: String? = nil, isEphemeral: Bool = false, programs places: [String]? = nil,
    taken: () -> Void = {}
  ) async throws -> PrivatePostgres {
    let account = try ServerAccount()
    var known = places ?? []
    if places == nil { known = await ServerPrograms.places() }
    var programs = try await ServerPrograms.find(in: known)

    let data: DataFolder
    do {
      data =
        isEphemeral
        ? try await DataFolder.temporary(for: account)
        : try DataFolder(try folder ?? DataFolder.standard(), for: account)
    } catch let error as FileError {
      throw PrivatePostgresFailure.refused(error)
    }
    taken()
    do {
      // Nobody else holds the folder: what still works in it was left behind.
      try await StrayProcesses(cluster: data.cluster).end()
      // Its number may be another process's by now, for which PostgreSQL would not start.
      Files.remove("\(data.cluster)/postmaster.pid")
      let cluster = Cluster(folder: data, account: account, isDurable: !isEphemeral)
      if let version = cluster.version {
        programs = try await ServerPrograms.find(in: known, version: version)
        guard programs.version == version else {
          throw PrivatePostgresFailure.otherVersion(version, data.cluster, programs.version)
        }
      } else {
        try await cluster.make(programs)
        return try await start(cluster, programs, .made)
      }
      return try await start(cluster, programs, data.wasLeft ? .foundAfterKill : .found)
    } catch {
      await data.release()
      throw error
    }
  }

  private static func start(
    _ cluster: Cluster, _ programs: ServerPrograms, _ origin: Origin
  ) async throws -> PrivatePostgres {
    let folder = cluster.folder
    // The former log is kept, and no more.
    try? Files.move(folder.log, to: "\(folder.log).1")
    let socketFolder = try SocketFolder(for: folder, cluster.account)
    let server = try await ChildProcess.start(
      cluster.server(programs, socketFolder: socketFolder.path), environment: ServerPrograms.environment,
      output: .file(folder.log))
    let postgres = PrivatePostgres(cluster, programs, origin, socketFolder, server)
    do {
      try await postgres.awaitReady()
    } catch {
      await postgres.stop()
      throw error
    }
    return postgres
  }

  package static let superuser = Cluster.user

  /// Where its data are, and what belongs to them.
  package var path: String { folder.path }

  /// As `muster_dev`, the superuser, it is the database of `databaseURL`.
  package func configuration(user: String) -> PostgresConfiguration {
    PostgresConfiguration(
      hosts: [.init(socketFolder.path, port: SocketFolder.port)], database: Cluster.database, user: user)
  }

  /// For the superuser, in the form of libpq.
  package var databaseURL: String {
    let hexadecimal = Array("0123456789ABCDEF")
    let path = socketFolder.path.utf8.map { byte in
      let character = Character(UnicodeScalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "/-._~".contains(character))
      return isPlain ? "\(character)" : "%\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
    }
    return "postgresql://\(Cluster.user)@/\(Cluster.database)?host=\(path.joined())"
  }

  /// With what it wrote last, which is gone with it when it is ephemeral.
  func failure(_ what: String) -> PrivatePostgresFailure {
    .stopped(what, Files.end(of: folder.log) ?? "")
  }

  /// Of its first process.
  package var process: Int32 { server.process }

  /// False once it has ended, by itself or by `stop`.
  package var isRunning: Bool { server.ending == nil }

  /// Ends it in order, and when that takes too long, at once. Nothing that was committed is lost either way.
  package func stop() async {
    for (signal, patience) in [(SIGINT, 20), (SIGQUIT, 5), (SIGKILL, 5)] {
      server.signal(signal)
      if await server.wait(atMost: .seconds(patience)) != nil { break }
    }
    socketFolder.remove(from: folder)
    await folder.release()
  }

  /// It says so in the file of its process number, where `pg_ctl` too waits for it.
  private func awaitReady() async throws {
    let end = ContinuousClock.now + Self.startMax
    while ContinuousClock.now < end {
      if let ending = await server.wait(atMost: .milliseconds(5)) {
        throw PrivatePostgresFailure.ended("postgres", ending.exitCode, Files.end(of: folder.log) ?? "")
      }
      let lines = (Files.end(of: "\(folder.cluster)/postmaster.pid") ?? "")
        .split(separator: "\n", omittingEmptySubsequences: false)
      if lines.count > 7, lines[0] == "\(server.process)", lines[7].hasPrefix("ready") { return }
    }
    throw PrivatePostgresFailure(
      "PostgreSQL does not answer within \(Self.startMax); see \(folder.log) for what it is doing")
  }
}
