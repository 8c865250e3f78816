import MusterCore
import MusterJobs
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// What is read of jobs. They are written by the platform's own part alone.
enum JobStore {
  /// It waits, or could begin now.
  private static let state = """
    CASE WHEN state <> 'waiting' THEN state WHEN run_time > now() THEN 'scheduled' ELSE 'ready' END
    """

  /// In the order that `PlatformV1.Job.init(_: Row)` reads.
  static let columns = """
    job_id, tenant_id, kind, \(state), target_id, attempt_count, max_attempts, run_time, last_error,
      done_count, total_count, cancel_requested, server_id, lease_time, fence, schedule_key, cron, time_zone,
      last_time, created_by_kind, created_by_id, created_by_name, trace_id, create_time, update_time,
      finish_time, version, result::text, carries_schedule, now()
    """

  static let statements =
    [byID, byIDOfAll, attempts, attemptsOfAll, tenantOf] + JobPages.allCases.flatMap { [$0.own, $0.all] }

  // MARK: One job

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM jobs
    WHERE tenant_id = $1 AND job_id = $2
    """, .uuid, .uuid)

  private static let attempts = Statement(
    """
    SELECT number, outcome, error, server_id, start_time, end_time
    FROM job_attempts
    WHERE tenant_id = $1 AND job_id = $2
    ORDER BY number DESC
    LIMIT $3
    """, .uuid, .uuid, .int4)

  static func get(_ tx: borrowing TenantTransaction, _ id: JobID) async throws(RPCError) -> Row? {
    try await tx.run(byID(.uuid(tx.tenant.bits), .uuid(id.bits)))[0].first
  }

  /// With its attempts, the newest first.
  static func get(
    _ tx: borrowing TenantTransaction, _ id: JobID, attempts most: Int32
  ) async throws(RPCError) -> (job: Row, attempts: ResultSet)? {
    let tenant = tx.tenant
    let results = try await tx.run(
      byID(.uuid(tenant.bits), .uuid(id.bits)),
      attempts(.uuid(tenant.bits), .uuid(id.bits), .int4(most)))
    return results[0].first.map { (job: $0, attempts: results[1]) }
  }

  // MARK: One job of whichever tenant

  private static let byIDOfAll = Statement(
    """
    SELECT \(columns)
    FROM jobs
    WHERE job_id = $1
    """, .uuid)

  private static let attemptsOfAll = Statement(
    """
    SELECT number, outcome, error, server_id, start_time, end_time
    FROM job_attempts a
    WHERE job_id = $1 AND tenant_id = (SELECT j.tenant_id FROM jobs j WHERE j.job_id = $1)
    ORDER BY number DESC
    LIMIT $2
    """, .uuid, .int4)

  static func get(
    _ tx: borrowing SystemTransaction, _ id: JobID, attempts most: Int32
  ) async throws(RPCError) -> (job: Row, attempts: ResultSet)? {
    let results = try await tx.run(
      byIDOfAll(.uuid(id.bits)), attemptsOfAll(.uuid(id.bits), .int4(most)))
    return results[0].first.map { (job: $0, attempts: results[1]) }
  }

  private static let tenantOf = Statement("SELECT tenant_id FROM jobs WHERE job_id = $1", .uuid)

  /// Whose it is; nil for no job.
  static func tenant(
    of id: JobID, _ tx: borrowing SystemTransaction
  ) async throws(RPCError) -> TenantID? {
    let rows = try await tx.run(tenantOf(.uuid(id.bits)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return TenantID(try row.value(0) as UInt128)
    }
  }

  // MARK: Pages

  /// What a page is narrowed to; empty for anything.
  struct Filter {
    var states: [String]
    var kind: String
    var target: String
    var scheduleKey: String
    var traceID: String
    var start: Parameter
    var end: Parameter
  }

  private static func parameters(
    _ tenant: TenantID, _ place: ListPlace, _ filter: Filter, _ most: Int64
  ) -> [Parameter] {
    [
      .uuid(tenant.bits), .text(place.value), .text(place.id), .int8(most), .texts(filter.states),
      .text(filter.kind), .text(filter.target), .text(filter.scheduleKey), .text(filter.traceID),
      filter.start, filter.end,
    ]
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ order: JobPages, after place: ListPlace, _ filter: Filter,
    most: Int64
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(order.own.with(parameters(tx.tenant, place, filter, most)))[0]
  }

  /// Of all tenants.
  static func page(
    _ tx: borrowing SystemTransaction, _ order: JobPages, after place: ListPlace, _ filter: Filter,
    most: Int64
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(order.all.with(parameters(.platform, place, filter, most)))[0]
  }

  /// A list's orders, each with statements of its own, because only then an index gives them.
  enum JobPages: CaseIterable {
    case createTime, createTimeDescending, runTime, runTimeDescending

    init(_ order: ListOrder) {
      self =
        switch (order.field, order.isDescending) {
        case ("run_time", false): .runTime
        case ("run_time", true): .runTimeDescending
        case (_, false): .createTime
        case (_, true): .createTimeDescending
        }
    }

    /// Before the first row.
    var start: ListPlace {
      .start(ofTimes: self == .createTimeDescending || self == .runTimeDescending)
    }

    /// Where the next page goes on after a row of `columns`.
    func place(_ row: Row) throws(PostgresError) -> ListPlace {
      switch self {
      case .createTime, .createTimeDescending: ListPlace(try row.value(23) as PostgresTime, try row.value(0))
      case .runTime, .runTimeDescending: ListPlace(try row.value(7) as PostgresTime, try row.value(0))
      }
    }

    /// Of one tenant.
    var own: Statement { Self.ofOne[self] }
    /// Of all, by the platform's own role.
    var all: Statement { Self.ofAll[self] }

    private static let ofOne = Pages("tenant_id = $1")
    private static let ofAll = Pages("$1 = '00000000-0000-0000-0000-000000000000'")
  }

  /// The statements of the orders, of one tenant or of all.
  private struct Pages {
    private let createTime, createTimeDescending, runTime, runTimeDescending: Statement

    subscript(_ order: JobPages) -> Statement {
      switch order {
      case .createTime: createTime
      case .createTimeDescending: createTimeDescending
      case .runTime: runTime
      case .runTimeDescending: runTimeDescending
      }
    }

    private static let filters = """
      (cardinality($5) = 0 OR \(state) = ANY ($5)) AND ($6 = '' OR kind = $6) AND ($7 = '' OR target_id = $7)
        AND ($8 = '' OR schedule_key = $8) AND ($9 = '' OR trace_id = $9)
        AND ($10 IS NULL OR create_time >= $10) AND ($11 IS NULL OR create_time < $11)
      """

    /// A time as its microseconds since 2000, or as an infinity.
    private static let time = """
      CASE WHEN $2 IN ('infinity', '-infinity') THEN $2::timestamptz
        ELSE timestamptz '2000-01-01 00:00:00+00' + $2::int8 * interval '1 microsecond' END
      """

    init(_ whose: String) {
      createTime = Self.statement(
        """
        SELECT \(columns)
        FROM jobs
        WHERE \(whose) AND (create_time, job_id) > (\(Self.time), $3::uuid) AND \(Self.filters)
        ORDER BY create_time, job_id
        LIMIT $4
        """)
      createTimeDescending = Self.statement(
        """
        SELECT \(columns)
        FROM jobs
        WHERE \(whose) AND (create_time, job_id) < (\(Self.time), $3::uuid) AND \(Self.filters)
        ORDER BY create_time DESC, job_id DESC
        LIMIT $4
        """)
      runTime = Self.statement(
        """
        SELECT \(columns)
        FROM jobs
        WHERE \(whose) AND (run_time, job_id) > (\(Self.time), $3::uuid) AND \(Self.filters)
        ORDER BY run_time, job_id
        LIMIT $4
        """)
      runTimeDescending = Self.statement(
        """
        SELECT \(columns)
        FROM jobs
        WHERE \(whose) AND (run_time, job_id) < (\(Self.time), $3::uuid) AND \(Self.filters)
        ORDER BY run_time DESC, job_id DESC
        LIMIT $4
        """)
    }

    private static func statement(_ sql: String) -> Statement {
      Statement(
        sql, .uuid, .text, .text, .int8, .textArray, .text, .text, .text, .text, .timestamptz, .timestamptz)
    }
  }
}
