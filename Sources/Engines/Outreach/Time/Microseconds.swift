import MusterCore
import MusterWellKnownAPI
import MusterWire

/// Moments and spans in microseconds, held within what 64 bits can say.
enum Microseconds {
  static let second: Int64 = 1_000_000
  static let day: Int64 = 86_400 * second
  static let week: Int64 = 7 * day

  static func of(_ span: GoogleProtobuf.Duration?) -> Int64 {
    guard let span else { return 0 }
    return sum(ofSeconds(span.seconds), Int64(span.nanos) / 1_000)
  }

  static func ofSeconds(_ seconds: Int64) -> Int64 {
    let (product, isOver) = seconds.multipliedReportingOverflow(by: second)
    return isOver ? (seconds < 0 ? .min : .max) : product
  }

  static func timestamp(_ moment: Int64) -> GoogleProtobuf.Timestamp {
    .with {
      $0.seconds = seconds(moment)
      $0.nanos = Int32(moment - ofSeconds($0.seconds)) * 1_000
    }
  }

  /// The whole seconds that have passed.
  static func seconds(_ moment: Int64) -> Int64 { moment.floorDivided(by: second) }

  static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, isOver) = one.addingReportingOverflow(other)
    return isOver ? (one < 0 ? .min : .max) : sum
  }
}
