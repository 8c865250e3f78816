/// The words after `interop-server`. What is not said is nil, and as the server makes it.
struct Options: Equatable {
  var listen = Address(host: "127.0.0.1", port: 0)
  var tls: TLS?
  var maxStreams: Int?
  var maxMessage: Int?
  var keepaliveTime: Duration?
  var keepaliveTimeout: Duration?
  var pingMin: Duration?
  var maxIdle: Duration?
  var maxAge: Duration?
  var maxAgeGrace: Duration?
  var drainGrace: Duration?
  var callsMax: Int?
  var prefaceTimeout: Duration?
  var stallTimeout: Duration?
  var messageTimeout: Duration?
  var timeoutMax: Duration?
  var hasReflection = true

  struct Address: Equatable {
    var host: String
    var port: UInt16
  }

  /// Paths of PEM files.
  struct TLS: Equatable {
    var certificate: String
    var key: String
    var clientCA: String?
  }

  /// What is wrong with the words, for the person who wrote them.
  struct Misunderstood: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
      self.description = description
    }
  }

  static let usage = """
    usage: interop-server [--listen HOST:PORT] [--tls-certificate FILE --tls-key FILE [--client-ca FILE]]
      [--max-streams N] [--max-message BYTES] [--calls-max N] [--no-reflection]
      [--keepalive-time S] [--keepalive-timeout S] [--ping-min S] [--max-idle S] [--max-age S]
      [--max-age-grace S] [--drain-grace S] [--preface-timeout S] [--stall-timeout S]
      [--message-timeout S] [--timeout-max S]

    Seconds may have a fraction. Without --listen it takes a free port of 127.0.0.1.
    """
}

extension Options {
  private static var counts: [String: WritableKeyPath<Options, Int?>] {
    [
      "--max-streams": \.maxStreams, "--max-message": \.maxMessage, "--calls-max": \.callsMax,
    ]
  }

  private static var spans: [String: WritableKeyPath<Options, Duration?>] {
    [
      "--keepalive-time": \.keepaliveTime, "--keepalive-timeout": \.keepaliveTimeout,
      "--ping-min": \.pingMin, "--max-idle": \.maxIdle, "--max-age": \.maxAge,
      "--max-age-grace": \.maxAgeGrace, "--drain-grace": \.drainGrace,
      "--preface-timeout": \.prefaceTimeout, "--stall-timeout": \.stallTimeout,
      "--message-timeout": \.messageTimeout, "--timeout-max": \.timeoutMax,
    ]
  }

  private static let files = ["--tls-certificate", "--tls-key", "--client-ca"]

  init(_ arguments: [String]) throws(Misunderstood) {
    var paths: [String: String] = [:]
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      if flag == "--no-reflection" {
        hasReflection = false
        continue
      }
      let isKnown =
        flag == "--listen" || Self.counts[flag] != nil || Self.spans[flag] != nil
        || Self.files.contains(flag)
      guard isKnown else { throw Misunderstood("there is no option \(flag)") }
      guard let value = rest.popFirst() else { throw Misunderstood("\(flag) needs a value") }
      if let place = Self.counts[flag] {
        self[keyPath: place] = try Self.count(value, flag)
      } else if let place = Self.spans[flag] {
        self[keyPath: place] = try Self.span(value, flag)
      } else if flag == "--listen" {
        listen = try Self.address(value)
      } else {
        paths[flag] = value
      }
    }
    tls = try Self.tls(paths)
  }

  private static func count(_ text: String, _ flag: String) throws(Misunderstood) -> Int {
    guard let count = Int(text), count > 0, count <= Int(Int32.max) else {
      throw Misunderstood("\(flag) takes a whole number from 1 to \(Int32.max), not \(text)")
    }
    return count
  }

  private static func span(_ text: String, _ flag: String) throws(Misunderstood) -> Duration {
    // A year: more is a slip, and a number that is none compares with nothing.
    guard let seconds = Double(text), seconds >= 0, seconds <= 31_536_000 else {
      throw Misunderstood("\(flag) takes seconds from 0 to 31536000, such as 0.5, not \(text)")
    }
    return .seconds(seconds)
  }

  private static func address(_ text: String) throws(Misunderstood) -> Address {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let hosts = ["127.0.0.1", "[::1]"]
    let host = parts.dropLast().joined(separator: ":")
    guard let port = parts.last.flatMap({ UInt16($0) }), hosts.contains(host) else {
      throw Misunderstood("--listen takes 127.0.0.1:PORT or [::1]:PORT, not \(text)")
    }
    return Address(host: host == "[::1]" ? "::1" : host, port: port)
  }

  private static func tls(_ paths: [String: String]) throws(Misunderstood) -> TLS? {
    if paths.isEmpty { return nil }
    guard let certificate = paths["--tls-certificate"], let key = paths["--tls-key"] else {
      throw Misunderstood("TLS needs both --tls-certificate and --tls-key")
    }
    return TLS(certificate: certificate, key: key, clientCA: paths["--client-ca"])
  }
}
