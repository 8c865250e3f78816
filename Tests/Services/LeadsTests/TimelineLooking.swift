import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of timelines have in common.
extension TestTenant {
  @discardableResult
  func move(
    _ id: String, to status: LeadsV1.LeadStatus, as role: String = "member",
    _ change: (inout LeadsV1.TransitionLeadRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.TransitionLeadResponse {
    let request = LeadsV1.TransitionLeadRequest.with {
      ($0.tenantID, $0.id, $0.status) = (text, id, status)
      change(&$0)
    }
    return try await leads.transitionLead(request, caller(role))
  }

  @discardableResult
  func record(
    _ lead: String, _ action: LeadsV1.ActivityAction, _ channel: TypeV1.Channel = .unspecified,
    as role: String = "member", trying: Bool = false, _ change: (inout LeadsV1.Activity) -> Void = { _ in }
  ) async throws -> LeadsV1.RecordActivityResponse {
    let request = LeadsV1.RecordActivityRequest.with {
      ($0.tenantID, $0.validateOnly) = (text, trying)
      $0.activity = .with {
        ($0.leadID, $0.action, $0.channel) = (lead, action, channel)
        change(&$0)
      }
    }
    return try await leads.recordActivity(request, caller(role))
  }

  /// All pages, one behind the other.
  func activities(
    by size: Int32 = 1_000, _ change: (inout LeadsV1.ListActivitiesRequest) -> Void = { _ in }
  ) async throws -> [LeadsV1.Activity] {
    var (activities, token): ([LeadsV1.Activity], String) = ([], "")
    repeat {
      let request = LeadsV1.ListActivitiesRequest.with {
        ($0.tenantID, $0.pageSize) = (text, size)
        change(&$0)
        $0.pageToken = token
      }
      let page = try await leads.listActivities(request, caller("viewer"))
      #expect(page.activities.count <= Int(size))
      activities += page.activities
      token = page.nextPageToken
    } while !token.isEmpty
    return activities
  }

  func timeline(_ lead: String) async throws -> [LeadsV1.Activity] {
    try await activities { $0.leadID = lead }
  }

  func replies(
    _ change: (inout LeadsV1.ListRepliesRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ListRepliesResponse {
    let request = LeadsV1.ListRepliesRequest.with {
      $0.tenantID = text
      change(&$0)
    }
    return try await leads.listReplies(request, caller("viewer"))
  }

  @discardableResult
  func markRead(
    _ ids: [String], unread: Bool = false, as role: String = "member", trying: Bool = false
  ) async throws -> LeadsV1.MarkRepliesReadResponse {
    let request = LeadsV1.MarkRepliesReadRequest.with {
      ($0.tenantID, $0.ids, $0.unread, $0.validateOnly) = (text, ids, unread, trying)
    }
    return try await leads.markRepliesRead(request, caller(role))
  }

  /// Why nothing may be sent to each of these; nil where something may.
  func suppressions(
    _ values: [String], _ kind: LeadsV1.SuppressionKind = .unspecified
  ) async throws -> [LeadsV1.SuppressionReason?] {
    let request = LeadsV1.CheckSuppressionRequest.with {
      ($0.tenantID, $0.values, $0.kind) = (text, values, kind)
    }
    let results = try await leads.checkSuppression(request, caller("viewer")).results
    return results.map { $0.verdict == .suppressed ? $0.reason : nil }
  }

  /// Fields by key and type.
  @discardableResult
  func setSchema(
    _ fields: [LeadsV1.CustomField], version: Int64 = 0, as role: String = "admin"
  ) async throws -> LeadsV1.LeadSchema {
    let request = LeadsV1.UpdateLeadSchemaRequest.with {
      $0.tenantID = text
      $0.leadSchema = .with { ($0.fields, $0.version) = (fields, version) }
      $0.updateMask = .with { $0.paths = ["fields"] }
    }
    return try #require(try await leads.updateLeadSchema(request, caller(role)).leadSchema)
  }

  func schema() async throws -> LeadsV1.LeadSchema {
    let request = LeadsV1.GetLeadSchemaRequest.with { $0.tenantID = text }
    return try #require(try await leads.getLeadSchema(request, caller("viewer")).leadSchema)
  }

  /// A row's id as SQL writes it.
  func uuid(_ id: String) throws -> String {
    let bits = try #require(TypeID(id)).bits
    return UserID(bits).uuidText
  }
}

extension GoogleProtobuf.Timestamp {
  /// So many seconds from now.
  static func inSeconds(_ seconds: Int64) -> GoogleProtobuf.Timestamp {
    .with { $0.seconds = WallClock.seconds() + seconds }
  }

  var micros: Int64 { seconds * 1_000_000 + Int64(nanos / 1_000) }
}

extension LeadsV1.CustomField {
  static func of(
    _ key: String, _ type: LeadsV1.CustomFieldType, _ change: (inout LeadsV1.CustomField) -> Void = { _ in }
  ) -> LeadsV1.CustomField {
    .with {
      ($0.key, $0.type) = (key, type)
      change(&$0)
    }
  }
}
