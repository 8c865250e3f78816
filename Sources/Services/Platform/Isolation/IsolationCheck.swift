import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterWire

/// One check of isolation, and what it has found so far.
struct IsolationCheck {
  let tenants: TenantDatabase
  let system: SystemDatabase
  private(set) var findings = IsolationFindings()

  init(tenants: TenantDatabase, system: SystemDatabase) {
    (self.tenants, self.system) = (tenants, system)
  }

  private mutating func leak(
    _ kind: IsolationLeak.Kind, _ name: String, _ probe: String, _ description: String
  ) {
    findings.leaks.append(IsolationLeak(kind: kind, name: name, probe: probe, description: description))
  }

  // MARK: Looking

  /// What the database says of its policies, roles and rights.
  mutating func look() async throws(RPCError) {
    for rule in IsolationRule.all {
      let faults = try await system.read("isolation.rules") { tx throws(RPCError) in
        try await IsolationStore.faults(tx, rule)
      }
      for found in faults {
        leak(rule.kind, found.name, "", "\(found.name) \(found.fault); \(rule.repair)")
      }
    }
  }

  // MARK: Tables

  /// Every table with tenants' rows: one tenant tries what it can on the other's rows and the platform's.
  mutating func tryTables(_ one: ProbeTenant, _ other: ProbeTenant) async throws(RPCError) {
    let tables = try await system.read("isolation.tables", IsolationStore.tables)
    for table in tables {
      findings.tableCount += 1
      var wasTried = false
      for target in [other.id, .platform] {
        let count = try await system.read("isolation.count") { tx throws(RPCError) in
          try await IsolationStore.count(tx, table, of: target)
        }
        let sample = count == 0 && target == other.id ? IsolationStore.samples[table] : nil
        let hasRows = count > 0 || sample != nil
        var tried = hasRows
        for probe in IsolationStore.Probe.allCases {
          // Whoever finds nothing where nothing is has shown nothing.
          guard hasRows || probe == .insert else { continue }
          tried = try await attempt(probe, table, by: one.id, on: target, sample) && tried
        }
        wasTried = wasTried || tried
      }
      if !wasTried { findings.skipped.append("\(table): it has no row to try reading and changing") }
    }
  }

  /// False when there was nothing to try it on.
  private mutating func attempt(
    _ probe: IsolationStore.Probe, _ table: String, by tenant: TenantID, on other: TenantID,
    _ sample: Statement?
  ) async throws(RPCError) -> Bool {
    findings.probeCount += 1
    let outcome = try await IsolationStore.attempt(probe, table, by: tenant, on: other, sample, tenants)
    let whose = other == .platform ? "the platform's" : "another tenant's"
    switch (probe, outcome) {
    case (_, .notTried): return false
    case (_, .refused), (_, .touched(0)): break
    case (.select, .touched(let count)):
      leak(
        .rowRead, table, "select",
        "\(count) of \(whose) rows were seen where none should be; look at the policy tenant of \(table)")
    case (.insert, .touched), (.insert, .failed):
      // Row security looks first: what failed later had passed it.
      leak(
        .rowWritten, table, "insert",
        "a row of \(whose) was taken; look at the WITH CHECK of the policy tenant of \(table)")
    case (_, .touched(let count)):
      leak(
        .rowWritten, table, probe == .give ? "update" : probe.rawValue,
        "\(count) rows were changed that are or became \(whose); look at the policy tenant of \(table)")
    case (_, .failed(let state)):
      leak(
        .rowWritten, table, probe == .give ? "update" : probe.rawValue,
        "changing \(whose) rows was stopped by error \(state) alone, not by row security")
    }
    return true
  }

  // MARK: RPCs

  /// Every RPC: one tenant's owner asks for the other tenant, then for the other's things in its own.
  mutating func tryMethods(
    _ one: ProbeTenant, _ other: ProbeTenant, on ground: any IsolationGround
  ) async throws(RPCError) {
    for (method, pool) in ground.methods {
      findings.methodCount += 1
      let tenantPath = ProbeRequest.tenantPath(method, pool)
      if let tenantPath { await name(other, at: tenantPath, method, pool, one, ground) }
      // Public and platform RPCs know no tenant of the caller's.
      guard let tenantPath, method.access.isTenants else { continue }
      for field in ProbeRequest.idFields(method, pool) {
        // Whoever names a thing that callers may name first makes it, so each such RPC has one of its own.
        guard let theirs = other.ids["\(field.prefix) \(method.name)"] ?? other.ids[field.prefix] else {
          continue
        }
        await compare(
          field, theirs, method, pool, one, ground,
          around: [ProbeRequest.Text(path: tenantPath, value: one.id.description)])
      }
    }
  }

  private mutating func name(
    _ other: ProbeTenant, at path: [UInt32], _ method: MethodInfo, _ pool: SchemaPool, _ one: ProbeTenant,
    _ ground: any IsolationGround
  ) async {
    // Who may call without a tenant's rights is not refused for naming one, and must not learn of it either.
    guard method.access.isGuarded else {
      let field = ProbeRequest.IDField(name: "tenant_id", path: path, prefix: TenantID.prefix)
      return await compare(field, other.id.description, method, pool, one, ground, around: [])
    }
    findings.probeCount += 1
    guard let request = try? ProbeRequest.message([.init(path: path, value: other.id.description)]) else {
      return
    }
    let answer = await ground.call(method, request, as: one)
    switch answer.refusal {
    case nil:
      leak(
        method.effect == .write ? .rpcWritten : .rpcRead, method.fullName, "tenant_id",
        "it answered for another tenant; it must be guarded by what its proto says about access")
    case .some(let error) where error.code != .permissionDenied && error.code != .unimplemented:
      leak(
        .existence, method.fullName, "tenant_id",
        "it refused another tenant with \(error.code) instead of PERMISSION_DENIED, so it had looked")
    default: break
    }
  }

  /// Another tenant's id must be like one that never was: the same answer, or the same refusal.
  private mutating func compare(
    _ field: ProbeRequest.IDField, _ theirs: String, _ method: MethodInfo, _ pool: SchemaPool,
    _ one: ProbeTenant, _ ground: any IsolationGround, around texts: [ProbeRequest.Text]
  ) async {
    let never = TypeID(prefix: field.prefix, bits: UUIDv7.next()).description
    var (texts, flags): ([ProbeRequest.Text], [UInt32]) = (texts, [])
    var answers: [ProbeAnswer] = []
    for value in ProbeRequest.values + [nil] {
      answers = []
      for id in [theirs, never] {
        findings.probeCount += 1
        let all = texts + [.init(path: field.path, value: id)]
        guard let request = try? ProbeRequest.message(all, flags: flags) else { return }
        answers.append(await ground.call(method, request, as: one))
      }
      // What else it asks for is filled in, so that it comes to look for the id.
      guard let value, let violations = answers[1].refusal?.violations else { break }
      let more = ProbeRequest.texts(value, for: violations, method, pool).filter { $0.path != field.path }
      let trial = ProbeRequest.trialFlag(method, pool)
      if more.isEmpty || trial == nil && method.effect == .write { break }
      (texts, flags) = (texts + more, trial.map { [$0] } ?? [])
    }
    switch (answers[0], answers[1]) {
    case (.message(let found), .message(let nothing)):
      // Each answer has times of its own, which are written in more or fewer bytes; what is made, or would be
      // in a trial, has more that differs.
      let (size, usual) = (size(found, of: method, pool), size(nothing, of: method, pool))
      let isSame = method.effect == .write ? abs(size - usual) <= 16 : size == usual
      if !isSame && flags.isEmpty {
        leak(
          method.effect == .write ? .rpcWritten : .rpcRead, method.fullName, field.name,
          "it answered otherwise for another tenant's id than for one that never was")
      }
    case (.message, .refused):
      leak(
        method.effect == .write ? .rpcWritten : .rpcRead, method.fullName, field.name,
        "it took another tenant's id, where it refuses one that never was")
    case (.refused(let there), .refused(let nowhere)):
      if there.code != nowhere.code || there.reason != nowhere.reason
        || there.message.replacing(theirs, with: "") != nowhere.message.replacing(never, with: "")
        || there.violations.map({ $0.description.replacing(theirs, with: "") })
          != nowhere.violations.map({ $0.description.replacing(never, with: "") })
      {
        leak(
          .existence, method.fullName, field.name,
          "it refused another tenant's id with \(there.reason), one that never was with \(nowhere.reason)")
      }
    case (.refused(let there), .message):
      leak(
        .existence, method.fullName, field.name,
        "it refused another tenant's id with \(there.reason), where it takes one that never was")
    }
  }

  private func size(_ answer: [UInt8], of method: MethodInfo, _ pool: SchemaPool) -> Int {
    guard let schema = pool.message(method.output) else { return answer.count }
    return MessageComparison.sizeWithoutTimes(answer[...], schema, pool)
  }

  mutating func leftover(_ id: String) { findings.leftovers.append(id) }
}

extension Access {
  /// Whether a caller acts in a tenant.
  fileprivate var isTenants: Bool {
    switch self {
    case .tenant, .tenantOrPlatform: true
    case .anyone, .anyCaller, .platform: false
    }
  }

  /// Whether it takes a right to call at all.
  fileprivate var isGuarded: Bool { self != .anyone && self != .anyCaller }
}

extension MethodInfo {
  fileprivate var fullName: String { "\(service)/\(name)" }
}
