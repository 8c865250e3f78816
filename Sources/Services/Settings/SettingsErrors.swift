import MusterCore
import MusterRPC
import MusterWire

/// Every refusal that is about values and their versions.
extension RPCError {
  static func settingNotFound(_ key: String, _ scope: SettingScope) -> RPCError {
    RPCError(
      .notFound, reason: "SETTING_NOT_FOUND",
      message:
        "the \(scope.shown) holds no value of \(scope.namespace).\(key) then; ResolveSetting tells which"
        + " level does",
      metadata: ["namespace": scope.namespace, "key": key, "level": scope.level.name])
  }

  static func namespaceUnknown(_ namespace: String) -> RPCError {
    RPCError(
      .notFound, reason: "SETTING_NAMESPACE_UNKNOWN",
      message: "no schema knows the namespace \(namespace); GetSchema without a namespace lists those there"
        + " are",
      metadata: ["namespace": namespace])
  }

  static func keyUnknown(_ key: String, of schema: PreparedSchema) -> RPCError {
    settingsRefused([.keyUnknown(key, of: schema, at: "key")])
  }

  static func settingVersionNotFound(_ number: Int64, _ scope: SettingScope, current: Int64) -> RPCError {
    RPCError(
      .notFound, reason: "SETTING_VERSION_NOT_FOUND",
      message: "\(scope.namespace) never had version \(number) at the \(scope.shown); it is at \(current)."
        + " ListSettingVersions lists those there are",
      metadata: ["version": "\(number)", "current_version": "\(current)"])
  }

  static func settingsVersionStale(_ sent: Int64, _ scope: SettingScope, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "\(scope.namespace) is at version \(current) at the \(scope.shown), not \(sent): somebody else"
        + " changed it; read it again and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func settingLimitReached(_ what: String, limit: Int64, used: Int64) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "SETTING_LIMIT_REACHED",
      message: "there would be \(used) \(what), and \(limit) are allowed; delete some settings",
      metadata: ["limit": "\(limit)", "used": "\(used)"])
  }

  static func settingNotSecret(_ key: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_NOT_SECRET",
      message: "\(key) is not a secret, so there is nothing to reveal; read it with GetSetting",
      metadata: ["key": key])
  }

  static func secretUnreadable(_ what: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_SECRET_UNREADABLE",
      message: "\(what) cannot be opened: its key was destroyed, or its record was tampered with; set it anew"
    )
  }

  static var changeNotFound: RPCError {
    RPCError(
      .notFound, reason: "SETTING_CHANGE_NOT_FOUND",
      message: "there is no such change of settings; ListSettingVersions with the state pending lists them")
  }

  static func changeDecided(_ state: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_CHANGE_DECIDED",
      message: "the change is \(state) already; read it with ListSettingVersions", metadata: ["state": state])
  }

  static var changeExpired: RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_CHANGE_EXPIRED",
      message: "the change lapsed before anybody decided; propose it again")
  }

  static func changeOutdated(_ base: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "SETTING_CHANGE_OUTDATED",
      message:
        "the change was proposed on version \(base), and the namespace is at \(current) now; propose it"
        + " again",
      metadata: ["version": "\(base)", "current_version": "\(current)"])
  }

  static func changeVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the change is at version \(current), not \(sent); read it again and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static var approverIsAuthor: RPCError {
    RPCError(
      .permissionDenied, reason: "SETTING_APPROVER_IS_AUTHOR",
      message: "the author of a change cannot approve it; ask somebody else who may, or reject it to withdraw"
    )
  }

  static func masterKeyMissing(_ newest: Int64) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_MASTER_KEY_MISSING",
      message: "the key file holds no master key newer than version \(newest), which is in use; add one on a"
        + " line below on every server, reload, and call again",
      metadata: ["version": "\(newest)"])
  }

  static func keyVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the key is at version \(current), not \(sent): it was rotated; look again and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  /// All that is wrong with a write, with the reason of what is wrong most.
  static func settingsRefused(_ problems: [SettingProblem]) -> RPCError {
    let worst = problems.min { $0.kind < $1.kind }
    let first = worst.map { "\($0.field) \($0.description)" } ?? ""
    return RPCError(
      .invalidArgument, reason: worst?.kind.reason ?? "FIELD_INVALID",
      message: first + (problems.count > 1 ? "; \(problems.count - 1) more are in the details" : ""),
      metadata: worst?.metadata ?? [:],
      violations: problems.prefix(100).map { FieldViolation(field: $0.field, description: $0.description) })
  }
}

/// One thing that is wrong with what somebody wants to set.
struct SettingProblem: Hashable, Sendable {
  /// From what is wrong most to what is wrong least.
  enum Kind: Int, Comparable, Sendable {
    case keyUnknown, levelForbidden, secretMisplaced, expiryInvalid, valueInvalid, fieldInvalid

    var reason: String {
      switch self {
      case .keyUnknown: "SETTING_KEY_UNKNOWN"
      case .levelForbidden: "SETTING_LEVEL_FORBIDDEN"
      case .secretMisplaced: "SETTING_SECRET_MISPLACED"
      case .expiryInvalid: "SETTING_EXPIRY_INVALID"
      case .valueInvalid: "SETTING_VALUE_INVALID"
      case .fieldInvalid: "FIELD_INVALID"
      }
    }

    static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
  }

  let kind: Kind
  let field: String
  let description: String
  var metadata: [String: String] = [:]

  static func keyUnknown(_ key: String, of schema: PreparedSchema, at field: String) -> SettingProblem {
    let nearest = Spelling.nearest(to: key, among: schema.names)
    return SettingProblem(
      kind: .keyUnknown, field: field,
      description: "names \(key), which \(schema.namespace) does not have"
        + (nearest.map { "; the nearest is \($0)" } ?? "; GetSchema lists its keys"),
      metadata: ["namespace": schema.namespace, "key": key].merging(nearest.map { ["nearest": $0] } ?? [:]) {
        one, _ in one
      })
  }
}

extension SettingScope {
  /// In words.
  var shown: String { "level \(level.name)" + (subject.isEmpty ? "" : " of \(subject)") }
}
