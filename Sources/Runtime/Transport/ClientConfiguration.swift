import MusterCore
package import MusterCrypto
package import MusterHTTP2
package import MusterRPC

/// Where a client's server is, and what the client takes and waits for.
package struct ClientConfiguration: Sendable {
  /// A name or a numeric address, without brackets.
  package var host: String
  package var port: UInt16
  /// Nil is in the clear.
  package var tls: TLSClientContext?
  /// What the server's certificate is for, when that is not `host`.
  package var serverName: String?
  /// From the first packet to the server's first word of HTTP/2, for each of a name's addresses.
  package var connectTimeout = Duration.seconds(10)
  /// Between attempts to connect, doubled up to the longest.
  package var reconnectMin = Duration.milliseconds(50)
  package var reconnectMax = Duration.seconds(2)

  package var http2: HTTP2Configuration
  /// Of one answer, decompressed. Four times what a server takes of a request: a client chose its server and
  /// has few calls at a time, where a server has many that it did not choose.
  package var messageMax = 16 * 1024 * 1024
  package var retry = RetryPolicy()
  /// Sent with every call.
  package var metadata = Metadata()
  package var userAgent = "muster/\(Build.version)"
  /// Answers may be compressed always, if requests are: a server does as its client.
  package var compressesRequests = false

  package init(host: String, port: UInt16, tls: TLSClientContext? = nil) {
    self.host = host
    self.port = port
    self.tls = tls
    http2 = HTTP2Configuration()
    // Twice as long as our server wants between pings that nothing was sent for.
    http2.keepaliveTime = .seconds(10 * 60)
    http2.idleMax = .seconds(30 * 60)
  }

  /// What `:authority` says.
  var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
