import MusterRPC
import Synchronization

/// How busy and how fast each service was in each of the last seconds.
final class ServiceSpeed: Sendable {
  static let secondsKept = 60
  /// Of so many seconds a percentile is made: of one there may be too few calls.
  private static let window = 5

  struct Service: Sendable {
    let name: String
    var total: Int64 = 0
    /// Calls that failed for a reason of ours.
    var errors: Int64 = 0
    /// A number for each second, the last one last.
    var calls: [Int64] = []
    /// In seconds; nil where there were no calls.
    var p50: [Double?] = []
    var p95: [Double?] = []
    var p99: [Double?] = []
  }

  /// Sums since the start, by service.
  private typealias Sums = [MethodFigures]

  let names: [String]
  private let metrics: CallMetrics
  private let places: [Int]
  private let kept = Mutex([Sums]())

  init(_ metrics: CallMetrics) {
    self.metrics = metrics
    let all = metrics.methods.map(\.info.service)
    let names = Array(Set(all)).sorted()
    self.names = names
    places = all.map { service in names.firstIndex(of: service) ?? 0 }
  }

  /// To be called once a second.
  func take() {
    let sums = sums
    kept.withLock { kept in
      kept.append(sums)
      // One more than there are differences to be told, and what the first window reaches back.
      let most = Self.secondsKept + Self.window
      if kept.count > most { kept.removeFirst(kept.count - most) }
    }
  }

  var services: [Service] {
    let (kept, now) = (kept.withLock { $0 }, sums)
    return names.indices.map { place in
      var service = Service(name: names[place])
      service.total = now[place].handled
      service.errors = Self.errors(now[place])
      for index in kept.indices.dropFirst().suffix(Self.secondsKept) {
        service.calls.append(kept[index][place].handled - kept[index - 1][place].handled)
        let from = kept[max(kept.startIndex, index - Self.window)][place]
        let times = kept[index][place].times(since: from)
        service.p50.append(times.quantile(0.5))
        service.p95.append(times.quantile(0.95))
        service.p99.append(times.quantile(0.99))
      }
      return service
    }
  }

  private var sums: Sums {
    var sums = Sums(repeating: MethodFigures(), count: names.count)
    for (place, figures) in zip(places, metrics.figures) { sums[place].add(figures) }
    return sums
  }

  private static func errors(_ figures: MethodFigures) -> Int64 {
    [StatusCode.unknown, .internal, .unavailable, .dataLoss, .deadlineExceeded]
      .reduce(0) { $0 + figures.count(of: $1) }
  }
}

/// How often calls took how long, by the bounds of `MethodFigures`.
struct TimeSpread {
  private(set) var counts: [Int64]

  init(_ counts: [Int64]) { self.counts = counts }

  /// In seconds, as Prometheus' `histogram_quantile` has it: even within its bounds. Nil without calls.
  func quantile(_ share: Double) -> Double? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    let rank = share * Double(total)
    var below: Int64 = 0
    var lower = 0.0
    for (place, count) in counts.enumerated() {
      guard place < MethodFigures.bounds.count else { break }
      let upper = Double(MethodFigures.bounds[place]) / 1e9
      if count > 0, Double(below + count) >= rank {
        return lower + (upper - lower) * (rank - Double(below)) / Double(count)
      }
      below += count
      lower = upper
    }
    return lower
  }
}

extension MethodFigures {
  var handled: Int64 { times.indices.reduce(0) { $0 + times[$1] } }

  func count(of code: StatusCode) -> Int64 { ends[Int(code.rawValue)] }

  func times(since start: MethodFigures) -> TimeSpread {
    TimeSpread(times.indices.map { times[$0] - start.times[$0] })
  }
}
