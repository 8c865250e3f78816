import MusterTestDatabase
import Testing

@testable import MusterPostgres

@Suite(.timeLimit(.minutes(2))) struct `Values of a column` {
  private func roundTrip<Value: ColumnValue & Equatable & Sendable>(
    _ type: PostgresType, _ name: String, _ cases: [(Parameter, Value?)]
  ) async throws {
    let statement = Statement("SELECT $1::\(name)", type)
    let all = try await withDatabase { database in
      var values: [Value?] = []
      for (parameter, _) in cases {
        let results = try await database.read(statement(parameter))
        values.append(try #require(results[0].first).optional(0))
      }
      return Values(all: values)
    }
    #expect(all.all == cases.map(\.1))
  }

  private struct Values<Value: Sendable>: Sendable {
    let all: [Value?]
  }

  @Test func `come back as they went, for booleans and numbers`() async throws {
    try await roundTrip(.bool, "bool", [(.bool(true), true), (.bool(false), false), (.null, nil as Bool?)])
    try await roundTrip(.int2, "int2", [(.int2(.min), .min), (.int2(.max), Int16.max), (.null, nil)])
    try await roundTrip(
      .int4, "int4", [(.int4(.min), .min), (.int4(.max), .max), (.int4(-1), Int32(-1)), (.null, nil)])
    try await roundTrip(
      .int8, "int8", [(.int8(.min), .min), (.int8(.max), .max), (.int8(0), Int64(0)), (.null, nil)])
    try await roundTrip(
      .float8, "float8",
      [
        (.float8(.infinity), .infinity), (.float8(-0.1), -0.1),
        (.float8(.leastNonzeroMagnitude), Double.leastNonzeroMagnitude),
      ])
  }

  @Test func `come back as they went, for exact decimals`() async throws {
    let texts = [
      "0", "1", "-1", "10000", "99990000", "0.1", "-0.0001", "0.00001", "12.50", "1000000.0000001",
      "0.000", "123456789012345678901234567890.123456789012345678901234567890", "10000.00010000",
      String(repeating: "9", count: 999) + ".5",
    ]
    var cases = try texts.map { text in
      let decimal = try #require(PostgresDecimal(text))
      return (Parameter.numeric(decimal), Optional(decimal))
    }
    cases.append((.null, nil))
    try await roundTrip(.numeric, "numeric", cases)
    let others = Statement("SELECT $1 = -12.5, 'NaN'::numeric, 'Infinity'::numeric, 1e20::numeric", .numeric)
    try await withDatabase { database in
      let amount = try #require(PostgresDecimal("-0012.500"))
      let row = try #require(try await database.read(others(.numeric(amount)))[0].first)
      #expect(try row.value(0) == true)
      for column in 1...2 {
        #expect(throws: PostgresError.self) { let _: PostgresDecimal = try row.value(column) }
      }
      #expect(try row.value(3) == PostgresDecimal("100000000000000000000"))
    }
  }

  @Test func `come back as they went, for texts and bytes`() async throws {
    let long = String(repeating: "é", count: 700_000)
    try await roundTrip(
      .text, "text", [(.text(""), ""), (.text("a'b\"\\"), "a'b\"\\"), (.text("🙂"), "🙂"), (.text(long), long)])
    try await roundTrip(
      .bytea, "bytea",
      [
        (.bytea([]), []), (.bytea([0, 255, 0]), [0, 255, 0]),
        (.bytea(Array(repeating: 7, count: 300_000)), Array(repeating: UInt8(7), count: 300_000)),
      ])
    try await roundTrip(.jsonb, "jsonb", [(.jsonb("{\"a\":[1,null]}"), "{\"a\": [1, null]}"), (.null, nil)])
  }

  @Test func `come back as they went, for ids and times`() async throws {
    try await roundTrip(.uuid, "uuid", [(.uuid(0), 0), (.uuid(.max), .max), (.uuid(1), UInt128(1))])
    let leap = try #require(PostgresDate(unixDays: 11_016))
    try await roundTrip(
      .date, "date",
      [
        (.date(leap), leap), (.date(.infinity), .infinity), (.date(.minusInfinity), .minusInfinity),
        (.null, nil),
      ])
    let unix = try #require(PostgresTime(unixMicroseconds: 0))
    try await roundTrip(
      .timestamptz, "timestamptz",
      [
        (.timestamp(unix), unix), (.timestamp(.infinity), .infinity),
        (.timestamp(.minusInfinity), .minusInfinity),
        (.timestamp(PostgresTime(microseconds: 0)), PostgresTime(microseconds: 0)),
      ])
  }

  @Test func `come back as they went, for arrays`() async throws {
    let ids = (0..<1_000).map { UInt128($0) << 64 | 5 }
    try await roundTrip(.uuidArray, "uuid[]", [(.uuids([]), []), (.uuids(ids), ids)])
    try await roundTrip(
      .textArray, "text[]", [(.texts([]), []), (.texts(["", "a,b", "{}"]), ["", "a,b", "{}"])])
    try await roundTrip(.int8Array, "int8[]", [(.int8s([.min, 0, .max]), [.min, 0, Int64.max])])
  }

  @Test func `are what the server calls them`() async throws {
    let text = Statement(
      "SELECT $1::uuid::text, $2::timestamptz at time zone 'UTC' = '1970-01-01', $3::date::text", .uuid,
      .timestamptz, .date)
    try await withDatabase { database in
      let unix = try #require(PostgresTime(unixMicroseconds: 0))
      let results = try await database.read(
        text(
          .uuid(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff), .timestamp(unix),
          .date(try #require(PostgresDate(unixDays: 11_016)))))
      let row = try #require(results[0].first)
      #expect(try row.value(0) == "00112233-4455-6677-8899-aabbccddeeff")
      #expect(try row.value(1) == true)
      #expect(try row.value(2) == "2000-02-29")
      #expect(unix.unixMicroseconds == 0)
    }
  }

  @Test func `are refused in words that name the column and its type`() async throws {
    let statement = Statement(
      "SELECT 1::int4 AS size, NULL::text AS title, 2::smallint AS small, array[1, null]::int8[] AS list")
    try await withDatabase { database in
      let row = try #require(try await database.read(statement())[0].first)
      #expect(throws: PostgresError(.columnInvalid, "column \"size\" is int4, not String")) {
        let _: String = try row.value(0)
      }
      #expect(throws: PostgresError(.columnInvalid, "column \"title\" is null")) {
        let _: String = try row.value(1)
      }
      #expect(throws: PostgresError(.columnInvalid, "column 4 where the row has 4")) {
        let _: String = try row.value(4)
      }
      #expect(throws: PostgresError(.columnInvalid, "column \"list\" holds no Array<Int64> in its int8[]")) {
        let _: [Int64] = try row.value(3)
      }
      #expect(try row.value(0) == Int64(1))
      #expect(try row.value(2) == Int32(2))
    }
  }

  @Test func `are lent without a copy`() async throws {
    let statement = Statement("SELECT 'abc'::text, NULL::bytea, 1::int4")
    try await withDatabase { database in
      let row = try #require(try await database.read(statement())[0].first)
      #expect(try row.withBytes(0) { $0.count } == 3)
      #expect(try row.withBytes(1) { $0.count } == nil)
      #expect(throws: PostgresError.self) { try row.withBytes(2) { $0.count } }
    }
  }

  @Test func `are not sent when they are not the statement's`() async throws {
    try await withDatabase { database in
      let few = await failure { () throws(PostgresError) in try await database.read(Sample.echo()) }
      #expect(few == PostgresError(.parametersInvalid, "statement 1: 0 parameters where the statement has 1"))
      let other = await failure { () throws(PostgresError) in try await database.read(Sample.echo(.text("1")))
      }
      #expect(
        other
          == PostgresError(
            .parametersInvalid, "statement 1: parameter 1 is text where the statement has int8"))
      let control = await failure { () throws(PostgresError) in try await database.read(Statement(" begin")())
      }
      #expect(control?.code == .parametersInvalid)
    }
  }
}
