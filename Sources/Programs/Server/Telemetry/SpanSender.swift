import MusterCore
import MusterHTTPS
import MusterLoop
import MusterStandardAPI
import MusterWire

/// Sends spans to a collector, a batch at a time. One that is away, slow or broken costs spans, never a call.
final class SpanSender: Sendable {
  static let spansMax = 512
  private static let interval = Duration.seconds(1)
  private static let attemptsMax = 5
  private static let waitMax = Duration.seconds(30)
  /// What the last batch gets when the server ends.
  private static let closingMax = Duration.seconds(2)

  let queue: SpanQueue
  private let collector: HTTPSURL
  private let client: HTTPSClient
  private let batch: SpanBatch

  init(_ queue: SpanQueue, _ settings: TelemetrySettings, to collector: HTTPSURL, _ batch: SpanBatch, on pool: BlockingPool) {
    (self.queue, self.collector, self.batch) = (queue, collector, batch)
    var policy = HTTPSPolicy()
    // An operator named it, so it may be anywhere.
    policy.addresses = AddressPolicy(allowed: ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) })
    policy.authoritiesFile = settings.collectorAuthorities
    policy.allowsPlain = !collector.isEncrypted
    client = HTTPSClient(policy, on: pool)
  }

  /// Sends until the task is cancelled, then once more.
  func run() async {
    var state = Sending()
    while !Task.isCancelled {
      do { try await Task.sleep(for: Self.interval) } catch { break }
      while !Task.isCancelled, !queue.isEmpty {
        await deliver(queue.take(spansMax: Self.spansMax), &state)
      }
    }
    // A task of its own: in a cancelled one nothing would be sent.
    await Task { [state] in await self.close(state) }.value
  }

  private struct Sending {
    var random = FastRandom()
    var isFailing = false
  }

  /// Tries for a while, then drops the batch.
  private func deliver(_ calls: [TracedCall], _ state: inout Sending) async {
    let count = calls.reduce(0) { $0 + $1.spanCount }
    let bytes = batch.bytes(calls, using: &state.random)
    var wait = Duration.seconds(1)
    for attempt in 1...Self.attemptsMax {
      switch await send(bytes, within: .seconds(10)) {
      case .taken(let rejected):
        queue.send(max(0, count - rejected))
        queue.drop(min(count, rejected))
        if state.isFailing { Log.write(.info, "traces_sent_again", ["dropped": queue.droppedCount]) }
        state.isFailing = false
        return
      case .refused(let cause):
        tell(cause, &state)
        return queue.drop(count)
      case .later(let cause, let asked):
        tell(cause, &state)
        guard attempt < Self.attemptsMax else { break }
        let pause = min(asked ?? wait * Double.random(in: 0.5...1), Self.waitMax)
        do { try await Task.sleep(for: pause) } catch { return queue.drop(count) }
        wait = min(wait * 2, Self.waitMax)
      }
    }
    queue.drop(count)
  }

  /// One warning, however long it lasts.
  private func tell(_ cause: String, _ state: inout Sending) {
    if state.isFailing { return }
    state.isFailing = true
    Log.write(
      .warning, "traces_not_sent", ["cause": cause, "effect": "they are tried again, then dropped; calls go on"])
  }

  private func close(_ state: Sending) async {
    var state = state
    let end = MonotonicClock.nanoseconds(after: Self.closingMax)
    while !queue.isEmpty {
      let calls = queue.take(spansMax: Self.spansMax)
      let count = calls.reduce(0) { $0 + $1.spanCount }
      let left = end - MonotonicClock.nanoseconds()
      guard left > 0 else {
        queue.drop(count)
        continue
      }
      let bytes = batch.bytes(calls, using: &state.random)
      if case .taken = await send(bytes, within: .nanoseconds(left)) {
        queue.send(count)
      } else {
        queue.drop(count)
      }
    }
  }

  private enum Outcome {
    /// With how many spans it would not have.
    case taken(rejected: Int)
    /// Once more would be the same.
    case refused(String)
    case later(String, after: Duration?)
  }

  private func send(_ bytes: [UInt8], within limit: Duration) async -> Outcome {
    var request = HTTPSRequest(
      collector, accept: "application/x-protobuf", timeMax: limit, connectTimeMax: min(limit, .seconds(3)),
      bodyBytesMax: 65_536)
    request.content = HTTPSRequest.Content("application/x-protobuf", bytes)
    do throws(HTTPSError) {
      let answer = try await client.fetch(request)
      let cause = "\(collector.place): HTTP status \(answer.status)"
      switch answer.status {
      case 200..<300: return .taken(rejected: Self.rejected(answer.body))
      case 429, 502, 503, 504: return .later(cause, after: answer.retryAfter)
      default: return .refused(cause)
      }
    } catch {
      // A body that is too long came after a status nobody knows of; the spans may be there.
      return error.code == .tooLarge ? .refused("\(error)") : .later("\(error)", after: nil)
    }
  }

  /// What a collector says that is none counts for nothing.
  private static func rejected(_ body: [UInt8]) -> Int {
    let answer = try? OpentelemetryProtoCollectorTraceV1.ExportTraceServiceResponse(bytes: body, policy: .client)
    return Int(clamping: max(0, answer?.partialSuccess?.rejectedSpans ?? 0))
  }
}
