import MusterBrake
import MusterCore
import MusterCrypto
import MusterJournal
import MusterLoop
import MusterMigrationSteps
import MusterPlatform
import MusterPostgres
import MusterTenancy
import MusterTransport
import MusterWire

/// The page for people, and the numbers that its pictures are drawn from.
struct ServerPage: Sendable {
  private static let tenantsShown = 10

  private let readings: OperationsReadings
  private let policy: String

  init(_ readings: OperationsReadings) {
    self.readings = readings
    // Of all scripts and styles in the world the browser takes these two, and talks to nobody else.
    policy =
      "default-src 'none'; script-src '\(Self.hash(PackageResources.page_js))';"
      + " style-src '\(Self.hash(PackageResources.page_css))'; connect-src 'self'; img-src data:;"
      + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }

  private static func hash(_ bytes: [UInt8]) -> String {
    "sha256-" + String(decoding: Base64.json.encode(SHA256.digest(bytes)), as: UTF8.self)
  }

  // MARK: /version

  var version: OperationsResponse {
    var json = JSONText()
    json.object { json in
      json.value("version", Build.version)
      json.value("protos", Self.protosDigest)
      json.value("schema", MigrationStep.all.last?.number ?? 0)
      json.value("started", readings.started)
      json.list("roles") { json in
        for role in readings.roles.map(\.rawValue).sorted() { json.value(nil, role) }
      }
      json.value("server_id", readings.platform.serverID)
    }
    return OperationsResponse(.ok, json.text + "\n", type: "application/json")
  }

  /// Of the descriptors of all that is served, so that two servers of one contract say the same.
  private static let protosDigest: String = {
    var files: [String: [UInt8]] = [:]
    for (_, pool) in RPCTable.all {
      for file in pool.files { files[file.name] = file.bytes }
    }
    var digest = SHA256Stream()
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      digest.add(Array("\(name)\n\(bytes.count)\n".utf8))
      digest.add(bytes)
    }
    return "sha256:"
      + digest.digest().map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
  }()

  // MARK: /stats.json

  var stats: OperationsResponse {
    var json = JSONText()
    json.object { json in
      server(&json)
      json.list("services") { json in
        for service in readings.speed.services { Self.add(service, to: &json) }
      }
      json.list("lanes") { json in
        for lane in LaneReading.all(readings) { Self.add(lane, to: &json) }
      }
      json.list("loops") { json in
        for (probe, count) in zip(readings.probes, readings.group.connectionCounts) {
          json.object { json in
            json.value("lag", Double(probe.lag.last) / 1e9)
            json.value("longest", Double(probe.lag.longest) / 1e9)
            json.value("connections", count)
          }
        }
      }
      work(&json)
      tenants(&json)
    }
    return OperationsResponse(.ok, json.text + "\n", type: "application/json")
  }

  private func server(_ json: inout JSONText) {
    let readiness = readings.readiness
    json.value("state", state)
    json.value("version", Build.version)
    json.value("schema", MigrationStep.all.last?.number ?? 0)
    json.value("server", readings.platform.serverID)
    json.value("roles", readings.roles.map(\.rawValue).sorted().joined(separator: ", "))
    json.value("uptime", ProcessFacts.wallTime() - readings.started)
    json.value("certificateEnd", readings.certificates?.context.certificateEnd.map(Double.init))
    json.value("running", readings.server.running)
    json.value("connections", readings.server.connectionCount)
    json.value("streams", readings.platform.tenancy.openStreamCount)
    json.value("memory", ProcessFacts.residentBytes() ?? 0)
    json.value("processor", ProcessFacts.processorTime())
    json.value("descriptors", ProcessFacts.descriptorCount() ?? 0)
    json.value("emergencyStop", readings.platform.brake.isOn)
    json.list("parts") { json in
      for part in readiness.parts {
        json.object { json in
          json.value("name", part.name)
          json.value("problem", part.problem)
          json.value("decides", part.decides)
        }
      }
    }
  }

  private var state: String {
    switch readings.progress.current {
    case .draining: "ending"
    case .done: readings.isServing ? "ready" : "not ready"
    default: "starting"
    }
  }

  private static func add(_ service: ServiceSpeed.Service, to json: inout JSONText) {
    json.object { json in
      json.value("name", service.name)
      json.value("total", service.total)
      json.value("errors", service.errors)
      json.list("calls") { json in for count in service.calls { json.value(nil, count) } }
      for (name, times) in [("p50", service.p50), ("p95", service.p95), ("p99", service.p99)] {
        json.list(name) { json in for time in times { json.value(nil, time) } }
      }
    }
  }

  private static func add(_ lane: LaneReading, to json: inout JSONText) {
    json.object { json in
      json.value("pool", lane.pool)
      json.value("lane", lane.lane)
      json.value("places", lane.load.places)
      json.value("open", lane.load.open)
      json.value("busy", lane.load.busy)
      json.value("waiting", lane.load.waiting)
      json.value("waited", lane.waitedCount)
      json.value("failed", lane.failedCount)
    }
  }

  private func work(_ json: inout JSONText) {
    let figures = readings.database.figures
    json.value("eventLag", figures?.journalLag.map { $0 / .seconds(1) })
    json.value("watchers", readings.platform.watch.watchCount)
    let refused = readings.platform.tenancy.refusalCounts.reduce(0) { $0 + $1.count }
    json.value("refused", refused)
    guard let jobs = figures?.jobs else { return json.value("jobs", nil as String?) }
    json.object("jobs") { json in
      json.value("scheduled", jobs.scheduled)
      json.value("ready", jobs.ready)
      json.value("running", jobs.running)
      json.value("dead", jobs.dead)
      json.value("succeeded", jobs.succeeded)
      json.value("failed", jobs.failedAttempts)
      json.value("oldest", jobs.oldestReady / .seconds(1))
    }
  }

  private func tenants(_ json: inout JSONText) {
    let slugs = readings.database.figures?.slugs ?? [:]
    json.list("tenants") { json in
      for calls in readings.platform.meter.busiest(Self.tenantsShown) {
        json.object { json in
          json.value("id", calls.tenant.description)
          json.value("slug", slugs[calls.tenant])
          json.value("calls", calls.calls)
          json.value("errors", calls.errors)
          json.value("limited", calls.limited)
        }
      }
    }
  }

  // MARK: /

  /// As it was when it was asked for; its script keeps it up to date where there is one.
  var page: OperationsResponse {
    let values = [
      "STYLE": String(decoding: PackageResources.page_css, as: UTF8.self),
      "SCRIPT": String(decoding: PackageResources.page_js, as: UTF8.self),
      "STATE": state, "VERSION": Build.version, "SERVER": readings.platform.serverID,
      "SCHEMA": "\(MigrationStep.all.last?.number ?? 0)",
      "ROLES": readings.roles.map(\.rawValue).sorted().joined(separator: ", "),
      "PARTS": readings.readiness.parts.map(Self.row).joined(),
      "SERVICES": readings.speed.services.filter { $0.total > 0 }.map(Self.row).joined(),
    ]
    let html = Self.filled(String(decoding: PackageResources.page_html, as: UTF8.self), values)
    var response = OperationsResponse(.ok, html, type: "text/html; charset=utf-8")
    response.contentPolicy = policy
    return response
  }

  private static func row(_ part: Readiness.Part) -> String {
    let words = part.problem.map(escaped) ?? "ok"
    return "<tr><th scope=\"row\">\(escaped(part.name))</th><td>\(words)</td></tr>"
  }

  private static func row(_ service: ServiceSpeed.Service) -> String {
    "<tr><th scope=\"row\">\(escaped(service.name))</th><td>\(service.total)</td>"
      + "<td>\(service.errors)</td></tr>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  /// Puts values in the places of `{{NAME}}`. What is put in is not looked at again: it may hold anything.
  private static func filled(_ template: String, _ values: [String: String]) -> String {
    var parts = template.split(separator: "{{", omittingEmptySubsequences: false)[...]
    var result = String(parts.removeFirst())
    for part in parts {
      let halves = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
      result += values[String(halves[0])] ?? ""
      if halves.count > 1 { result += halves[1] }
    }
    return result
  }
}
