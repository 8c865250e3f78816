import MusterRPC

/// What is counted of calls, under the names that go-grpc-middleware gave them, so that dashboards made for
/// others fit. Every method is there from the start: a counter that appears with its first call hides that
/// call from a rate.
struct CallFamilies {
  private let methods: [(labels: String, figures: MethodFigures)]

  init(_ metrics: CallMetrics) {
    methods = zip(metrics.methods, metrics.figures).map { method, figures in
      (method.metricLabels, figures)
    }
  }

  func write(to text: inout MetricsText) {
    counter(&text, "grpc_server_started_total", "Calls that began.", \.started)
    text.family(
      "grpc_server_handled_total", .counter, "Calls that ended, by the code that the client was told.")
    for (labels, figures) in methods {
      for (code, name) in Self.codes {
        text.value(
          "grpc_server_handled_total", "\(labels),grpc_code=\"\(name)\"", figures.ends[Int(code)])
      }
    }
    counter(&text, "grpc_server_msg_received_total", "Messages that clients sent.", \.received)
    counter(&text, "grpc_server_msg_sent_total", "Messages that clients were sent.", \.sent)
    times(&text)
  }

  private func counter(
    _ text: inout MetricsText, _ name: String, _ help: String, _ value: KeyPath<MethodFigures, Int64>
  ) {
    text.family(name, .counter, help)
    for (labels, figures) in methods { text.value(name, labels, figures[keyPath: value]) }
  }

  private func times(_ text: inout MetricsText) {
    let name = "grpc_server_handling_seconds"
    text.family(name, .histogram, "How long calls took, from the request to the status.")
    for (labels, figures) in methods {
      var sum: Int64 = 0
      for place in figures.times.indices {
        sum &+= figures.times[place]
        let bound =
          place < MethodFigures.bounds.count ? "\(Double(MethodFigures.bounds[place]) / 1e9)" : "+Inf"
        text.value("\(name)_bucket", "\(labels),le=\"\(bound)\"", sum)
      }
      text.value("\(name)_sum", labels, Double(figures.nanoseconds) / 1e9)
      text.value("\(name)_count", labels, sum)
    }
  }

  /// As Go writes them.
  private static let codes: [(UInt32, String)] = [
    "OK", "Canceled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists",
    "PermissionDenied", "ResourceExhausted", "FailedPrecondition", "Aborted", "OutOfRange", "Unimplemented",
    "Internal", "Unavailable", "DataLoss", "Unauthenticated",
  ].enumerated().map { (UInt32($0), $1) }
}

extension ObservedMethod {
  fileprivate var metricLabels: String {
    let type =
      switch info.shape {
      case .unary: "unary"
      case .clientStream: "client_stream"
      case .serverStream: "server_stream"
      case .bidirectional: "bidi_stream"
      }
    return "grpc_type=\"\(type)\",grpc_service=\"\(info.service)\",grpc_method=\"\(info.name)\""
  }
}
