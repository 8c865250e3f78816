package import MusterHTTP2

/// What a gRPC server takes, beside what HTTP/2 is told to.
package struct ServerConfiguration: Sendable {
  package var http2 = HTTP2Configuration()
  /// Of one message, decompressed.
  package var messageMax = 4 * 1024 * 1024
  /// From the first byte of a message to its last; for the first message, from the call's begin. A message
  /// that is long has as much again for each `messageProgressMin` of its bytes.
  package var messageTimeout = Duration.seconds(30)
  static let messageProgressMin = 16 * 1024
  /// No call but a stream runs longer, whatever its client says; nil is for ever.
  package var callTimeoutMax: Duration?
  /// Calls at work at once in the whole server; more are refused with a time to come back after.
  package var callsMax = 10_000
  package var retryAfter = Duration.seconds(1)
  /// Connections at once, altogether and from one address.
  package var connectionsMax = 10_000
  package var connectionsPerAddressMax: Int?

  package init() {}
}
