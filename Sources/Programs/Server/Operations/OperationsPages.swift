/// What the operations port answers.
struct OperationsPages: Sendable {
  enum Answer {
    case now(OperationsResponse)
    /// It takes too long for a loop.
    case later(@Sendable () -> OperationsResponse)
  }

  let readings: OperationsReadings
  let hosts: HostRule
  private let server: ServerPage

  init(_ readings: OperationsReadings, _ hosts: HostRule) {
    (self.readings, self.hosts) = (readings, hosts)
    server = ServerPage(readings)
  }

  func answer(_ request: OperationsRequest) -> Answer {
    let isHead = request.method == "HEAD"
    guard isHead || request.method == "GET" else {
      return .now(
        OperationsResponse(.methodNotAllowed, "only GET and HEAD are answered here\n", allow: "GET, HEAD"))
    }
    guard hosts.admits(request.host) else {
      return .now(
        OperationsResponse(
          .misdirected,
          "this port is asked by its address or as localhost; a name is given to it with --ops-names\n"))
    }
    switch page(request.path) {
    case .now(var response):
      response.isHead = isHead
      return .now(response)
    case .later(let make):
      return .later {
        var response = make()
        response.isHead = isHead
        return response
      }
    }
  }

  private func page(_ path: String) -> Answer {
    switch path {
    // A loop answers, so the process lives; what it depends on is not asked.
    case "/livez": .now(OperationsResponse(.ok, "ok\n"))
    case "/startupz": .now(startup)
    case "/readyz": .now(ready)
    case "/version": .later { [server] in server.version }
    case "/metrics":
      .later { [readings] in
        OperationsResponse(
          .ok, bytes: Metrics(readings: readings).page, type: "text/plain; version=0.0.4; charset=utf-8")
      }
    case "/": .later { [server] in server.page }
    case "/stats.json": .later { [server] in server.stats }
    default:
      .now(
        OperationsResponse(
          .notFound, "there are /, /livez, /readyz, /startupz, /metrics, /stats.json and /version\n"))
    }
  }

  private var startup: OperationsResponse {
    guard let missing = readings.progress.waitsFor else { return OperationsResponse(.ok, "ok\n") }
    return OperationsResponse(.unavailable, "starting: waiting for \(missing)\n")
  }

  /// What health says of the whole server: one truth for those who ask either way.
  private var ready: OperationsResponse {
    OperationsResponse(
      readings.isServing ? .ok : .unavailable, readings.readiness.text(isServing: readings.isServing))
  }
}
