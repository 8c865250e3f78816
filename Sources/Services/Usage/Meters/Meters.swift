import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// The meters that a tenant can name: Muster's, the platform's and its own. In the nil tenant the first two.
enum Meters {
  /// More than anybody looks through, and few enough to be read at once.
  static let countMax: Int64 = 1_000

  /// Those of these names that there are. In a leased transaction it comes back to the tenant's rows.
  static func named(
    _ tx: borrowing TenantTransaction, _ names: Set<MeterName>
  ) async throws(RPCError) -> [MeterName: Meter] {
    let statements = lookup(tx.tenant, names)
    if statements.isEmpty { return found(names, []) }
    let results = try await tx.run(statements)
    return try found(names, results, at: 0, tx.tenant)
  }

  /// To go with other statements in one round trip.
  static func lookup(_ tenant: TenantID, _ names: Set<MeterName>) -> [BoundStatement] {
    let stored = names.subtracting(BuiltInMeters.byName.keys).sorted()
    if stored.isEmpty { return [] }
    return statements(of: tenant) { MeterStore.named($0, stored) }
  }

  /// What `lookup` has found, whose answers begin at a place.
  static func found(
    _ names: Set<MeterName>, _ results: Results, at place: Int, _ tenant: TenantID
  ) throws(RPCError) -> [MeterName: Meter] {
    if lookup(tenant, names).isEmpty { return found(names, []) }
    return found(names, try meters(results, at: place, tenant))
  }

  private static func found(_ names: Set<MeterName>, _ stored: [Meter]) -> [MeterName: Meter] {
    var found: [MeterName: Meter] = [:]
    for name in names { found[name] = BuiltInMeters.byName[name] }
    for meter in stored { found[meter.name] = meter }
    return found
  }

  /// All of a category, or of every one when it is empty, in the order of their names.
  static func all(
    _ tx: borrowing TenantTransaction, category: String = ""
  ) async throws(RPCError) -> [Meter] {
    let results = try await tx.run(statements(of: tx.tenant) { MeterStore.all($0, category: category) })
    let own = BuiltInMeters.all.filter { category.isEmpty || $0.name.category == category }
    return (own + (try meters(results, at: 0, tx.tenant))).sorted { $0.name < $1.name }
  }

  private static func statements(
    of tenant: TenantID, _ one: (TenantID) -> BoundStatement
  ) -> [BoundStatement] {
    if tenant == .platform { return [one(.platform)] }
    return [one(tenant), Binding.move(to: .platform), one(.platform), Binding.move(to: tenant)]
  }

  private static func meters(
    _ results: Results, at place: Int, _ tenant: TenantID
  ) throws(RPCError) -> [Meter] {
    let own = try MeterStore.meters(results[place], of: tenant)
    if tenant == .platform { return own }
    return own + (try MeterStore.meters(results[place + 2], of: .platform))
  }
}
