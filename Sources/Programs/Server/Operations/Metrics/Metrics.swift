import MusterCore
import MusterCrypto
import MusterLoop
import MusterMigrationSteps
import MusterTransport

/// What is counted, as Prometheus reads it: each number from where it lives, when somebody asks.
struct Metrics: Sendable {
  let readings: OperationsReadings

  /// Not on a loop: it is long.
  var page: [UInt8] {
    var text = MetricsText(capacity: 1 << 20)
    self.state(&text)
    CallFamilies(readings.calls).write(to: &text)
    loops(&text)
    DatabaseFamilies(readings).write(to: &text)
    WorkFamilies(readings: readings).write(to: &text)
    process(&text)
    return text.bytes
  }

  private func state(_ text: inout MetricsText) {
    text.family("muster_build_info", .gauge, "The version that runs, and its schema.")
    text.value(
      "muster_build_info",
      MetricsText.label("version", Build.version) + ",schema=\"\(MigrationStep.all.last?.number ?? 0)\"", 1)
    text.family("muster_server_info", .gauge, "This server, new at each start, and what it does.")
    let roles = readings.roles.map(\.rawValue).sorted().joined(separator: ",")
    text.value(
      "muster_server_info",
      MetricsText.label("server", readings.platform.serverID) + "," + MetricsText.label("roles", roles), 1)
    text.one("muster_ready", .gauge, "Whether calls can be answered.", readings.isServing ? 1 : 0)
    text.one(
      "muster_tls_certificate_end_seconds", .gauge,
      "When the first certificate of the chain that is served ends, in seconds since 1970.",
      readings.certificates?.context.certificateEnd)
  }

  private func loops(_ text: inout MetricsText) {
    let group = readings.group
    text.one("grpc_server_calls_running", .gauge, "Calls at work now.", readings.server.running)
    text.one("muster_connections", .gauge, "Connections of clients.", readings.server.connectionCount)
    each(
      &text, "muster_loop_connections", .gauge, "Connections by event loop, of the operations port too.",
      group.connectionCounts)
    each(&text, "muster_loop_turns_total", .counter, "Turns of the loop.", group.loops.map(\.turnCount))
    let lags = readings.probes.map(\.lag)
    each(
      &text, "muster_loop_lag_seconds", .gauge, "How long work waited for the loop when it was tried last.",
      lags.map { Double($0.last) / 1e9 })
    each(
      &text, "muster_loop_lag_max_seconds", .gauge, "The longest of the last 15 seconds.",
      lags.map { Double($0.longest) / 1e9 })
  }

  private func process(_ text: inout MetricsText) {
    text.one(
      "process_start_time_seconds", .gauge, "When the process started, in seconds since 1970.",
      readings.started)
    text.one(
      "process_cpu_seconds_total", .counter, "Time on processors.", ProcessFacts.processorTime())
    text.one("process_resident_memory_bytes", .gauge, "Memory in use.", ProcessFacts.residentBytes())
    text.one("process_open_fds", .gauge, "Open descriptors.", ProcessFacts.descriptorCount())
    text.one("process_max_fds", .gauge, "Descriptors that may be open.", ProcessFacts.descriptorsMax())
  }

  private func each(
    _ text: inout MetricsText, _ name: String, _ kind: MetricsText.Kind, _ help: String,
    _ values: [some CustomStringConvertible]
  ) {
    text.family(name, kind, help)
    for (index, value) in values.enumerated() { text.value(name, "loop=\"\(index)\"", value) }
  }
}
