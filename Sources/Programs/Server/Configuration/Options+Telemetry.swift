import MusterCore
import MusterHTTPS

extension Option {
  static let logLevel = Option(
    "--log-level", "LEVEL", unless: "info",
    "debug, info, warning or error: what is below it is not written", .reloads
  ) { settings, text throws(Misunderstood) in
    guard let level = Log.Level.allCases.first(where: { $0.name == text }) else {
      throw Misunderstood("takes debug, info, warning or error, not \(text)")
    }
    settings.telemetry.logLevel = level
  }

  static let logFormat = Option(
    "--log-format", "FORM", unless: "auto",
    "json: an object a line; text: for people; auto: text on a terminal, else json"
  ) { settings, text throws(Misunderstood) in
    guard let format = TelemetrySettings.LogFormat(rawValue: text) else {
      throw Misunderstood("takes json, text or auto, not \(text)")
    }
    settings.telemetry.logFormat = format
  }

  static let accessLog = Option(
    "--access-log", "EXTENT", unless: "off",
    "write a line for each call (all), for each that fails (errors) or for none (off): who called"
      + " what in which tenant, how it ended and after how long", .reloads
  ) { settings, text throws(Misunderstood) in
    guard let extent = TelemetrySettings.AccessLogExtent(rawValue: text) else {
      throw Misunderstood("takes off, errors or all, not \(text)")
    }
    settings.telemetry.accessLog = extent
  }

  static let slowCall = Option(
    "--slow-call", "MS", unless: "1000",
    "warn of calls that take so many milliseconds or more, streams apart; off for never", .reloads
  ) { settings, text throws(Misunderstood) in
    if text == "off" { return settings.telemetry.slowCall = nil }
    guard let milliseconds = Int64(text), (0...86_400_000).contains(milliseconds) else {
      throw Misunderstood("takes milliseconds from 0 to 86400000, or off, not \(text)")
    }
    settings.telemetry.slowCall = .milliseconds(milliseconds)
  }

  static let collector = Option(
    "--otlp-endpoint", "URL",
    "send traces to this collector (OTLP over HTTP, protobuf), such as https://collector:4318"
  ) { settings, text throws(Misunderstood) in
    let path = "/v1/traces"
    let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard !text.contains("?"), let url = HTTPSURL(trimmed.hasSuffix(path) ? trimmed : trimmed + path) else {
      throw Misunderstood("takes an address such as https://collector:4318, not \(text)")
    }
    settings.telemetry.collector = url
  }

  static let collectorAuthorities = Option(
    "--otlp-ca", "FILE", "PEM: the authorities of the collector; the machine's unless said", .file
  ) { settings, text in settings.telemetry.collectorAuthorities = text }

  static let collectorPlaintext = Option(
    switch: "--otlp-plaintext", "send traces in the clear to another machine too"
  ) { $0.telemetry.isCollectorPlain = true }

  static let traceSample = Option(
    "--trace-sample", "RATIO", unless: "1",
    "of the traces that begin here, how many are sent, 0 to 1; of others their callers decide"
  ) { settings, text throws(Misunderstood) in
    guard let ratio = Double(text), (0...1).contains(ratio) else {
      throw Misunderstood("takes a number from 0 to 1, such as 0.01, not \(text)")
    }
    settings.telemetry.traceSample = ratio
  }

  static let telemetry = [
    logLevel, logFormat, accessLog, slowCall, collector, collectorAuthorities, collectorPlaintext,
    traceSample,
  ]
}
