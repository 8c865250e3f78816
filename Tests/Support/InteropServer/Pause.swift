import MusterRPC

/// Waiting in a handler.
enum Pause {
  /// What nobody waits for.
  private static let max = Duration.seconds(86_400)

  static func take(_ time: Duration) async throws(RPCError) {
    guard time > .zero else { return }
    do {
      try await Task.sleep(for: min(time, max))
    } catch {
      throw .callCancelled
    }
  }

  static func forever() async throws(RPCError) -> Never {
    while true { try await take(max) }
  }
}

extension StatusCode {
  /// A number that a message brought.
  init(number: Int32) {
    self = UInt32(exactly: number).flatMap(StatusCode.init(rawValue:)) ?? .unknown
  }
}
