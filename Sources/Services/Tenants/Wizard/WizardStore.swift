import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on wizards. The tenant's own fields, with which its step begins, are read beside them.
enum WizardStore {
  static let statements = [begin, hold, wizard, steps, submit, touch, complete]

  private static let wizard = Statement(
    """
    SELECT t.display_name, t.time_zone, t.locale, t.country, t.currency_code, t.create_time, w.version,
      w.update_time, w.complete_time, w.completed_by_kind, w.completed_by_id, w.completed_by_name
    FROM tenants t LEFT JOIN wizards w ON w.tenant_id = t.tenant_id
    WHERE t.tenant_id = $1
    """, .uuid)

  private static let steps = Statement(
    """
    SELECT step, state, data, submit_time, submitted_by_kind, submitted_by_id, submitted_by_name
    FROM wizard_steps
    WHERE tenant_id = $1
    ORDER BY step
    LIMIT 100
    """, .uuid)

  static func get(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Wizard {
    let id = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(wizard(id), steps(id), IcpStore.newest(id))
    return try read(results, at: 0, tx)
  }

  private static func read(
    _ results: Results, at place: Int, _ tx: borrowing TenantTransaction
  ) throws(RPCError) -> Wizard {
    let tenant = tx.tenant
    let found: Wizard? = try reading { () throws(PostgresError) in
      guard let row = results[place].first else { return nil }
      var wizard = Wizard(
        tenant: tenant, displayName: try row.value(0), timeZone: try row.value(1), locale: try row.value(2),
        country: try row.value(3), currencyCode: try row.value(4), createTime: try row.timestamp(5),
        updateTime: try row.timestamp(7), completeTime: try row.timestamp(8),
        completedBy: try Author(row, at: 9), version: try row.optional(6) ?? Wizard.firstVersion)
      for row in results[place + 1] {
        // A step of another version is kept and not shown.
        guard let step = WizardStep(rawValue: try row.value(0)),
          let state = Wizard.State(rawValue: try row.value(1)), let author = try Author(row, at: 4)
        else { continue }
        wizard.entries[step] = Wizard.Entry(
          state: state, data: try row.value(2), submitTime: try row.timestamp(3), submittedBy: author)
      }
      if let row = results[place + 2].first { wizard.profile = IcpContent(try row.value(3)).formData }
      return wizard
    }
    guard let found else { throw .tenantNotFound }
    return found
  }

  private static let begin = Statement(
    """
    INSERT INTO wizards (tenant_id, version)
    SELECT tenant_id, $2
    FROM tenants
    WHERE tenant_id = $1
    ON CONFLICT DO NOTHING
    """, .uuid, .int8)

  private static let hold = Statement(
    """
    SELECT version
    FROM wizards
    WHERE tenant_id = $1
    FOR UPDATE
    """, .uuid)

  /// The wizard that nobody else changes until the transaction ends.
  static func hold(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Wizard {
    let id = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(
      begin(id, .int8(Wizard.firstVersion)), hold(id), wizard(id), steps(id), IcpStore.newest(id))
    return try read(results, at: 2, tx)
  }

  private static let submit = Statement(
    """
    INSERT INTO wizard_steps (
      tenant_id, step, state, data, submitted_by_kind, submitted_by_id, submitted_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (tenant_id, step) DO UPDATE SET
      state = excluded.state,
      data = excluded.data,
      submit_time = now(),
      submitted_by_kind = excluded.submitted_by_kind,
      submitted_by_id = excluded.submitted_by_id,
      submitted_by_name = excluded.submitted_by_name
    """, .uuid, .text, .text, .text, .text, .uuid, .text)

  private static let touch = Statement(
    """
    UPDATE wizards SET update_time = now(), version = version + 1
    WHERE tenant_id = $1
    """, .uuid)

  static func submit(
    _ tx: borrowing TenantTransaction, _ step: WizardStep, _ state: Wizard.State, data: String,
    by author: Author
  ) async throws(RPCError) {
    _ = try await tx.run(
      entry(tx.tenant.bits, step, state, data, author), touch(.uuid(tx.tenant.bits)))
  }

  private static func entry(
    _ tenant: UInt128, _ step: WizardStep, _ state: Wizard.State, _ data: String, _ author: Author
  ) -> BoundStatement {
    let (kind, id, name) = author.parameters
    return submit(
      .uuid(tenant), .text(step.rawValue), .text(state.rawValue), .text(data), kind, id, name)
  }

  /// Once: who was first stays.
  private static let complete = Statement(
    """
    UPDATE wizards SET
      complete_time = now(),
      completed_by_kind = $2,
      completed_by_id = $3,
      completed_by_name = $4,
      version = version + 1
    WHERE tenant_id = $1 AND complete_time IS NULL
    """, .uuid, .text, .uuid, .text)

  /// What is open is left out by it, and keeps what was entered.
  static func complete(
    _ tx: borrowing TenantTransaction, _ wizard: Wizard, by author: Author
  ) async throws(RPCError) {
    for step in WizardStep.allCases where wizard.state(of: step) == .open {
      _ = try await tx.run(
        entry(tx.tenant.bits, step, .skipped, wizard.entries[step]?.data ?? "", author))
    }
    let (kind, id, name) = author.parameters
    _ = try await tx.run(complete(.uuid(tx.tenant.bits), kind, id, name))
  }
}
