import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  package func listSettings(
    _ request: SettingsV1.ListSettingsRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ListSettingsResponse {
    let order = ListOrder(request.orderBy, unstated: ListOrder("namespace", isDescending: false))
    try Self.check(request, order)
    if !request.namespace.isEmpty {
      let tenant = try caller.admittedTenant()
      let known = try await reads.snapshot(request.namespace, of: tenant, deadline: caller.deadline)
      if known == nil { throw .namespaceUnknown(request.namespace) }
    }
    if request.effective { return try await inForce(request, order, as: caller) }
    return order.field == "update_time"
      ? try await byTime(request, as: caller) : try await byName(request, order, as: caller)
  }

  private static func check(
    _ request: SettingsV1.ListSettingsRequest, _ order: ListOrder
  ) throws(RPCError) {
    var violations: [FieldViolation] = []
    if request.effective, order.field == "update_time" {
      violations.append(
        FieldViolation(
          field: "order_by", description: "is update_time, which effective cannot be combined with"))
    }
    if !request.effective, !(request.manager + request.connector).isEmpty {
      violations.append(
        FieldViolation(field: "effective", description: "is needed with manager and connector"))
    }
    if !request.subject.isEmpty, Level(request.level)?.hasSubject != true {
      violations.append(
        FieldViolation(field: "level", description: "has to be manager or connector when subject is stated"))
    }
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
  }

  // MARK: What is stored

  private func byTime(
    _ request: SettingsV1.ListSettingsRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ListSettingsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(
      request, SettingsV1.Method.listSettings.info, of: tenant, pages,
      unstated: ListOrder("update_time", isDescending: false))
    let filter = SettingPagesStore.Filter(request)
    let (rows, schemas) = try await tenants.read(caller) { tx throws(RPCError) in
      (try await SettingPagesStore.byTime(tx, page, filter), try await KnownSchemas.all(tx))
    }
    var response = SettingsV1.ListSettingsResponse()
    let (found, next) = try page.messages(
      rows,
      place: { row throws(PostgresError) in try SettingPagesStore.byTime.place(row, page.order) },
      { row throws(PostgresError) in try SettingStore.setting(row) })
    response.settings = Self.shown(found.compactMap(\.self), schemas, of: tenant)
    response.nextPageToken = next
    return response
  }

  private func byName(
    _ request: SettingsV1.ListSettingsRequest, _ order: ListOrder, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ListSettingsResponse {
    let tenant = try caller.admittedTenant()
    let list = PageTokens.List(tenant, SettingsV1.Method.listSettings.info, of: request)
    let place =
      try request.pageToken.isEmpty
      ? nil : SettingPagesStore.NamePlace(pages.open(request.pageToken, of: list, count: 4))
    if place == nil, !request.pageToken.isEmpty { throw .pageTokenInvalid }
    let size = PageSize.rows(request.pageSize)
    let filter = SettingPagesStore.Filter(request)
    let (found, schemas) = try await tenants.read(caller) { tx throws(RPCError) in
      (
        try await SettingPagesStore.byName(
          tx, after: place, isDescending: order.isDescending, most: size + 1, filter),
        try await KnownSchemas.all(tx)
      )
    }
    var response = SettingsV1.ListSettingsResponse()
    response.settings = Self.shown(found.prefix(size), schemas, of: tenant)
    if found.count > size, let last = found.prefix(size).last {
      response.nextPageToken = pages.seal(SettingPagesStore.NamePlace(last).parts, of: list)
    }
    return response
  }

  /// Under the names that their keys have now; what no schema knows any more is not shown.
  private static func shown(
    _ settings: some Sequence<StoredSetting>, _ schemas: [String: PreparedSchema], of tenant: TenantID
  ) -> [SettingsV1.Setting] {
    settings.compactMap { setting in
      guard let schema = schemas[setting.scope.namespace] else { return nil }
      var named = setting
      named.key = schema.current(setting.storedKey)
      return schema[named.key] == nil ? nil : SettingsV1.Setting(named, of: tenant, seenBy: tenant)
    }
  }

  // MARK: What is in force

  /// Of one answer.
  private static let bytesMax = 1 << 20

  private func inForce(
    _ request: SettingsV1.ListSettingsRequest, _ order: ListOrder, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ListSettingsResponse {
    let tenant = try caller.admittedTenant()
    let list = PageTokens.List(tenant, SettingsV1.Method.listSettings.info, of: request)
    let place = request.pageToken.isEmpty ? [] : try pages.open(request.pageToken, of: list, count: 2)
    let walk = EffectiveWalk(request, isDescending: order.isDescending, after: place)
    let namespaces = try await tenants.read(caller) { tx throws(RPCError) in
      try await walk.namespaces(KnownSchemas.all(tx).keys)
    }
    let size = PageSize.rows(request.pageSize)
    let now = WallClock.microseconds()
    var response = SettingsV1.ListSettingsResponse()
    var (bytes, last): (Int, [String]) = (0, [])
    for namespace in namespaces {
      guard let snapshot = try await reads.snapshot(namespace, of: tenant, deadline: caller.deadline) else {
        continue
      }
      for key in walk.keys(snapshot.schema) {
        guard let setting = walk.setting(snapshot.resolve(key, for: walk.asker, at: now)) else { continue }
        if response.settings.count == size || bytes > Self.bytesMax {
          response.nextPageToken = pages.seal(last, of: list)
          return response
        }
        response.settings.append(setting)
        bytes += setting.value.utf8.count + 300
        last = [namespace, key]
      }
    }
    return response
  }
}

/// A walk over all keys that there are, in the order of their names.
private struct EffectiveWalk: Sendable {
  let asker: SettingAsker
  private let isDescending: Bool
  /// Namespace and key of the last one of the page before; empty at the start.
  private let place: [String]
  private let namespace: String
  private let level: SettingsV1.SettingLevel
  private let subject: String

  init(_ request: SettingsV1.ListSettingsRequest, isDescending: Bool, after place: [String]) {
    asker = SettingAsker(manager: request.manager, connector: request.connector)
    (self.isDescending, self.place) = (isDescending, place)
    (namespace, level, subject) = (request.namespace, request.level, request.subject)
  }

  private func isBefore(_ one: String, _ other: String) -> Bool {
    isDescending
      ? other.utf8.lexicographicallyPrecedes(one.utf8) : one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  func namespaces(_ all: some Sequence<String>) -> [String] {
    all.filter { name in
      (namespace.isEmpty || name == namespace) && !(place.first.map { isBefore(name, $0) } ?? false)
    }.sorted(by: isBefore)
  }

  func keys(_ schema: PreparedSchema) -> [String] {
    let isHere = place.first == schema.namespace
    return schema.names.filter { key in !isHere || place.last.map { isBefore($0, key) } ?? true }
      .sorted(by: isBefore)
  }

  /// The value in force, as a setting; nil for one that is not asked for.
  func setting(_ resolved: SettingsV1.ResolvedSetting?) -> SettingsV1.Setting? {
    guard let resolved else { return nil }
    if level != .unspecified, resolved.level != level { return nil }
    if !subject.isEmpty, resolved.subject != subject { return nil }
    var setting = resolved.candidates.first?.setting ?? SettingsV1.Setting()
    (setting.namespace, setting.key) = (resolved.namespace, resolved.key)
    (setting.value, setting.secret, setting.level) = (resolved.value, resolved.secret, resolved.level)
    return setting
  }
}

extension SettingsV1.ListSettingsRequest: ListRequest {}

extension SettingPagesStore.Filter {
  fileprivate init(_ request: SettingsV1.ListSettingsRequest) {
    self.init(namespace: request.namespace, level: request.level.rawValue, subject: request.subject)
  }
}
