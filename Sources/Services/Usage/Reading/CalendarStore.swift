import MusterPostgres
import MusterRPC
import MusterTenancy

/// What the database knows of zones: where spans begin.
enum CalendarStore {
  static let statements = [span]

  private static let span = Statement(
    """
    SELECT s.start, s.until, NOT EXISTS (
        SELECT
        FROM generate_series(s.start, s.until, interval '28 days') t (time)
        WHERE extract(epoch FROM (t.time AT TIME ZONE $1) - (t.time AT TIME ZONE 'UTC'))::int8 % 3600 <> 0)
    FROM (
      SELECT coalesce($4, clock_timestamp()) AS until, coalesce($3, CASE $2
        WHEN 'lifetime' THEN timestamptz '2000-01-01 00:00:00+00'
        WHEN 'hour' THEN now() - ((now() AT TIME ZONE $1) - date_trunc('hour', now() AT TIME ZONE $1))
        ELSE date_trunc($2, now(), $1) END) AS start
    ) s
    """, .text, .text, .timestamptz, .timestamptz)

  struct Span: Sendable {
    let start: PostgresTime
    let end: PostgresTime
    /// The zone's hours are those of UTC.
    let hasWholeHours: Bool
  }

  /// From a stated start, or from that of the current period; until a stated end or now.
  static func span(
    zone: String, period: String, from start: PostgresTime?, until end: PostgresTime?
  ) -> BoundStatement {
    span(
      .text(zone), .text(period), start.map { .timestamp($0) } ?? .null, end.map { .timestamp($0) } ?? .null)
  }

  static func span(_ rows: ResultSet) throws(RPCError) -> Span {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { throw PostgresError(.other, "the calendar did not answer") }
      return Span(start: try row.value(0), end: try row.value(1), hasWholeHours: try row.value(2))
    }
  }
}
