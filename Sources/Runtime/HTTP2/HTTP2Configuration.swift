/// What a connection allows its peer, and how long it waits.
package struct HTTP2Configuration: Sendable {
  /// Streams that a client may have open at once, with those whose handler has not ended yet.
  package var streamsMax = 100
  /// Names, values and 32 bytes for each field.
  package var headerListMax = 16 * 1024
  /// Bytes that a peer may send on one stream before they are read.
  package var streamWindow = 128 * 1024
  /// Bytes that may be on their way at once, on all streams.
  package var connectionWindow = 1024 * 1024

  /// From the first byte, or the TLS handshake, to the peer's settings.
  package var prefaceTimeout = Duration.seconds(10)
  /// From the begin of a header block to its end.
  package var headersTimeout = Duration.seconds(10)
  /// How long a drain waits for a sign that its first word has come. What a client begins later is refused,
  /// and safely tried elsewhere.
  package var noticeTimeout = Duration.seconds(1)
  /// How long a peer may leave what is written for it unread.
  package var stallTimeout = Duration.seconds(60)

  /// After so long without a byte from the peer it is asked whether it lives.
  package var keepaliveTime: Duration? = .seconds(2 * 60 * 60)
  package var keepaliveTimeout = Duration.seconds(20)
  /// A peer that sends pings more often, with nothing sent to it in between, is told off.
  package var pingIntervalMin = Duration.seconds(5 * 60)

  /// Without an open stream.
  package var idleMax: Duration?
  /// How often open streams look at their own times.
  package var sweepInterval = Duration.seconds(1)

  /// Then new streams are refused, and old ones have `ageGrace` to end; up to a tenth sooner or later.
  package var ageMax: Duration?
  package var ageGrace: Duration?

  package init() {}
}
