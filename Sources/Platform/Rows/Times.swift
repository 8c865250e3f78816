package import MusterCore
package import MusterPostgres
package import MusterWellKnownAPI

extension PostgresTime {
  package var timestamp: GoogleProtobuf.Timestamp? {
    guard let microseconds = unixMicroseconds else { return nil }
    var timestamp = GoogleProtobuf.Timestamp()
    let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    timestamp.seconds = rest < 0 ? seconds - 1 : seconds
    timestamp.nanos = Int32(truncatingIfNeeded: (rest < 0 ? rest + 1_000_000 : rest) * 1_000)
    return timestamp
  }

  /// Nil for what no `timestamptz` holds. What is finer than a microsecond is left out.
  package init?(_ timestamp: GoogleProtobuf.Timestamp) {
    let (whole, isOverflow) = timestamp.seconds.multipliedReportingOverflow(by: 1_000_000)
    let (microseconds, isSumOverflow) = whole.addingReportingOverflow(Int64(timestamp.nanos / 1_000))
    if isOverflow || isSumOverflow { return nil }
    self.init(unixMicroseconds: microseconds)
  }
}

extension PostgresTime {
  /// By the server's clock.
  package static var now: PostgresTime {
    PostgresTime(unixMicroseconds: WallClock.microseconds()) ?? .infinity
  }
}

extension WallClock {
  /// The server's clock, for what is no row's time.
  package static func timestamp() -> GoogleProtobuf.Timestamp {
    PostgresTime(unixMicroseconds: microseconds())?.timestamp ?? GoogleProtobuf.Timestamp()
  }
}

extension Parameter {
  package static func timestamp(_ timestamp: GoogleProtobuf.Timestamp?) -> Parameter {
    timestamp.flatMap { PostgresTime($0) }.map { .timestamp($0) } ?? .null
  }
}

extension Row {
  package func timestamp(_ column: Int) throws(PostgresError) -> GoogleProtobuf.Timestamp? {
    (try optional(column) as PostgresTime?)?.timestamp
  }
}
