package import MusterLoop
import Synchronization

/// What connections of a client may be.
package struct HTTPSPolicy: Hashable, Sendable {
  package var addresses = AddressPolicy()
  /// The authorities to trust instead of the machine's.
  package var authoritiesFile: String?
  /// For tests, and for what is on the same machine.
  package var allowsPlain = false

  package init() {}
}

package struct HTTPSRequest: Sendable {
  package var url: HTTPSURL
  package var accept: String
  /// Sent with POST; without one it is GET.
  package var content: Content?
  /// Name, connection, handshake and answer together.
  package var timeMax: Duration
  /// Name, connection and handshake.
  package var connectTimeMax: Duration
  package var headerBytesMax = 16_384
  package var bodyBytesMax: Int

  package init(
    _ url: HTTPSURL, accept: String, timeMax: Duration = .seconds(5), connectTimeMax: Duration = .seconds(3),
    bodyBytesMax: Int
  ) {
    (self.url, self.accept, self.bodyBytesMax) = (url, accept, bodyBytesMax)
    (self.timeMax, self.connectTimeMax) = (timeMax, connectTimeMax)
  }

  package struct Content: Sendable {
    package let type: String
    package let bytes: [UInt8]

    package init(_ type: String, _ bytes: [UInt8]) {
      (self.type, self.bytes) = (type, bytes)
    }
  }
}

package struct HTTPSResponse: Hashable, Sendable {
  /// A redirect too is an answer: none is followed.
  package let status: Int
  package let contentType: String?
  /// When the server wants to be asked again, if it says so in seconds.
  package let retryAfter: Duration?
  package let body: [UInt8]
}

/// Fetches over HTTPS with libcurl, each request on a connection of its own. No proxy, cookies, netrc or
/// redirects, whatever the environment says.
package struct HTTPSClient: Sendable {
  private let policy: HTTPSPolicy
  private let pool: BlockingPool

  /// A request holds a thread of the pool for its whole time.
  package init(_ policy: HTTPSPolicy, on pool: BlockingPool) {
    (self.policy, self.pool) = (policy, pool)
  }

  /// Ends within a second after its task is cancelled.
  package func fetch(_ request: HTTPSRequest) async throws(HTTPSError) -> HTTPSResponse {
    guard request.url.isEncrypted || policy.allowsPlain else {
      throw HTTPSError(.notEncrypted, "\(request.url.place): only https is fetched")
    }
    let (policy, pool, cancellation) = (policy, pool, Cancellation())
    let result: Result<HTTPSResponse, HTTPSError> = await withTaskCancellationHandler {
      do throws(LoopError) {
        return try await pool.run {
          Result { () throws(HTTPSError) in
            try Exchange(request, policy, cancellation).run()
          }
        }
      } catch {
        return .failure(HTTPSError(.busy, "\(request.url.place): \(error)"))
      }
    } onCancel: {
      cancellation.cancel()
    }
    return try result.get()
  }
}

/// Says to the thread that fetches that nobody waits any more.
final class Cancellation: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  func cancel() { flag.store(true, ordering: .relaxed) }
}
