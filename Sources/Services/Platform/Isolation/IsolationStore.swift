import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL of the check of isolation: what the catalogue says, and what one tenant tries on another's rows.
enum IsolationStore {
  static let statements =
    IsolationRule.all.map(\.statement) + [tables, count]
    + samples.values.sorted { $0.name < $1.name }

  struct Fault {
    let name: String
    let fault: String
  }

  static func faults(
    _ tx: borrowing SystemTransaction, _ rule: IsolationRule
  ) async throws(RPCError) -> [Fault] {
    let results = try await tx.run(rule.statement())
    return try reading { () throws(PostgresError) in
      var faults: [Fault] = []
      for row in results[0] { faults.append(Fault(name: try row.value(0), fault: try row.value(1))) }
      return faults
    }
  }

  private static let tables = Statement(
    """
    SELECT c.relname::text
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname
    LIMIT 10000
    """)

  static func tables(_ tx: borrowing SystemTransaction) async throws(RPCError) -> [String] {
    let results = try await tx.run(tables())
    return try reading { () throws(PostgresError) in
      var names: [String] = []
      for row in results[0] { names.append(try row.value(0)) }
      return names
    }
  }

  private static let count = Statement("SELECT muster.count_tenant_rows($1, $2)", .uuid, .text)

  /// By those whom row security does not hold.
  static func count(
    _ tx: borrowing SystemTransaction, _ table: String, of tenant: TenantID
  ) async throws(RPCError) -> Int64 {
    let results = try await tx.run(count(.uuid(tenant.bits), .text(table)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  /// What one tenant tries on another's rows.
  enum Probe: String, CaseIterable {
    case select, insert, update, delete
    /// Its own rows into the other's hands.
    case give = "update of its own"

    /// `$1` is whoever tries, `$2` the other.
    func statement(_ table: String) -> Statement {
      let name = IsolationStore.quoted(table)
      let sql =
        switch self {
        case .select: "SELECT count(*) FROM \(name) WHERE $1 <> $2 AND tenant_id = $2"
        // Row security looks before any constraint does.
        case .insert:
          "WITH made AS (INSERT INTO \(name) (tenant_id) SELECT $2 WHERE $1 <> $2 RETURNING 1)"
            + " SELECT count(*) FROM made"
        case .update:
          "WITH changed AS (UPDATE \(name) SET tenant_id = tenant_id WHERE $1 <> $2 AND tenant_id = $2"
            + " RETURNING 1) SELECT count(*) FROM changed"
        case .delete:
          "WITH gone AS (DELETE FROM \(name) WHERE $1 <> $2 AND tenant_id = $2 RETURNING 1)"
            + " SELECT count(*) FROM gone"
        case .give:
          "WITH given AS (UPDATE \(name) SET tenant_id = $2 WHERE tenant_id = $1 RETURNING 1)"
            + " SELECT count(*) FROM given"
        }
      return Statement(sql, .uuid, .uuid)
    }
  }

  enum Outcome: Equatable {
    /// Row security or a missing right stood before it.
    case refused
    /// It went through, on so many rows.
    case touched(Int64)
    /// Something else was in the way, which is luck.
    case failed(String)
    /// There was no row to try it on.
    case notTried
  }

  /// In a transaction that is rolled back.
  static func attempt(
    _ probe: Probe, _ table: String, by tenant: TenantID, on other: TenantID,
    _ sample: Statement?, _ tenants: TenantDatabase
  ) async throws(RPCError) -> Outcome {
    do throws(RPCError) {
      let touched: Int64? = try await tenants.trial(bound: tenant) { tx throws(RPCError) in
        if let sample, !(await make(sample, of: table, in: [other, tenant], tx)) { return nil }
        let results = try await tx.run(
          probe.statement(table)(.uuid(tenant.bits), .uuid(other.bits)))
        return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
      }
      return touched.map { .touched($0) } ?? .notTried
    } catch {
      guard let failure = error.databaseError else { throw error }
      switch failure.code {
      case .accessDenied: return .refused
      case .notNullViolation, .checkViolation, .foreignKeyViolation, .uniqueViolation, .valueInvalid, .other:
        return .failed(failure.sqlState)
      default: throw error
      }
    }
  }

  /// A row of each, in the transaction of the one who tries, who is the last; where a job has made one
  /// meanwhile, that one.
  private static func make(
    _ sample: Statement, of table: String, in places: [TenantID], _ tx: borrowing TenantTransaction
  ) async -> Bool {
    let present = Statement("SELECT count(*) FROM \(quoted(table)) WHERE tenant_id = $1", .uuid)
    do throws(RPCError) {
      for place in places {
        let results = try await tx.run(
          Binding.move(to: place), sample(.uuid(place.bits)), present(.uuid(place.bits)))
        let count: Int64 = try reading { () throws(PostgresError) in try results[2].first?.value(0) ?? 0 }
        guard count > 0 else { return false }
      }
      return true
    } catch {
      return false
    }
  }

  /// Names of tables come from the catalogue.
  private static func quoted(_ table: String) -> String {
    "muster.\"\(table.replacing("\"", with: "\"\""))\""
  }
}
