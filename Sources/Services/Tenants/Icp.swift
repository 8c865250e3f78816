import MusterCore
import MusterRows
import MusterWellKnownAPI

/// The ideal customer profile of a tenant: there is one in each, so its id is the tenant's.
struct IcpID: ResourceID {
  static let prefix = "icp"
  let stored: IDBits
}

/// One revision as it is stored.
struct IcpRevision: Sendable {
  enum State: String, Sendable {
    case draft, confirmed, superseded
  }

  let number: Int64
  let state: State
  /// Of the profile as a whole.
  let version: Int64
  let content: IcpContent
  let createTime: GoogleProtobuf.Timestamp?
  let author: Author?
  let confirmTime: GoogleProtobuf.Timestamp?
  let confirmedBy: Author?
}

/// What people wrote into a revision: the bytes of its message, which never change.
struct IcpContent: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }
}
