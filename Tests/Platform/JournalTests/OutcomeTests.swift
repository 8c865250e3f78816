import MusterCore
import MusterRPC
import MusterServer
import MusterTestKit
import Testing

@testable import MusterJournal

/// After a crash PostgreSQL gives the number of a transaction that reached no disk to another one.
@Suite struct `The outcome of a commit without an answer` {
  private let lost = RPCError(
    .deadlineExceeded, reason: "DEADLINE_PASSED", message: "the commit was not answered")

  @Test func `is done when its number was committed and its row of the journal is there`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let (number, record) = try await Self.write(tenant, server)
    let trace = Trace(transaction: number, record: record, tenant: tenant.id)
    #expect(try await server.platform.journal.isDone(trace, until: nil, lost))
    await server.stop()
  }

  @Test func `is not done when another transaction has its number`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let (number, _) = try await Self.write(tenant, server)
    let trace = Trace(transaction: number, record: IDBits(UUIDv7.next()), tenant: tenant.id)
    #expect(try await !server.platform.journal.isDone(trace, until: nil, lost))
    await server.stop()
  }

  @Test func `is not done when nobody has its number yet`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let (number, record) = try await Self.write(tenant, server)
    let trace = Trace(transaction: number + 1_000_000, record: record, tenant: tenant.id)
    #expect(try await !server.platform.journal.isDone(trace, until: nil, lost))
    await server.stop()
  }

  /// The number of the transaction of a write, and its row of the journal.
  private static func write(_ tenant: TestTenant, _ server: TestServer) async throws -> (UInt64, IDBits) {
    let work = WorkRecord(nil)
    try await server.platform.journal.work("outcome", in: tenant.id) { _ throws(RPCError) in
      WorkDone((), [work])
    }
    let number = try server.sql("SELECT transaction_id FROM journal WHERE method = 'outcome'")
    return (try #require(UInt64(number)), work.id)
  }
}
