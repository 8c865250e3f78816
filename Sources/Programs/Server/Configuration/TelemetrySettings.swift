import Glibc
import MusterCore
import MusterHTTPS

/// What the server tells of itself and of its calls.
struct TelemetrySettings: Equatable {
  var logLevel = Log.Level.info
  var logFormat = LogFormat.auto
  var accessLog = AccessLogExtent.off
  /// Nil for never.
  var slowCall: Duration? = .seconds(1)
  /// Nil where spans are sent nowhere.
  var collector: HTTPSURL?
  var collectorAuthorities: String?
  /// In the clear to another machine.
  var isCollectorPlain = false
  /// Of the traces that begin here.
  var traceSample = 1.0

  enum LogFormat: String, CaseIterable {
    case json, text
    /// Text where a person sits at the other end.
    case auto
  }

  enum AccessLogExtent: String, CaseIterable {
    case off, errors, all
  }

  /// What holds for the whole process, and can be changed while it runs.
  func applyToLog() {
    Log.level = logLevel
    let isTerminal = isatty(2) == 1
    switch logFormat {
    case .json: Log.form = .json
    case .auto where !isTerminal: Log.form = .json
    case .text, .auto:
      // no-color.org: any value means none.
      Log.form = isTerminal && Environment.value("NO_COLOR") == nil ? .colouredText : .text
    }
  }

  func check() throws(Misunderstood) {
    guard let collector else { return }
    guard collector.isEncrypted || isCollectorPlain || Self.isLoopback(collector) else {
      throw Misunderstood(
        "--otlp-endpoint \(collector.place): traces go to another machine over https alone; give an https"
          + " address, or --otlp-plaintext when the way there is safe")
    }
  }

  private static func isLoopback(_ url: HTTPSURL) -> Bool {
    let place = url.place
    return place.hasPrefix("127.") || place == "localhost" || place.hasPrefix("localhost:")
      || place.hasPrefix("[::1]")
  }
}
