import MusterCore
import MusterPostgres
import MusterRPC
import Synchronization

/// The grants of those who called lately. What changes in the database is dropped here by `AccessWatch`.
final class GrantDirectory: Sendable {
  struct Key: Hashable {
    let tenant: TenantID
    let user: UserID?
    let key: APIKeyID?
  }

  private struct Known: ~Copyable {
    /// A tenant that has to make room is spoiled, because nobody would tell its grants any more.
    var tenants = RecentCache<TenantID, Tenant>(countMax: GrantDirectory.tenantsMax) { $0.facts.spoil() }
    /// How often it was told that something changed. What was read before and comes after may be old.
    var changes: UInt64 = 0
    var lookups = CacheLookups()
  }

  var lookups: CacheLookups { known.withLock { $0.lookups } }

  private struct Tenant {
    let facts: TenantFacts
    var grants: [Key: Grant] = [:]
  }

  private static let tenantsMax = 50_000
  /// Of one tenant; with more the tenant's are read again.
  private static let grantsMax = 5_000

  private let known = Mutex(Known())
  private let database: TenantDatabase
  private let catalogue: PermissionCatalogue
  private let plans: PlanLimits

  init(_ database: TenantDatabase, _ catalogue: PermissionCatalogue, _ plans: PlanLimits) {
    (self.database, self.catalogue, self.plans) = (database, catalogue, plans)
  }

  /// Nil for somebody who is nobody in the tenant, or of a tenant that is not.
  func grant(_ key: Key, deadline: Int64?) async throws(RPCError) -> Grant? {
    let (found, changes) = known.withLock { known in
      let found = known.tenants.value(key.tenant)?.grants[key]
      known.lookups.count(found?.isFresh == true)
      return (found, known.changes)
    }
    if let found, found.isFresh { return found }
    let read = try await database.read(bound: key.tenant, deadline: deadline) { tx throws(RPCError) in
      try await AccessStore.find(tx, user: key.user, key: key.key)
    }
    return known.withLock { known in
      guard var tenant = tenant(key.tenant, read, &known), let grant = make(key, read, tenant.facts) else {
        return nil
      }
      // It may be older than a change that was told meanwhile: good for this call, and read again for the
      // next, with what it says of the tenant, which nobody would tell again.
      if known.changes != changes { tenant.facts.spoil() }
      if tenant.grants.count >= Self.grantsMax { tenant.grants = [:] }
      tenant.grants[key] = grant
      known.tenants.keep(tenant, key.tenant)
      return grant
    }
  }

  /// What is known of the tenants is read again before it is used again. A user's rights are part of each of
  /// the user's keys too, so it is always the whole tenant.
  func changed(_ changes: [AccessChange]) {
    known.withLock { known in
      known.changes &+= 1
      for tenant in Set(changes.map(\.tenant)) { known.tenants.value(tenant)?.facts.spoil() }
    }
  }

  func everythingChanged() {
    known.withLock { known in
      known.changes &+= 1
      known.tenants.all.forEach { $0.facts.spoil() }
      known.tenants.removeAll()
    }
  }

  /// Of what a transaction of its own has read, which nobody else goes by.
  func apart(_ tenant: TenantID, user: UserID?, key: APIKeyID?, _ found: AccessStore.Found) -> Grant? {
    guard let read = found.tenant else { return nil }
    let facts = TenantFacts(
      tenant, read.state, blocksReads: read.blocksReads, secondFactor: read.secondFactor,
      openStreamsMax: 1, rate: RateLimit(perSecond: 1, burst: 1))
    return make(Key(tenant: tenant, user: user, key: key), found, facts)
  }

  private func make(_ key: Key, _ found: AccessStore.Found, _ tenant: TenantFacts) -> Grant? {
    var permissions = PermissionSet()
    var expiries: [PostgresTime?] = []
    if key.user != nil {
      guard let member = found.member else { return nil }
      permissions = catalogue.held(roles: member.roles, ownRoles: found.ownRoles)
      expiries.append(member.expiry)
    }
    if key.key != nil {
      // A key is its user's or nobody's, and says so itself.
      guard let row = found.key, row.user == key.user else { return nil }
      permissions = catalogue.held(key: row.permissions, user: key.user.map { _ in permissions })
      expiries.append(row.expiry)
    }
    return Grant(
      tenant: tenant, permissions: permissions, member: found.member?.id, roles: found.member?.roles ?? [],
      name: (key.user == nil ? found.key?.name : found.member?.name) ?? "",
      expiry: expiries.compactMap { $0?.unixSeconds }.min() ?? .max,
      tokensAfter: found.tokensAfter?.unixSeconds ?? .min,
      keyRate: found.key?.callsPerSecond.map { RateLimit(perSecond: $0, burst: $0) })
  }

  /// The tenant as it is known, when what was read says the same: one word then spoils all its grants.
  private func tenant(_ id: TenantID, _ found: AccessStore.Found, _ known: inout Known) -> Tenant? {
    let former = known.tenants.value(id)
    guard let read = found.tenant else { return nil }
    let limits = plans[read.plan]
    let perSecond = read.callsPerSecond ?? limits.callsPerSecond
    let burst = read.callBurst ?? limits.callBurst
    let rate = former?.facts.rate ?? RateLimit(perSecond: perSecond, burst: burst)
    rate.set(perSecond: perSecond, burst: burst)
    if let former, former.facts.isFresh { return former }
    return Tenant(
      facts: TenantFacts(
        id, read.state, blocksReads: read.blocksReads, secondFactor: read.secondFactor,
        openStreamsMax: read.openStreamsMax ?? limits.openStreams, rate: rate))
  }
}

extension PostgresTime {
  package var unixSeconds: Int64? {
    guard let microseconds = unixMicroseconds else { return self == .infinity ? .max : .min }
    return microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
  }
}
