import MusterCore
import MusterLoop
import MusterTransport

/// What is counted, as Prometheus reads it.
struct Metrics: Sendable {
  let server: GRPCServer
  let group: LoopGroup
  /// Seconds since 1970.
  let started: Double

  /// Read from where each number lives, when somebody asks. On a loop: nothing here blocks.
  var page: String {
    var text = MetricsText()
    text.gauge("muster_build_info", "The version that runs.", 1, labels: "version=\"\(Build.version)\"")

    // The counters of each method, grpc_server_started_total and so on, come here.
    text.gauge("grpc_server_calls_running", "Calls at work now.", server.running)
    text.gauges(
      "muster_loop_connections", "Connections by event loop, those of the operations port too.", "loop",
      group.connectionCounts)

    text.gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", started)
    text.gauge("process_resident_memory_bytes", "Memory in use.", ProcessFacts.residentBytes())
    text.gauge("process_open_fds", "Open descriptors.", ProcessFacts.descriptorCount())
    text.gauge("process_max_fds", "Descriptors that may be open.", ProcessFacts.descriptorsMax())
    return text.text
  }
}

/// Prometheus' text format, version 0.0.4.
struct MetricsText {
  private(set) var text = ""

  /// Left out when it is not known. Names, help and labels are our own and hold nothing to escape.
  mutating func gauge(
    _ name: String, _ help: String, _ value: (some CustomStringConvertible)?, labels: String = ""
  ) {
    guard let value else { return }
    head(name, help)
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }

  /// One for each place of the list, which is the label's value.
  mutating func gauges(_ name: String, _ help: String, _ label: String, _ values: [Int]) {
    head(name, help)
    for (index, value) in values.enumerated() { text += "\(name){\(label)=\"\(index)\"} \(value)\n" }
  }

  private mutating func head(_ name: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
  }
}
