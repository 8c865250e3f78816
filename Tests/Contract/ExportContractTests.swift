import MusterJournal
import MusterRows
import MusterServer
import MusterTenancy
import MusterTestKit
import Testing

/// What an export holds, and what it says that it lacks.
@Suite struct `An export` {
  private func kinds() async throws -> [ExportKind] {
    let server = try await TestServer.shared.value
    return Exports.kinds(.standard, JournalCursors(server.masterKey))
  }

  @Test func `shows every tenant's table or tells why not, and not both`() async throws {
    let server = try await TestServer.shared.value
    let kinds = try await kinds()
    let shown = Set(kinds.flatMap(\.tables))
    let omitted = Exports.omissions.flatMap(\.tables)
    #expect(shown.intersection(omitted) == [])
    #expect(Set(omitted).count == omitted.count)
    #expect(kinds.flatMap(\.omissions).flatMap(\.tables) == [], "fields have no tables")

    let tables = try server.sql(
      """
      SELECT c.relname
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      """)
    let known = Set(tables.split(separator: "\n").map(String.init))
    #expect(known.count >= 20)
    // Accounts have no tenant, but hold what a tenant sees of them.
    #expect(shown.union(omitted).subtracting(["users", "user_identities"]) == known)
  }

  @Test func `calls each kind and each lack by a name of its own`() async throws {
    let kinds = try await kinds()
    let names = kinds.map(\.name)
    let lacks = (Exports.omissions + kinds.flatMap(\.omissions)).map(\.name)
    #expect(Set(names + lacks).count == names.count + lacks.count)
    for kind in kinds {
      #expect(!kind.tables.isEmpty, "\(kind.name)")
      #expect(kind.omissions.allSatisfy { $0.name.hasPrefix("\(kind.name).") }, "\(kind.name)")
    }
    for lack in Exports.omissions + kinds.flatMap(\.omissions) {
      #expect(!lack.reason.isEmpty && lack.reason.last != ".", "\(lack.name)")
    }
  }
}
