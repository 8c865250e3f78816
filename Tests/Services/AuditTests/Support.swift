import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWire

extension TestServer {
  var audit: AuditV1.Client { AuditV1.Client(transport) }
}

extension TestTenant {
  func rename(_ name: String, as role: String = "admin", requestID: String = "", trace: String = "")
    async throws
  {
    var options = try caller(role)
    if !trace.isEmpty { options.metadata.add("traceparent", "00-\(trace)-b7ad6b7169203331-01") }
    _ = try await server.tenants.updateTenant(
      .with {
        $0.tenantID = text
        $0.tenant = .with { $0.displayName = name }
        $0.requestID = requestID
      }, options)
  }

  /// Records as writes leave them, in 20 transactions and perhaps one more.
  func fill(_ count: Int) throws {
    let size = max(1, count / 20)
    let sizes = Array(repeating: size, count: count / size) + (count % size == 0 ? [] : [count % size])
    let inserts = sizes.map { size in
      """
      BEGIN;
      INSERT INTO journal (
        tenant_id, record_time, record_id, actor_kind, actor_id, actor_name, method, outcome, event_type,
        event, source_network, payload_salt, payload_hash)
      SELECT '\(id.uuidText)', clock_timestamp(), gen_random_uuid(), 'system', gen_random_uuid(), 'Ada',
        '/muster.leads.v1.LeadService/UpdateLead', 'allowed', 'lead.updated', e, '203.0.113.0/24', s,
        sha256(s || convert_to(jsonb_build_array('Ada'::text, '203.0.113.0/24'::text, e, NULL)::text, 'UTF8'))
      FROM (
        SELECT jsonb_build_object('n', n) AS e, uuid_send(gen_random_uuid()) AS s
        FROM generate_series(1, \(size)) n
      ) made;
      COMMIT;
      """
    }
    try server.sql(inserts.joined())
  }

  func list(
    _ role: String = "owner", _ change: (inout AuditV1.ListAuditEventsRequest) -> Void = { _ in }
  ) async throws -> AuditV1.ListAuditEventsResponse {
    var request = AuditV1.ListAuditEventsRequest.with { $0.tenantID = text }
    change(&request)
    return try await server.audit.listAuditEvents(request, caller(role))
  }

  func all(
    _ role: String = "owner", _ change: (inout AuditV1.ListAuditEventsRequest) -> Void = { _ in }
  ) async throws -> [AuditV1.AuditEvent] {
    var (events, token, pages) = ([AuditV1.AuditEvent](), "", 0)
    repeat {
      let page = try await list(role) {
        change(&$0)
        $0.pageToken = token
      }
      events += page.auditEvents
      token = page.nextPageToken
      pages += 1
    } while !token.isEmpty && pages < 1_000
    return events
  }

  /// As an operator, whose reading leaves a record in the tenant's log.
  func verify(
    _ role: String = "owner", _ change: (inout AuditV1.VerifyAuditLogRequest) -> Void = { _ in }
  ) async throws -> AuditV1.VerifyAuditLogResponse {
    var request = AuditV1.VerifyAuditLogRequest.with { $0.tenantID = text }
    change(&request)
    return try await server.audit.verifyAuditLog(request, caller(role))
  }

  /// All that can be sealed, once so much can be: an open transaction of another test holds it up.
  @discardableResult
  func seal(atLeast count: Int = 1) async throws -> Int {
    var sealed = 0
    _ = try await eventually(within: .seconds(20)) {
      while case let more = try await server.services.audit.sealer.seal(id), more > 0 { sealed += more }
      return sealed >= count
    }
    return sealed
  }

  /// The ids of the records in their order, as answers have them.
  func recordIDs(where condition: String = "true") throws -> [String] {
    try server.sql(
      """
      SELECT record_id FROM journal WHERE tenant_id = '\(id.uuidText)' AND \(condition)
      ORDER BY generation, transaction_id, record_id
      """
    ).split(separator: "\n").map { Self.auditID(String($0)) }
  }

  static func auditID(_ uuid: String) -> String {
    UInt128(uuid.replacing("-", with: ""), radix: 16).map { TypeID(prefix: "audit", bits: $0).description }
      ?? uuid
  }

  /// As SQL writes the id of a record.
  static func uuid(_ id: String) -> String { IDBits(TypeID(id)?.bits ?? 0).hexadecimal }
}
