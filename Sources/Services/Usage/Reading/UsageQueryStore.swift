import MusterPostgres

/// The one statement by which usage is read: whole days and hours from rollups, the rest of the span and all
/// that is not rolled up yet from entries, Muster's own from the journal where it is no entry yet. Nothing is
/// taken twice, since all of it sees one moment.
enum UsageQueryStore {
  /// How buckets are ordered; those alike in it follow category, metric, dimensions and time.
  enum Order: CaseIterable, Sendable {
    case startAscending, startDescending, amountAscending, amountDescending

    var isDescending: Bool { self == .startDescending || self == .amountDescending }
    var isByAmount: Bool { self == .amountAscending || self == .amountDescending }

    fileprivate var keys: String {
      isByAmount ? "rank, category, metric, dimensions, bucket" : "bucket, category, metric, dimensions"
    }

    fileprivate var sorted: String {
      isDescending ? keys.split(separator: ", ").joined(separator: " DESC, ") + " DESC" : keys
    }

    fileprivate var isBehind: String {
      let time = "timestamptz '2000-01-01 00:00:00+00' + $19 * interval '1 microsecond'"
      let place = isByAmount ? "($18::numeric, $20, $21, $22, \(time))" : "(\(time), $20, $21, $22)"
      return "(\(keys)) \(isDescending ? "<" : ">") \(place)"
    }
  }

  /// 1 tenant; 2 meters; 3, 4 the span, 5, 6 its whole hours, 7, 8 of these its days; 9 wanted dimensions;
  /// 10 bucket, 11 zone, 12 dimensions to group by; 13 to 15 category, metric and aggregation of meters; 16
  /// empty buckets are wanted; 17 how many; 18 to 22 behind which place; 23 there is one; 24, 25 meters that
  /// the journal counts for, and their names there; 26 those of unique things; 27, 28 up to where rollups go,
  /// 29, 30 the journal in entries, a moment ago: given, so that only the little behind it is looked at.
  static let types: [PostgresType] = [
    .uuid, .uuidArray, .timestamptz, .timestamptz, .timestamptz, .timestamptz, .timestamptz, .timestamptz,
    .text, .text, .text, .textArray, .textArray, .textArray, .textArray, .bool, .int8, .text, .int8, .text,
    .text, .text, .bool, .uuidArray, .textArray, .uuidArray, .int8, .text, .int8, .text,
  ]

  static func statement(ofAll: Bool, _ order: Order) -> Statement {
    Statement(
      """
      WITH meters AS MATERIALIZED (
        SELECT m.meter_id, m.category COLLATE "C" AS category, m.metric COLLATE "C" AS metric, m.aggregation
        FROM unnest($2, $13, $14, $15) m (meter_id, category, metric, aggregation)
      ), lines AS MATERIALIZED (
        SELECT l.tenant_id, l.meter_id, l.currency_code, l.amount_sum, l.amount_max, l.entry_count, l.cost,
          l.last_amount, l.last_time, l.last_generation, l.last_transaction_id, l.last_entry_id,
            m.aggregation,
          \(bucket("l.time")) AS bucket, \(group("l")) AS grouped
        FROM (
          \(rollups(ofAll))
          UNION ALL
          \(entries(ofAll, "e.usage_time >= $3 AND e.usage_time < $5"))
          UNION ALL
          \(entries(ofAll, "e.usage_time >= $6 AND e.usage_time < $4"))
          UNION ALL
          \(recent(ofAll))
          UNION ALL
          \(journal(ofAll))
        ) l
        JOIN meters m ON m.meter_id = l.meter_id
        WHERE $9 = '{}' OR l.dimensions @> $9::jsonb
      ), of_tenants AS (
        SELECT tenant_id, meter_id, aggregation, bucket, grouped, grouping(bucket) = 1 AS is_total,
          sum(amount_sum) AS amount_sum, max(amount_max) AS amount_max, sum(entry_count) AS entry_count,
          (array_agg(last_amount ORDER BY last_time DESC, last_generation DESC, last_transaction_id DESC,
            last_entry_id DESC) FILTER (WHERE aggregation = 'last'))[1] AS amount_last
        FROM lines
        GROUP BY GROUPING SETS (
          (tenant_id, meter_id, aggregation, bucket, grouped), (tenant_id, meter_id, aggregation))
      ), sums AS (
        SELECT meter_id, \(key), is_total, sum(entry_count)::int8 AS entry_count,
          CASE aggregation WHEN 'max' THEN max(amount_max) WHEN 'last' THEN sum(amount_last)
            ELSE sum(amount_sum) END AS amount
        FROM of_tenants
        GROUP BY meter_id, aggregation, bucket, grouped, is_total
      ), things AS (
        SELECT u.meter_id, \(key), grouping(u.bucket) = 1 AS is_total,
          count(DISTINCT (u.tenant_id, u.unique_digest)) AS amount
        FROM (
          SELECT e.tenant_id, e.meter_id, e.unique_digest, \(bucket("e.usage_time")) AS bucket,
            \(group("e")) AS grouped
          FROM usage_entries e
          WHERE \(ofAll ? "" : "e.tenant_id = $1 AND ")e.meter_id = ANY ($26)
            AND e.usage_time >= $3 AND e.usage_time < $4 AND ($9 = '{}' OR e.dimensions @> $9::jsonb)
        ) u
        GROUP BY GROUPING SETS ((u.meter_id, u.bucket, u.grouped), (u.meter_id))
      ), costs AS (
        SELECT meter_id, \(key), is_total, array_agg(currency_code ORDER BY currency_code) AS currencies,
          array_agg(trim_scale(cost)::text ORDER BY currency_code) AS amounts
        FROM (
          SELECT meter_id, bucket, grouped, grouping(bucket) = 1 AS is_total, currency_code, sum(cost) AS cost
          FROM lines
          WHERE currency_code <> ''
          GROUP BY GROUPING SETS ((meter_id, bucket, grouped, currency_code), (meter_id, currency_code))
        ) c
        GROUP BY meter_id, bucket, grouped, is_total
      ), wanted AS (
        SELECT meter_id, bucket, grouped, is_total FROM sums
        UNION
        SELECT m.meter_id, s.bucket, '{}'::jsonb, false
        FROM meters m, (
          SELECT DISTINCT \(bucket("t.time")) AS bucket
          FROM generate_series($3, $4 - interval '1 microsecond', CASE $10
            WHEN 'minute' THEN interval '1 minute' WHEN 'hour' THEN interval '30 minutes'
            ELSE interval '12 hours' END) t (time)
          WHERE $16
          UNION
          SELECT \(bucket("($4 - interval '1 microsecond')")) WHERE $16
        ) s
        UNION
        SELECT m.meter_id, '-infinity', '{}', true FROM meters m
      ), answers AS (
        SELECT w.meter_id, m.category, m.metric, w.is_total, w.bucket,
          w.grouped::text COLLATE "C" AS dimensions,
          trim_scale(CASE WHEN m.aggregation = 'unique' THEN coalesce(t.amount, 0)
            WHEN m.aggregation = 'last' THEN s.amount ELSE coalesce(s.amount, 0) END) AS amount,
          coalesce(s.entry_count, 0) AS entry_count, coalesce(c.currencies, '{}') AS currencies,
          coalesce(c.amounts, '{}') AS costs
        FROM wanted w
        JOIN meters m ON m.meter_id = w.meter_id
        LEFT JOIN sums s ON s.meter_id = w.meter_id AND s.is_total = w.is_total
          AND s.bucket = w.bucket AND s.grouped = w.grouped
        LEFT JOIN things t ON t.meter_id = w.meter_id AND t.is_total = w.is_total
          AND t.bucket = w.bucket AND t.grouped = w.grouped
        LEFT JOIN costs c ON c.meter_id = w.meter_id AND c.is_total = w.is_total
          AND c.bucket = w.bucket AND c.grouped = w.grouped
      ), page AS (
        SELECT \(columns), rank
        FROM (SELECT \(columns), coalesce(amount, 0) AS rank FROM answers WHERE NOT is_total) a
        WHERE NOT $23 OR \(order.isBehind)
        ORDER BY \(order.sorted)
        LIMIT $17
      )
      SELECT meter_id, is_total, nullif(bucket, '-infinity'), \(end) AS bucket_end, dimensions, amount,
        entry_count, currencies, costs,
        clock_timestamp(), \(isCurrent(ofAll))
      FROM (
        SELECT \(columns), rank FROM page
        UNION ALL
        SELECT \(columns), 0 FROM answers WHERE is_total AND NOT $23
      ) a
      ORDER BY is_total, \(order.sorted)
      """, types: types)
  }

  /// Of a total, which has neither, something that can be compared.
  private static let key =
    "coalesce(bucket, '-infinity') AS bucket, coalesce(grouped, '{}'::jsonb) AS grouped"

  private static let columns = """
    meter_id, category, metric, is_total, bucket, dimensions, amount, entry_count, currencies, costs
    """

  /// Hours and minutes are of real time: an hour that the clock repeats is two.
  private static func bucket(_ time: String) -> String {
    """
    CASE $10 WHEN '' THEN $3
            WHEN 'minute' THEN \(time) - ((\(time) AT TIME ZONE $11) - date_trunc('minute',
              \(time) AT TIME ZONE $11))
            WHEN 'hour' THEN \(time) - ((\(time) AT TIME ZONE $11) - date_trunc('hour',
              \(time) AT TIME ZONE $11))
            ELSE date_trunc($10, \(time), $11) END
    """
  }

  private static let end = """
    CASE $10 WHEN '' THEN $4 WHEN 'minute' THEN bucket + interval '1 minute'
          WHEN 'hour' THEN bucket + interval '1 hour'
          ELSE (date_trunc($10, bucket AT TIME ZONE $11) + ('1 ' || $10)::interval) AT TIME ZONE $11 END
    """

  private static func group(_ row: String) -> String {
    """
    CASE WHEN cardinality($12) = 0 THEN '{}'::jsonb ELSE (
            SELECT jsonb_object_agg(
              k.name, CASE k.name WHEN 'tenant_id' THEN \(row).tenant_id::text
                ELSE coalesce(\(row).dimensions ->> k.name, '') END)
            FROM unnest($12) k (name)) END
    """
  }

  private static let lineOfEntry = """
    e.tenant_id, e.meter_id, e.usage_time AS time, e.dimensions, e.currency_code, e.amount AS amount_sum,
            e.amount AS amount_max, 1::int8 AS entry_count, coalesce(e.cost, 0) AS cost,
              e.amount AS last_amount,
            e.usage_time AS last_time, e.generation AS last_generation,
              e.transaction_id AS last_transaction_id,
            e.entry_id AS last_entry_id
    """

  private static func rollups(_ ofAll: Bool) -> String {
    func part(_ grain: String, _ from: String, _ until: String) -> String {
      """
      SELECT r.tenant_id, r.meter_id, r.slot_time, r.dimensions, r.currency_code, r.amount_sum, r.amount_max,
              r.entry_count, r.cost, r.last_amount, r.last_time, r.last_generation, r.last_transaction_id,
              r.last_entry_id
            FROM usage_rollups r
            WHERE \(ofAll ? "" : "r.tenant_id = $1 AND ")r.meter_id = ANY ($2) AND r.grain = '\(grain)'
              AND r.slot_time >= \(from) AND r.slot_time < \(until)
      """
    }
    return """
      SELECT r.tenant_id, r.meter_id, r.slot_time AS time, r.dimensions, r.currency_code, r.amount_sum,
            r.amount_max, r.entry_count, r.cost, r.last_amount, r.last_time, r.last_generation,
            r.last_transaction_id, r.last_entry_id
          FROM (
            \(part("day", "$7", "$8"))
            UNION ALL
            \(part("hour", "$5", "$7"))
            UNION ALL
            \(part("hour", "$8", "$6"))
          ) r
      """
  }

  private static func entries(_ ofAll: Bool, _ span: String) -> String {
    """
    SELECT \(lineOfEntry)
          FROM usage_entries e
          WHERE \(ofAll ? "" : "e.tenant_id = $1 AND ")e.meter_id = ANY ($2) AND \(span)
    """
  }

  private static let nobody = "'00000000-0000-0000-0000-000000000000'::uuid"
  /// How far a tenant's rollups and entries go, or those of all, in the moment that the statement sees.
  private static func progress(_ ofAll: Bool, _ what: String) -> String {
    """
    (coalesce((SELECT \(what)_generation FROM usage_progress WHERE tenant_id = \(whose(ofAll))), 0),
              coalesce((SELECT \(what)_transaction_id FROM usage_progress
                WHERE tenant_id = \(whose(ofAll))), '0'::xid8))
    """
  }

  private static func whose(_ ofAll: Bool) -> String { ofAll ? nobody : "$1" }
  /// Nothing was made anew since it was asked how far it goes, so what was read from there on is whole.
  private static func isCurrent(_ ofAll: Bool) -> String {
    """
    \(progress(ofAll, "rolled")) >= ($27, $28::text::xid8)
            AND \(progress(ofAll, "metered")) >= ($29, $30::text::xid8)
    """
  }

  /// Of the whole hours what is not rolled up, found by when it became visible.
  private static func recent(_ ofAll: Bool) -> String {
    // Where all tenants are rolled up to, one of them may be further.
    let further =
      ofAll
      ? """
      LEFT JOIN usage_progress p ON p.tenant_id = e.tenant_id
          WHERE (p.tenant_id IS NULL
            OR (e.generation, e.transaction_id) >= (p.rolled_generation, p.rolled_transaction_id))
      """
      : """
      WHERE (e.generation, e.transaction_id) >= \(progress(ofAll, "rolled"))
      """
    // The index over all tenants has places of its own spelling, and serves nobody else.
    let place = "\(ofAll ? "e.generation + 0" : "e.generation"), e.transaction_id, e.entry_id"
    return """
      SELECT \(lineOfEntry)
          FROM (
            SELECT e.tenant_id, e.meter_id, e.usage_time, e.dimensions, e.currency_code, e.amount, e.cost,
              e.generation, e.transaction_id, e.entry_id
            FROM usage_entries e
            WHERE \(ofAll ? "" : "e.tenant_id = $1 AND ")(\(place)) >= ($27, $28::text::xid8, \(nobody))
            ORDER BY \(place)
            OFFSET 0
          ) e
          \(further)
            AND e.meter_id = ANY ($2) AND e.usage_time >= $5 AND e.usage_time < $6
      """
  }

  /// What the journal counts and is no entry yet: minutes, as the entries will be.
  private static func journal(_ ofAll: Bool) -> String {
    let further =
      ofAll
      ? """
      LEFT JOIN usage_progress p ON p.tenant_id = j.tenant_id
          WHERE (p.tenant_id IS NULL
            OR (j.generation, j.transaction_id) >= (p.metered_generation, p.metered_transaction_id))
      """
      : """
      WHERE (j.generation, j.transaction_id) >= \(progress(ofAll, "metered"))
      """
    return """
      SELECT j.tenant_id, b.meter_id, date_trunc('minute', j.record_time, 'UTC'), '{}'::jsonb, '',
        u.value::numeric,
            u.value::numeric, 1, 0, u.value::numeric, j.record_time, j.generation, j.transaction_id,
              j.record_id
          FROM unnest($24, $25) b (meter_id, name)
          JOIN journal j ON \(ofAll ? "" : "j.tenant_id = $1 AND ")j.usage IS NOT NULL
            AND (j.generation, j.transaction_id, j.record_id) >= ($29, $30::text::xid8, \(nobody))
          JOIN LATERAL jsonb_each_text(j.usage) u ON u.key = b.name
          \(further)
            AND cardinality($24) > 0 AND date_trunc('minute', j.record_time, 'UTC') >= $3
            AND date_trunc('minute', j.record_time, 'UTC') < $4
      """
  }
}
