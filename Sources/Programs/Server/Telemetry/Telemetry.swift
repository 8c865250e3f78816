import Glibc
import MusterCore
import MusterLoop

/// What a server tells of its calls beside counting them.
package final class Telemetry: Sendable {
  let log = CallLog()
  /// Nil where spans are sent nowhere.
  let tracer: CallTracer?
  private let sender: SpanSender?
  private let pool: BlockingPool?

  /// Tells of nothing but failures.
  package init() { (tracer, sender, pool) = (nil, nil, nil) }

  /// `instance` is the server's id, `place` where it is called.
  init(_ settings: TelemetrySettings, instance: String, _ place: Settings.Place) throws(LoopError) {
    log.follow(settings)
    guard let collector = settings.collector else {
      (tracer, sender, pool) = (nil, nil, nil)
      return
    }
    let queue = SpanQueue()
    // A collector that does not answer holds its thread for seconds.
    let pool = try BlockingPool(threads: 1)
    self.pool = pool
    tracer = CallTracer(queue, ratio: settings.traceSample)
    sender = SpanSender(
      queue, settings, to: collector,
      SpanBatch(instance: instance, address: place.host, port: Int64(place.port)), on: pool)
  }

  /// What is read again at SIGHUP.
  func follow(_ settings: TelemetrySettings) {
    settings.applyToLog()
    log.follow(settings)
  }

  /// Since the server began.
  var spansSent: Int { tracer?.queue.sentCount ?? 0 }
  var spansDropped: Int { tracer?.queue.droppedCount ?? 0 }
  var logLinesDropped: Int { Log.droppedCount }

  /// Until the task is cancelled, and a moment longer for what is left.
  func run() async { await sender?.run() }

  func stop() async { await pool?.stop() }

  /// From now on a thread of its own writes the log, and what it has not written when the process ends is
  /// written then.
  static func startLog(_ settings: TelemetrySettings) {
    settings.applyToLog()
    _ = hasThread
  }

  /// One for the process. Without it whoever logs writes.
  private static let hasThread: Bool = {
    guard (try? BlockingPool.runApart("muster-log") { Log.serve() }) != nil else { return false }
    atexit { Log.flush(within: .seconds(1)) }
    return true
  }()
}
