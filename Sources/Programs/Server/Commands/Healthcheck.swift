import MusterHTTPS
import MusterLoop

/// `musterd healthcheck`: what the operations port of a server says of it.
struct Healthcheck: Equatable, Sendable {
  var asksLive = false
  var asksReady = false
  var asksStartup = false
  var timeout = Duration.seconds(3)

  private static let bodyBytesMax = 4_096
  /// Shown of an answer.
  private static let wordsMax = 200

  func check(_ place: Settings.Place) throws(Misunderstood) {
    guard [asksLive, asksReady, asksStartup].count(where: { $0 }) <= 1 else {
      throw Misunderstood("--live, --ready and --startup are three questions; ask one at a time")
    }
    guard place.port != 0 else {
      throw Misunderstood("--ops \(place) is no port to ask; name the one that the server took")
    }
    guard timeout > .zero else { throw Misunderstood("--timeout takes more than 0 seconds") }
  }

  private var question: (path: String, state: String) {
    if asksLive { return ("/livez", "live") }
    return asksStartup ? ("/startupz", "started") : ("/readyz", "ready")
  }

  func answer(of place: Settings.Place) async -> MusterDaemon.Answer {
    let (path, state) = question
    let place = place.reachable
    do {
      let response = try await Self.fetch("http://\(place)\(path)", within: timeout)
      let words = String(decoding: response.body.prefix(Self.wordsMax), as: UTF8.self)
        .replacing("\n", with: " ").trimmed
      guard response.status == 200 else {
        return Self.failed(
          "not \(state): \(place)\(path) answers \(response.status)\(words.isEmpty ? "" : ": \(words)")")
      }
      return MusterDaemon.Answer(output: "\(state): \(place)\(path) answers \(words)")
    } catch {
      return Self.failed("not \(state): \(error)")
    }
  }

  private static func failed(_ words: String) -> MusterDaemon.Answer {
    MusterDaemon.Answer(complaint: "musterd healthcheck: \(words)", exitCode: 1)
  }

  private static func fetch(_ text: String, within timeout: Duration) async throws -> HTTPSResponse {
    guard let url = HTTPSURL(text) else { throw Misunderstood("\(text) cannot be asked") }
    var policy = HTTPSPolicy()
    policy.allowsPlain = true
    // Whatever the operator has named.
    policy.addresses = AddressPolicy(allowed: ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) })
    let pool = try BlockingPool(threads: 1)
    let result: Result<HTTPSResponse, any Error>
    do {
      let request = HTTPSRequest(
        url, accept: "*/*", timeMax: timeout, connectTimeMax: timeout, bodyBytesMax: bodyBytesMax)
      result = .success(try await HTTPSClient(policy, on: pool).fetch(request))
    } catch {
      result = .failure(error)
    }
    await pool.stop()
    return try result.get()
  }
}

extension Settings.Place {
  /// Where a server that listens everywhere is found on its own machine.
  fileprivate var reachable: Settings.Place {
    switch host {
    case "0.0.0.0": Settings.Place("127.0.0.1", port)
    case "::": Settings.Place("::1", port)
    default: self
    }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
  }
}
