package import MusterRPC
import Synchronization

/// So many exports at one time on a server: each has a connection of its own for as long as it lasts.
package final class ExportSlots: Sendable {
  private static let exportsMax = 2

  private let running = Mutex(0)

  package init() {}

  package func run(_ body: () async throws(RPCError) -> Void) async throws(RPCError) {
    let isTaken = running.withLock { running in
      guard running < Self.exportsMax else { return false }
      running += 1
      return true
    }
    guard isTaken else { throw .overloaded(retryAfter: .seconds(10)) }
    defer { running.withLock { $0 -= 1 } }
    try await body()
  }
}
