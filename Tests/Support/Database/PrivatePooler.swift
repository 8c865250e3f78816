import Foundation
import MusterTestCommands
import Synchronization

/// PgBouncer in transaction mode before a private cluster, with so many connections to it for each database
/// and role. Ends as the cluster does.
package final class PrivatePooler: Sendable {
  /// Where its socket is.
  package let folder: String
  private let watch: Mutex<RunningProgram>

  package init(_ cluster: PrivateCluster, size: Int = 2) async throws {
    let script = """
      set -eu
      folder=$(mktemp -d /tmp/muster-pool-XXXXXX)
      parent=$PPID
      alone=
      pooler=
      if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
      clean() {
        if [ -n "$pooler" ]; then kill -9 $pooler || true; fi
        rm -rf "$folder"
        # Nobody is left to take away what the program beside the test has written.
        if [ -n "$alone" ]; then rm -rf "$(dirname "$(readlink /proc/$$/fd/1)")"; fi
      }
      trap clean EXIT
      trap 'exit 1' TERM INT HUP
      cat >"$folder/pool.ini" <<END
      [databases]
      * = host=\(cluster.folder) port=\(cluster.port)
      [pgbouncer]
      listen_addr =
      listen_port = 5432
      unix_socket_dir = $folder
      auth_type = trust
      auth_file = $folder/users
      pool_mode = transaction
      default_pool_size = \(size)
      max_client_conn = 200
      END
      for user in \(PrivateCluster.user) muster_app muster_system; do echo "\\"$user\\" \\"\\""; done >"$folder/users"
      chmod 644 "$folder/pool.ini" "$folder/users"
      \(PrivateCluster.asNobodyElse) /usr/sbin/pgbouncer -q "$folder/pool.ini" >/dev/null 2>"$folder/log" &
      pooler=$!
      while [ ! -S "$folder/.s.PGSQL.5432" ]; do kill -0 $pooler || { cat "$folder/log" >&2; exit 1; }; sleep 0.05; done
      echo "ready $folder"
      while [ "$(sed -n 's/^PPid:[[:space:]]*//p' /proc/$$/status)" = "$parent" ]; do sleep 0.2; done
      alone=1
      """
    let program = try RunningProgram(["/bin/sh", "-c", script])
    folder = try await program.line("ready ", within: .seconds(60))
    watch = Mutex(program)
  }

  deinit {
    watch.withLock { $0.signal(SIGTERM) }
    var waits = 0
    while FileManager.default.fileExists(atPath: folder), waits < 1_000 {
      usleep(10_000)
      waits += 1
    }
  }
}
