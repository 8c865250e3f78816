import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterSettingsAPI
import MusterTenancy
import MusterWellKnownAPI

extension SettingScope {
  /// The scope that a request names; the tenant's level where it names none, or the platform's global one.
  init(
    _ namespace: String, _ level: SettingsV1.SettingLevel, _ subject: String, of tenant: TenantID,
    as kind: SettingProblem.Kind = .fieldInvalid
  ) throws(RPCError) {
    let unstated: Level = tenant == .platform ? .global : .tenant
    let wanted = level == .unspecified ? unstated : Level(level) ?? .preset
    guard wanted.isHeld(byPlatform: tenant == .platform) else {
      let who = tenant == .platform ? "the platform holds" : "a tenant holds"
      throw .settingsRefused([
        SettingProblem(
          kind: kind, field: "level",
          description: "is \(wanted.name), at which \(who) no values; take one of "
            + Level.stored.filter { $0.isHeld(byPlatform: tenant == .platform) }.map(\.name)
            .joined(separator: ", "))
      ])
    }
    guard wanted.hasSubject != subject.isEmpty else {
      throw .settingsRefused([
        SettingProblem(
          kind: kind, field: "subject",
          description: wanted.hasSubject
            ? "is needed at the level \(wanted.name): the name of a \(wanted.name)"
            : "is \(subject), and the level \(wanted.name) has none; leave it empty")
      ])
    }
    self.init(namespace: namespace, level: wanted, subject: subject)
  }

  /// When values of the scope stop counting, as a request says.
  func expiry(_ time: GoogleProtobuf.Timestamp?, isNeeded: Bool) -> (PostgresTime?, SettingProblem?) {
    func problem(_ description: String) -> (PostgresTime?, SettingProblem?) {
      (nil, SettingProblem(kind: .expiryInvalid, field: "expire_time", description: description))
    }
    guard level == .runtime else {
      return time == nil ? (nil, nil) : problem("is stated, and only values of the level runtime have one")
    }
    guard let time else {
      return isNeeded ? problem("is needed at the level runtime: a time at most 30 days ahead") : (nil, nil)
    }
    let now = PostgresTime.now
    guard let expiry = PostgresTime(time), expiry > now else { return problem("is over already") }
    guard expiry.microseconds - now.microseconds <= Self.expiryMax else {
      return problem("is more than 30 days ahead")
    }
    return (expiry, nil)
  }

  private static let expiryMax: Int64 = 30 * 86_400 * 1_000_000
}

extension SettingRule {
  /// Whether the key may have a value there.
  func levelProblem(_ scope: SettingScope, at field: String) -> SettingProblem? {
    if levels.contains(scope.level) { return nil }
    return SettingProblem(
      kind: .levelForbidden, field: field,
      description: "names \(key), which cannot be set at the level \(scope.level.name), only at "
        + levels.sorted().map(\.name).joined(separator: ", "))
  }
}
