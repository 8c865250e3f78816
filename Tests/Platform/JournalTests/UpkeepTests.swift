import MusterJournal
import MusterServer
import MusterTestKit
import Testing

@Suite struct `The upkeep of the journal` {
  @Test func `makes the partitions that are missing, and removes records of old requests`() async throws {
    let server = try await TestServer()
    let partitions =
      "SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY 1) FROM pg_inherits"
      + " WHERE inhparent = 'journal'::regclass AND inhrelid::regclass::text ~ '[0-9]$'"
    let whole = try server.sql(partitions)
    let last = try #require(whole.split(separator: " ").last)
    try server.sql("DROP TABLE \(last)")
    try server.sql(
      """
      INSERT INTO request_records (tenant_id, principal_id, method, request_id, request_hash, create_time)
      SELECT gen_random_uuid(), gen_random_uuid(), 'm', n::text, '', now() - age
      FROM generate_series(1, 1500) n, (VALUES (interval '49 hours'), (interval '47 hours')) a (age)
      """)

    let upkeep = JournalUpkeep(server.platform.system)
    try await upkeep.makePartitions()
    try await upkeep.purgeRequests()
    #expect(try server.sql(partitions) == whole)
    #expect(
      try server.sql(
        "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = '\(last)'::regclass") == "t")
    #expect(try server.sql("SELECT count(*) FROM request_records WHERE method = 'm'") == "1500")
    await server.stop()
  }
}
