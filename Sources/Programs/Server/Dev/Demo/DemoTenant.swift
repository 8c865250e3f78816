import MusterCore
import MusterRPC
import MusterTenancy

/// A tenant to be worked in, with those who work there.
struct DemoTenant: Sendable {
  let stage: DemoStage
  let id: TenantID
  let slug: String
  let owner: UserID
  let viewer: UserID
  /// In Unix seconds.
  let since: Int64

  var text: String { id.description }
  var transport: InProcessTransport { stage.transport }

  func asOwner() throws -> CallOptions { try stage.as(owner, in: id) }
  func asViewer() throws -> CallOptions { try stage.as(viewer, in: id) }

  /// As of the stage, apart from the rows of other tenants.
  @discardableResult
  func once(_ name: String, _ make: (_ requestID: String) async throws -> String) async -> String? {
    await stage.once("\(slug).\(name)", make)
  }

  func rowID(_ name: String) -> String { stage.marks.id("\(slug).\(name)") ?? "" }
}
