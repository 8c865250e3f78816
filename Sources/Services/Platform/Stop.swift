import MusterCore
import MusterTenancy

struct EmergencyStopID: ResourceID {
  static let prefix = "stop"
  let stored: IDBits
  init(stored: IDBits) { self.stored = stored }
}

/// Who stops or lifts, as rows name them.
struct StopActor: Sendable {
  let kind: String
  let id: IDBits?

  init(_ principal: Principal?) {
    switch principal?.subject {
    case .platform(let id): (kind, self.id) = ("platform", id.stored)
    case .user(let id): (kind, self.id) = ("user", id.stored)
    case .serviceKey(let id): (kind, self.id) = ("api_key", id.stored)
    case nil: (kind, id) = ("system", nil)
    }
  }
}
