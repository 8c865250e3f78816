import MusterCore
import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTestKit
import Testing

@Suite struct `A job` {
  @Test func `is done, with what it was given, and leaves what it came to`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, notes) = (JobKind.test("greet"), Notes())
    shop.worker(
      JobHandler(kind) { run in
        notes.add("\(run.target) \(run.payload["name"] ?? "") \(run.attempt) \(run.tenant == tenant)")
        run.report(done: 3, total: 4)
        run.answer(#"{"greeted":1}"#)
      })
    let id = try await shop.enqueue(
      tenant, JobRequest(kind, target: "lead_1", payload: ["name": "Ada", "other": "x"]))
    #expect(try await shop.untilState(id, "succeeded"))
    #expect(notes.all == ["lead_1 Ada 1 true"])
    #expect(
      try shop.job(
        id, "attempt_count, fence, done_count, total_count, result, finish_time IS NOT NULL, server_id")
        == #"1 1 3 4 {"greeted": 1} t"#)
    #expect(try shop.attempts(id) == ["1 succeeded one"])
    await shop.close()
  }

  @Test func `is there with the transaction of its caller, or not at all`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let kind = JobKind.test("later")
    let error = try await refusal {
      try await shop.server.platform.journal.work("test", in: tenant) {
        tx throws(RPCError) -> WorkDone<Void> in
        try await Jobs.enqueue(tx, JobRequest(kind))
        throw .deadlinePassed
      }
    }
    #expect(error != nil)
    #expect(try shop.server.sql("SELECT count(*) FROM jobs").trimmed == "0")
    await shop.close()
  }

  @Test func `that fails is tried again, and is dead after its last attempt`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (poison, good) = (JobKind.test("poison"), JobKind.test("good"))
    shop.worker(
      JobHandler(poison) { run in
        if run.attempt == 1 { throw RPCError(.internal, reason: "INTERNAL", message: "the server failed") }
        if run.attempt == 2 { throw JobEnd.failed(String(repeating: "x", count: 600)) }
        throw Unspeakable(secret: "ada@example.com")
      }, JobHandler(good) { _ in })
    let bad = try await shop.enqueue(tenant, JobRequest(poison))
    // It holds nobody up.
    let ids = try await (0..<20).asyncMap { _ in try await shop.enqueue(tenant, JobRequest(good)) }
    for id in ids { #expect(try await shop.untilState(id, "succeeded")) }
    #expect(try await shop.untilState(bad, "dead"))
    #expect(try shop.job(bad, "attempt_count, last_error") == "3 the handler failed with Unspeakable")
    let attempts = try shop.attempts(bad)
    #expect(attempts.count == 3 && attempts[0] == "1 failed INTERNAL: the server failed one")
    #expect(attempts[1].contains("xxx…") && attempts[1].count < 530)
    await shop.close()
  }

  private struct Unspeakable: Error {
    let secret: String
  }

  @Test func `may be hopeless, or put itself off`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (hopeless, later) = (JobKind.test("hopeless"), JobKind.test("later", maxAttempts: 1))
    let notes = Notes()
    shop.worker(
      JobHandler(hopeless) { _ in throw JobEnd.hopeless("no such file") },
      JobHandler(later) { run in
        notes.add("\(run.attempt)")
        if notes.count < 3 { throw JobEnd.putOff(.milliseconds(10)) }
      })
    let one = try await shop.enqueue(tenant, JobRequest(hopeless))
    let other = try await shop.enqueue(tenant, JobRequest(later))
    #expect(try await shop.untilState(one, "dead"))
    #expect(try shop.job(one, "attempt_count, last_error") == "1 no such file")
    #expect(try await shop.untilState(other, "succeeded"))
    #expect(notes.all == ["1", "1", "1"])
    #expect(try shop.attempts(other) == ["1 put_off one", "2 put_off one", "3 succeeded one"])
    await shop.close()
  }

  @Test func `of a later time waits for it`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let kind = JobKind.test("later")
    shop.worker(JobHandler(kind) { _ in })
    let id = try await shop.enqueue(tenant, JobRequest(kind, runTime: .infinity))
    try await Task.sleep(for: .milliseconds(700))
    #expect(try shop.job(id, "state") == "waiting")
    try shop.server.sql("UPDATE jobs SET run_time = now()")
    #expect(try await shop.untilState(id, "succeeded"))
    await shop.close()
  }

  @Test func `of a kind that nobody knows waits for a server that does`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    shop.worker(JobHandler(.test("known")) { _ in })
    let strange = try await shop.enqueue(tenant, JobRequest(.test("strange")))
    let known = try await shop.enqueue(tenant, JobRequest(.test("known")))
    #expect(try await shop.untilState(known, "succeeded"))
    #expect(try shop.job(strange, "state, fence") == "waiting 0")
    await shop.close()
  }

  @Test func `tells the journal what it did, as the system`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let kind = JobKind.test("tell")
    shop.worker(
      JobHandler(kind) { run in
        try await run.write { tx throws(RPCError) in
          WorkDone((), [WorkRecord(ChangeTarget(run.tenant, version: 4), fields: ["state"])])
        }
        try await run.write { tx throws(RPCError) in .quietly }
      })
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await shop.untilState(id, "succeeded"))
    let rows = try shop.server.sql(
      """
      SELECT actor_kind, actor_id, method, target_kind, target_id, changed_fields, version_before, version_after
      FROM journal WHERE method = 'tell'
      """)
    #expect(rows.trimmed == "system||tell|tenant|\(tenant.dashed)|{state}|3|4")
    await shop.close()
  }
}

extension TenantID {
  /// As SQL prints it.
  var dashed: String {
    let text = Array(uuidText)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(text[$0]) }.joined(separator: "-")
  }
}

extension Sequence {
  func asyncMap<Value>(_ body: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await body(element)) }
    return values
  }
}
