import MusterCore
import MusterRPC
import Synchronization

/// An RPC as it is counted: a reference, because every call names it.
final class ObservedMethod: Sendable {
  let index: Int
  let info: MethodInfo
  let path: String
  /// As logs and traces call it.
  let name: String
  /// Of Muster's own, not of the protocol.
  let isMusters: Bool
  let isWatch: Bool

  init(_ index: Int, _ info: MethodInfo) {
    (self.index, self.info, path, name) = (index, info, info.path, info.fullName)
    isMusters = info.service.hasPrefix("muster.")
    isWatch = isMusters && info.shape == .serverStream && info.name.hasPrefix("Watch")
  }
}

/// Counts every call by its method and its end. Each loop has figures of its own, so that loops do not wait
/// for each other; what does not run on a loop shares one.
final class CallMetrics: Sendable {
  /// The first stands for all methods that there are not: who tries names adds none to the list.
  let methods: [ObservedMethod]
  private let byPath: [String: ObservedMethod]
  private let parts: [Part]

  private final class Part: Sendable {
    let figures: Mutex<[MethodFigures]>

    init(_ count: Int) { figures = Mutex(Array(repeating: MethodFigures(), count: count)) }
  }

  init(_ methods: [MethodInfo], parts count: Int) {
    let all = [Self.unknown] + methods
    self.methods = all.enumerated().map { ObservedMethod($0, $1) }
    byPath = Dictionary(self.methods.map { ($0.path, $0) }) { first, _ in first }
    parts = (0..<max(1, count)).map { _ in Part(all.count) }
  }

  private static let unknown = MethodInfo(
    service: "_OTHER", name: "_OTHER", shape: .unary, input: "", output: "", access: .anyone, effect: .none,
    audit: .none)

  func method(_ info: MethodInfo?) -> ObservedMethod {
    info.flatMap { byPath[$0.path] } ?? methods[0]
  }

  /// All loops' together, by the methods' index.
  var figures: [MethodFigures] {
    parts.reduce(into: Array(repeating: MethodFigures(), count: methods.count)) { sums, part in
      let figures = part.figures.withLock { $0 }
      for index in sums.indices { sums[index].add(figures[index]) }
    }
  }

  func began(_ method: ObservedMethod, in part: Int) {
    parts[part].figures.withLock { figures in
      figures[method.index].started &+= 1
      // The request was whole when its handler began.
      if method.info.shape == .unary { figures[method.index].received &+= 1 }
    }
  }

  func ended(_ call: borrowing CallObservation) {
    let (method, code, time) = (call.method, call.code, call.nanoseconds)
    parts[call.part].figures.withLock { figures in
      figures[method.index].end(code, after: time)
      if method.info.shape == .unary, code == .ok { figures[method.index].sent &+= 1 }
    }
  }

  func received(_ method: ObservedMethod, in part: Int) {
    parts[part].figures.withLock { $0[method.index].received &+= 1 }
  }

  func sent(_ method: ObservedMethod, in part: Int) {
    parts[part].figures.withLock { $0[method.index].sent &+= 1 }
  }

  /// A call that ended before its handler began took no time of one.
  func unanswered(_ info: MethodInfo?, _ code: StatusCode, in part: Int) {
    let method = method(info)
    parts[part].figures.withLock { figures in
      figures[method.index].started &+= 1
      figures[method.index].end(code, after: 0)
    }
  }
}

/// What is counted of one method.
struct MethodFigures: Sendable {
  var started: Int64 = 0
  var received: Int64 = 0
  var sent: Int64 = 0
  private(set) var nanoseconds: Int64 = 0
  /// By the code's number.
  private(set) var ends = InlineArray<17, Int64>(repeating: 0)
  /// By the first bound that was kept, the last by none.
  private(set) var times = InlineArray<16, Int64>(repeating: 0)

  /// In nanoseconds; a call that takes exactly so long is below it.
  static let bounds: InlineArray<15, Int64> = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
    100_000_000, 250_000_000,
    500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000,
  ]

  mutating func end(_ code: StatusCode, after time: Int64) {
    ends[Int(code.rawValue)] &+= 1
    nanoseconds &+= time
    var place = 0
    while place < Self.bounds.count, time > Self.bounds[place] { place += 1 }
    times[place] &+= 1
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
