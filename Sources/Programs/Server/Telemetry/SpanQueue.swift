import Synchronization

/// Calls whose spans wait to be sent. When they are not sent in time, new ones are dropped and counted: a
/// call never waits for a collector.
final class SpanQueue: Sendable {
  static let spansMax = 8_192

  private struct Waiting {
    var calls: [TracedCall] = []
    var spans = 0
  }

  private let waiting = Mutex(Waiting())
  private let sent = Atomic(0)
  private let dropped = Atomic(0)

  /// Since the server began.
  var sentCount: Int { sent.load(ordering: .relaxed) }
  var droppedCount: Int { dropped.load(ordering: .relaxed) }
  var isEmpty: Bool { waiting.withLock { $0.calls.isEmpty } }

  func add(_ call: TracedCall) {
    let count = call.spanCount
    let isTaken = waiting.withLock { waiting in
      guard waiting.spans + count <= Self.spansMax else { return false }
      waiting.calls.append(call)
      waiting.spans += count
      return true
    }
    if !isTaken { drop(count) }
  }

  /// The oldest calls, of so many spans together or one call's.
  func take(spansMax: Int) -> [TracedCall] {
    waiting.withLock { waiting in
      var (count, spans) = (0, 0)
      while count < waiting.calls.count, count == 0 || spans + waiting.calls[count].spanCount <= spansMax {
        spans += waiting.calls[count].spanCount
        count += 1
      }
      let batch = Array(waiting.calls.prefix(count))
      waiting.calls.removeFirst(count)
      waiting.spans -= spans
      return batch
    }
  }

  func send(_ count: Int) { sent.add(count, ordering: .relaxed) }
  func drop(_ count: Int) { dropped.add(count, ordering: .relaxed) }
}
