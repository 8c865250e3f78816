import Foundation
import MusterTestCommands
import Synchronization

/// A PostgreSQL of the test's own, on a unix socket, if wanted also with TLS on the loopback. It is taken
/// away when the test process ends, however it ends: a shell beside it watches.
package final class PrivateCluster: Sendable {
  /// Where its socket is.
  package let folder: String
  package let port: UInt16
  private let watch: Mutex<RunningProgram>

  package static let user = "muster"

  private static let programs = "/usr/lib/postgresql/15/bin"
  /// initdb and postgres refuse root.
  static let asNobodyElse =
    getuid() == 0 ? "setpriv --reuid postgres --regid postgres --clear-groups" : ""

  /// One for all tests of the process that do not stop it.
  package static let shared = Task { try await PrivateCluster() }

  /// Of the authority that vouches for `localhost`, where it has TLS.
  package var certificate: String { "\(folder)/certificate.pem" }

  package init(withTLS: Bool = false) async throws {
    // The socket's name holds the port too.
    let network = """
      port=$((20000 + $$ % 10000))
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null
      if [ "$(id -u)" = 0 ]; then chown postgres "$folder/key.pem"; fi
      cat >>"$folder/data/postgresql.conf" <<END
      listen_addresses = '127.0.0.1'
      port = $port
      ssl = on
      ssl_cert_file = '$folder/certificate.pem'
      ssl_key_file = '$folder/key.pem'
      END
      """
    let script = """
      set -eu
      folder=$(mktemp -d /tmp/muster-pg-XXXXXX)
      parent=$PPID
      alone=
      if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
      as() { \(Self.asNobodyElse) "$@"; }
      clean() {
        as \(Self.programs)/pg_ctl -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
        rm -rf "$folder"
        # Nobody is left to take away what the program beside the test has written.
        if [ -n "$alone" ]; then rm -rf "$(dirname "$(readlink /proc/$$/fd/1)")"; fi
      }
      trap clean EXIT
      trap 'exit 1' TERM INT HUP
      cd "$folder"
      as \(Self.programs)/initdb -D "$folder/data" -U \(Self.user) -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        --no-instructions >/dev/null
      cat >>"$folder/data/postgresql.conf" <<END
      listen_addresses = ''
      unix_socket_directories = '$folder'
      fsync = off
      shared_buffers = 16MB
      max_connections = 1000
      log_min_messages = fatal
      # No commit waits for a standby, but those of a database whose test wants its commits unanswered.
      synchronous_standby_names = 'nobody'
      synchronous_commit = local
      END
      port=5432
      \(withTLS ? network : "")
      as \(Self.programs)/pg_ctl -D "$folder/data" -l "$folder/log" -w start >/dev/null
      echo "ready $folder $port"
      while [ "$(sed -n 's/^PPid:[[:space:]]*//p' /proc/$$/status)" = "$parent" ]; do sleep 0.2; done
      alone=1
      """
    let program = try RunningProgram(["/bin/sh", "-c", script])
    let words = try await program.line("ready ", within: .seconds(60)).split(separator: " ")
    guard words.count == 2, let port = UInt16(words[1]) else { throw Failed(description: "\(words)") }
    folder = String(words[0])
    self.port = port
    watch = Mutex(program)
  }

  deinit {
    // The shell cleans up and ends; killing it would leave the cluster.
    watch.withLock { $0.signal(SIGTERM) }
    var waits = 0
    while FileManager.default.fileExists(atPath: folder), waits < 1_000 {
      usleep(10_000)
      waits += 1
    }
  }

  package enum Stop: String {
    case fast, immediate
  }

  package func stop(_ how: Stop) throws {
    try control("-m", how.rawValue, "-w", "stop")
  }

  package func start() throws {
    try control("-l", "\(folder)/log", "-w", "start")
  }

  /// Runs SQL apart from what is tested, as the superuser unless told, and answers what it prints.
  @discardableResult
  package func sql(
    _ text: String, database: String = "postgres", user: String = PrivateCluster.user
  ) throws -> String {
    let answer = try Command([
      "\(Self.programs)/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", folder, "-p", "\(port)",
      "-U", user, "-d", database, "-c", text,
    ])
    guard answer.exitCode == 0 else {
      throw Failed(description: String(decoding: answer.complaints, as: UTF8.self))
    }
    return String(decoding: answer.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// All that a database holds, as `pg_dump` writes it.
  package func dump(database: String) throws -> String {
    let answer = try Command([
      "\(Self.programs)/pg_dump", "-h", folder, "-p", "\(port)", "-U", Self.user, "-d", database,
    ])
    guard answer.exitCode == 0 else {
      throw Failed(description: String(decoding: answer.complaints, as: UTF8.self))
    }
    return String(decoding: answer.output, as: UTF8.self)
  }

  package struct Failed: Error, CustomStringConvertible {
    package let description: String
  }

  private func control(_ words: String...) throws {
    let user = Self.asNobodyElse.split(separator: " ").map(String.init)
    let answer = try Command(
      user + ["\(Self.programs)/pg_ctl", "-D", "\(folder)/data"] + words, in: "/tmp")
    guard answer.exitCode == 0 else {
      throw Failed(description: String(decoding: answer.complaints, as: UTF8.self))
    }
  }
}
