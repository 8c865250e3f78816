import MusterLoop
import MusterTestDatabase
import Testing

@testable import MusterPostgres

@Suite(.timeLimit(.minutes(2))) struct `A database over the network` {
  private static let encrypted = Statement(
    "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")

  @Test func `is found by name and known by its certificate`() async throws {
    let cluster = try await PrivateCluster(withTLS: true)
    let certificate = cluster.certificate
    let isEncrypted: Bool? = try await withDatabase(
      cluster,
      {
        // The first has nobody who listens, and the second is looked up.
        $0.hosts = [.init("127.0.0.1", port: 1), .init("localhost", port: cluster.port)]
        $0.tls = .verifyFull
        $0.tlsAuthority = certificate
      }
    ) { database in
      // An answer larger than any socket's buffer, both ways.
      let bytes = [UInt8](repeating: 9, count: 5_000_000)
      let results = try await database.read(Statement("SELECT $1::bytea", .bytea)(.bytea(bytes)))
      #expect(try results[0].first?.value(0) == bytes)
      return try await database.read(Self.encrypted())[0].first?.value(0)
    }
    #expect(isEncrypted == true)
  }

  @Test func `is not taken for another`() async throws {
    let cluster = try await PrivateCluster(withTLS: true)
    let certificate = cluster.certificate
    let error = try await withDatabase(
      cluster, awaitsReady: false,
      {
        // The certificate is for the name.
        $0.hosts = [.init("127.0.0.1", port: cluster.port)]
        $0.tls = .verifyFull
        $0.tlsAuthority = certificate
        $0.lanes.waitMax = .milliseconds(500)
      }
    ) { database in
      await failure { () throws(PostgresError) in try await database.read(Sample.one()) }
    }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("does not match host name") ?? false)
  }

  @Test func `whose name has no address is unavailable`() async throws {
    let error = try await withDatabase(
      folder: "no-such-host.invalid", awaitsReady: false, { $0.lanes.waitMax = .seconds(2) }
    ) { database in
      await failure { () throws(PostgresError) in try await database.read(Sample.one()) }
    }
    #expect(error?.code == .unavailable)
  }
}
