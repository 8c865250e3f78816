import MusterCore
import MusterHealth
import MusterStandardAPI

/// What the operations port answers.
struct OperationsPages: Sendable {
  let health: HealthRegistry
  let metrics: Metrics

  func answer(_ request: OperationsRequest) -> OperationsResponse {
    let isHead = request.method == "HEAD"
    guard isHead || request.method == "GET" else {
      return OperationsResponse(
        .methodNotAllowed, "only GET and HEAD are answered here\n", allow: "GET, HEAD")
    }
    var response = page(request.path)
    response.isHead = isHead
    return response
  }

  private func page(_ path: String) -> OperationsResponse {
    switch path {
    // A loop answers, so the process lives; what it depends on is not asked.
    case "/livez": OperationsResponse(.ok, "ok\n")
    // What health says of the whole server: one truth for those who ask either way.
    case "/readyz":
      health.whole == .serving
        ? OperationsResponse(.ok, "ok\n") : OperationsResponse(.unavailable, "not serving\n")
    case "/version":
      OperationsResponse(.ok, "{\"version\":\"\(Build.version)\"}\n", type: "application/json")
    case "/metrics":
      OperationsResponse(.ok, metrics.page, type: "text/plain; version=0.0.4; charset=utf-8")
    default: OperationsResponse(.notFound, "there are /livez, /readyz, /metrics and /version\n")
    }
  }
}

/// An answer, after which the connection ends.
struct OperationsResponse: Hashable {
  var status: OperationsStatus
  var body: String
  var type: String
  /// The methods that would do, where the one that was sent does not.
  var allow: String?
  /// The body's length is told, not the body.
  var isHead = false

  init(
    _ status: OperationsStatus, _ body: String, type: String = "text/plain; charset=utf-8",
    allow: String? = nil
  ) {
    (self.status, self.body, self.type, self.allow) = (status, body, type, allow)
  }

  var bytes: [UInt8] {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    head += "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
    if let allow { head += "Allow: \(allow)\r\n" }
    head += "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    return Array(head.utf8) + (isHead ? [] : Array(body.utf8))
  }
}
