/// Where the database is and how it is used.
package struct PostgresConfiguration: Sendable {
  package enum TLS: String, CaseIterable, Sendable {
    case disable, prefer, require
    case verifyAuthority = "verify-ca"
    case verifyFull = "verify-full"
  }

  package enum TargetSession: String, CaseIterable, Sendable {
    case any, primary, standby
    case readWrite = "read-write"
    case preferStandby = "prefer-standby"
  }

  package struct Host: Hashable, Sendable {
    /// A name, a numeric address, or the folder of a unix socket.
    package let name: String
    package let port: UInt16

    package init(_ name: String, port: UInt16 = 5_432) {
      self.name = name
      self.port = port
    }

    var isFolder: Bool { name.hasPrefix("/") }
  }

  /// Connections of one loop, and how long anybody waits for one.
  package struct Lanes: Sendable {
    /// Shared by all reads of the loop.
    package var reads = 2
    /// A commit waits for its log to be written and holds up what is queued behind it.
    package var writes = 4
    package var exclusives = 4
    /// Calls under way on one shared connection.
    package var depthMax = 256
    /// Calls that wait for a connection, and transactions that wait for a lease; more are refused at once.
    package var queuedMax = 4_096
    package var waitMax = Duration.seconds(1)
    package var leaseWaitMax = Duration.seconds(1)
    /// A shared connection that owes answers and says nothing for so long is lost. Above every
    /// `statement_timeout` on it.
    package var answerTimeout = Duration.seconds(8)

    package init() {}
  }

  /// Tried in turn, each attempt beginning with another.
  package var hosts: [Host]
  package var database: String
  package var user: String
  package var password: String?
  package var applicationName = "muster"
  package var targetSession = TargetSession.any
  package var tls = TLS.prefer
  /// The authority's certificate, our own and its key: files.
  package var tlsAuthority: String?
  package var tlsCertificate: String?
  package var tlsKey: String?
  package var connectTimeout = Duration.seconds(5)
  /// A connection of a transaction that owes an answer and says nothing for so long is lost. Above every
  /// `statement_timeout`.
  package var answerTimeout = Duration.seconds(60)
  /// What a statement may take, and wait for a lock, when its transaction does not say so itself. Told at
  /// the start of a session, which PgBouncer does not pass on.
  package var limits: StatementLimits?
  /// PgBouncer in transaction mode is between: no named statements, no cancel requests, and one call at a
  /// time on each connection, so the lanes should be wider.
  package var isPooled = false
  package var lanes = Lanes()

  package init(hosts: [Host], database: String, user: String) {
    self.hosts = hosts
    self.database = database
    self.user = user
  }

  /// Calls under way on one shared connection. PgBouncer 1.18 gives the server to another client after the
  /// first Sync, though more of the pipeline is on its way: calls then run among those of strangers.
  var depthMax: Int { isPooled ? 1 : lanes.depthMax }

  /// What every session really has.
  package var sessionLimits: StatementLimits? { isPooled ? nil : limits }

  package struct StatementLimits: Sendable {
    package let time: Duration
    package let lock: Duration

    package init(time: Duration, lock: Duration) {
      (self.time, self.lock) = (time, lock)
    }
  }

  /// As `PQconnectStartParams` takes them. The addresses are those of the hosts, looked up before: libpq
  /// would look them up on the loop. The first ones differ with each attempt, or a host that answers nothing
  /// would keep the others from being tried.
  func parameters(_ places: [Place], attempt: Int) -> [(name: String, value: String)] {
    let first = places.isEmpty ? 0 : attempt % places.count
    let places = places[first...] + places[..<first]
    var all = [
      ("host", places.map(\.host.name).joined(separator: ",")),
      ("hostaddr", places.map { $0.address ?? "" }.joined(separator: ",")),
      ("port", places.map { String($0.host.port) }.joined(separator: ",")),
      ("dbname", database), ("user", user), ("application_name", applicationName),
      ("target_session_attrs", targetSession.rawValue), ("sslmode", tls.rawValue),
      ("client_encoding", "UTF8"), ("gssencmode", "disable"), ("keepalives_idle", "10"),
      ("keepalives_interval", "3"), ("keepalives_count", "3"), ("tcp_user_timeout", "8000"),
    ]
    if let limits = sessionLimits {
      let (time, lock) = (limits.time / .milliseconds(1), limits.lock / .milliseconds(1))
      all.append(("options", "-c statement_timeout=\(Int64(time)) -c lock_timeout=\(Int64(lock))"))
    }
    let files = [
      ("password", password), ("sslrootcert", tlsAuthority), ("sslcert", tlsCertificate), ("sslkey", tlsKey),
    ]
    for case (let name, let value?) in files { all.append((name, value)) }
    return all
  }

  /// One address of a host; nil for a folder.
  struct Place: Hashable, Sendable {
    let host: Host
    let address: String?
  }
}
