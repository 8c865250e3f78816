import MusterCore
import MusterCrypto
import MusterRPC
import MusterTenancy

/// What demo rows are made with: the RPCs that everybody calls, by tokens that everybody could have.
struct DemoStage: Sendable {
  let transport: InProcessTransport
  let marks: DemoMarks
  private let mint: TokenMint

  /// Who operates the installation: always the same, so that the journals of two days name one.
  static let operatorID = UserID(1)

  private static let lifetime = Duration.seconds(60)
  /// A call that hangs must not keep the server from being ready.
  private static let callMax = Duration.seconds(10)

  init(_ platform: Platform, _ services: Services, _ marks: DemoMarks) {
    transport = InProcessTransport(services.handlers)
    mint = TokenMint(platform.tenancy.keys)
    self.marks = marks
  }

  /// Who has no token.
  static var anybody: CallOptions {
    var options = CallOptions()
    options.timeout = callMax
    return options
  }

  func asOperator() throws -> CallOptions {
    Self.bearer(try mint.platform(Self.operatorID, lifetime: Self.lifetime).token)
  }

  func `as`(_ user: UserID, in tenant: TenantID) throws -> CallOptions {
    Self.bearer(
      try mint.access(.user(user), in: tenant, key: nil, scope: nil, lifetime: Self.lifetime).token)
  }

  static func bearer(_ token: String) -> CallOptions {
    var options = anybody
    options.metadata.add("authorization", "Bearer \(token)")
    return options
  }

  /// The id of a row that is made the first time; nil for one that cannot be made, which is tried again at
  /// the next start. `make` is given a request id, so that no kill makes it twice.
  @discardableResult
  func once(_ name: String, _ make: (_ requestID: String) async throws -> String) async -> String? {
    if let id = marks.id(name) { return id }
    do {
      let id = try await make("demo.\(name)")
      try marks.keep(name, id)
      return id
    } catch {
      Log.write(.warning, "demo_row_missing", ["row": name, "cause": "\(error)"])
      return nil
    }
  }
}
