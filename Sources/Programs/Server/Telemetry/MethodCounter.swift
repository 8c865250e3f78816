import MusterRPC
import Synchronization

/// Counts the calls of one method. Nothing is locked: each number is right by itself, and who reads them
/// while a call ends may see some of it only.
final class MethodCounter: Sendable {
  private let began = Atomic<Int64>(0)
  private let passedOver = Atomic<Int64>(0)
  private let received = Atomic<Int64>(0)
  private let sent = Atomic<Int64>(0)
  private let nanoseconds = Atomic<Int64>(0)
  private let ends = InlineArray<17, Atomic<Int64>> { _ in Atomic(0) }
  private let times = InlineArray<16, Atomic<Int64>> { _ in Atomic(0) }

  func start() { began.add(1, ordering: .relaxed) }
  func receive() { received.add(1, ordering: .relaxed) }
  func send() { sent.add(1, ordering: .relaxed) }

  func end(_ code: StatusCode, after time: Int64) {
    ends[Int(code.rawValue)].add(1, ordering: .relaxed)
    nanoseconds.add(time, ordering: .relaxed)
    times[MethodFigures.place(of: time)].add(1, ordering: .relaxed)
  }

  /// It ended before a handler saw it.
  func passOver(_ code: StatusCode) {
    passedOver.add(1, ordering: .relaxed)
    end(code, after: 0)
  }

  func figures(of shape: CallShape) -> MethodFigures {
    var figures = MethodFigures()
    let began = began.load(ordering: .relaxed)
    figures.started = began &+ passedOver.load(ordering: .relaxed)
    figures.nanoseconds = nanoseconds.load(ordering: .relaxed)
    for index in figures.ends.indices { figures.ends[index] = ends[index].load(ordering: .relaxed) }
    for index in figures.times.indices { figures.times[index] = times[index].load(ordering: .relaxed) }
    if shape == .unary {
      // The request was whole when its handler began, and what ended well has sent one answer.
      (figures.received, figures.sent) = (began, figures.ends[Int(StatusCode.ok.rawValue)])
    } else {
      figures.received = received.load(ordering: .relaxed)
      figures.sent = sent.load(ordering: .relaxed)
    }
    return figures
  }
}

/// What was counted of one method.
struct MethodFigures: Sendable {
  var started: Int64 = 0
  var received: Int64 = 0
  var sent: Int64 = 0
  var nanoseconds: Int64 = 0
  /// By the code's number.
  var ends = InlineArray<17, Int64>(repeating: 0)
  /// By the first bound that was kept, the last by none.
  var times = InlineArray<16, Int64>(repeating: 0)

  /// In nanoseconds; a call that takes exactly so long is below it.
  static let bounds: InlineArray<15, Int64> = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
    100_000_000, 250_000_000,
    500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000,
  ]

  /// Where in `times` a time counts.
  static func place(of time: Int64) -> Int {
    var place = 0
    while place < bounds.count, time > bounds[place] { place += 1 }
    return place
  }

  mutating func add(_ other: MethodFigures) {
    started &+= other.started
    received &+= other.received
    sent &+= other.sent
    nanoseconds &+= other.nanoseconds
    for index in ends.indices { ends[index] &+= other.ends[index] }
    for index in times.indices { times[index] &+= other.times[index] }
  }
}
