import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension LeadsV1.Suppression {
  /// Of the columns of `SuppressionStore`. The value itself is known to nobody any more.
  init(_ row: Row, in tenant: TenantID, isForOperator: Bool) throws(PostgresError) {
    self.init()
    id = SuppressionID(try row.value(0)).description
    if tenant != .platform { tenantID = tenant.description }
    kind = try row.value(1)
    campaignID = (try row.optional(2) as UInt128?).map { CampaignID($0).description } ?? ""
    maskedValue = try row.value(3)
    reason = try row.value(4)
    note = try row.value(5)
    expireTime = try row.timestamp(6)
    importID = (try row.optional(7) as UInt128?).map { ImportID($0).description } ?? ""
    createdBy = TypeV1.Actor(
      stored: try row.value(8), id: (try row.optional(9) as UInt128?).map { IDBits($0) },
      name: try row.optional(10), isForOperator: isForOperator)
    createTime = try row.timestamp(11)
    updateTime = try row.timestamp(12)
    deleteTime = try row.timestamp(13)
    version = try row.value(14)
  }

  /// As the journal tells of it.
  var told: LeadsV1.Suppression {
    var told = self
    (told.maskedValue, told.note) = ("", "")
    return told
  }
}

extension SuppressedKind {
  /// Nil when it is to be told from the form.
  init?(_ kind: LeadsV1.SuppressionKind) {
    self.init(rawValue: kind.stored)
  }

  var message: LeadsV1.SuppressionKind {
    switch self {
    case .email: .email
    case .domain: .domain
    case .phone: .phone
    case .externalID: .externalID
    case .linkedIn: .linkedinURL
    }
  }

  /// Whether a consent for the channel is one to be sent to such a value; for a person's own id any is.
  func isReached(by channel: TypeV1.Channel) -> Bool {
    if channel == .unspecified { return true }
    return switch self {
    case .email, .domain: channel == .email
    case .phone: channel == .sms || channel == .voice
    case .linkedIn: channel == .linkedin
    case .externalID: true
    }
  }
}

/// What somebody wants to put on a list, read out of its message.
struct SuppressionIntake: Sendable {
  let tenant: TenantID
  let now = PostgresTime(unixMicroseconds: WallClock.microseconds()) ?? .minusInfinity

  /// The entry to be, or all that is wrong with it beside its bounds and its campaign.
  func draft(
    _ suppression: LeadsV1.Suppression
  ) -> (draft: SuppressionDraft?, problems: [SuppressionProblem]) {
    var problems: [SuppressionProblem] = []
    let kind = SuppressedKind(suppression.kind)
    let value = SuppressedValue(suppression.value, kind)
    if value == nil { problems.append(.valueInvalid(kind)) }
    if kind == .externalID, tenant == .platform { problems.append(.kindNotAllowed) }
    let expiry = suppression.expireTime.flatMap { PostgresTime($0) }
    if let expiry, expiry <= now { problems.append(.expiryPassed) }
    guard problems.isEmpty, let value, let cause = SuppressionCause(rawValue: suppression.reason.stored)
    else {
      return (nil, problems)
    }
    var draft = SuppressionDraft(value, cause)
    draft.campaign = CampaignID(suppression.campaignID)
    (draft.note, draft.expiry) = (suppression.note, expiry)
    return (draft, [])
  }
}

extension LeadsV1.SuppressionResult {
  /// `seesPlatform` is whether the platform's list may be seen by the caller.
  init(
    _ index: Int, _ value: SuppressedValue?, _ verdict: Suppressions.Verdict?, seesPlatform: Bool
  ) {
    self.init()
    self.index = Int32(clamping: index)
    guard value != nil else {
      self.verdict = .unreadable
      return
    }
    guard let verdict else {
      self.verdict = .clear
      return
    }
    self.verdict = .suppressed
    (kind, expireTime) = (verdict.kind.message, verdict.match.expiry?.timestamp)
    switch verdict.level {
    case .tenant: level = .tenant
    case .campaign: level = .campaign
    case .platform: level = .platform
    }
    if verdict.level == .platform && !seesPlatform { return }
    reason = LeadsV1.SuppressionReason.allKnown.first { $0.stored == verdict.match.reason } ?? .unspecified
    suppressionID = verdict.match.id.description
  }
}

extension Caller {
  var isOperator: Bool { (principal as? Principal)?.isPlatform ?? false }
}
