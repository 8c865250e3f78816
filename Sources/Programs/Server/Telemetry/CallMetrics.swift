import MusterCore
import MusterRPC

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

/// Counts every call by its method and its end. Each loop has counters of its own, so that loops do not wait
/// for each other; what does not run on a loop shares some.
final class CallMetrics: Sendable {
  /// The first stands for all methods that there are not: who tries names adds none to the list.
  let methods: [ObservedMethod]
  private let byPath: [String: ObservedMethod]
  private let parts: [[MethodCounter]]

  init(_ methods: [MethodInfo], parts count: Int) {
    let all = [Self.unknown] + methods
    self.methods = all.enumerated().map { ObservedMethod($0, $1) }
    byPath = Dictionary(self.methods.map { ($0.path, $0) }) { first, _ in first }
    parts = (0..<max(1, count)).map { _ in all.map { _ in MethodCounter() } }
  }

  private static let unknown = MethodInfo(
    service: "_OTHER", name: "_OTHER", shape: .unary, input: "", output: "", access: .anyone, effect: .none,
    audit: .none)

  func method(_ info: MethodInfo?) -> ObservedMethod {
    info.flatMap { byPath[$0.path] } ?? methods[0]
  }

  /// All loops' together, by the methods' index.
  var figures: [MethodFigures] {
    methods.map { method in
      parts.reduce(into: MethodFigures()) { sum, part in
        sum.add(part[method.index].figures(of: method.info.shape))
      }
    }
  }

  func began(_ method: ObservedMethod, in part: Int) {
    parts[part][method.index].start()
  }

  func ended(_ call: borrowing CallObservation) {
    parts[call.part][call.method.index].end(call.code, after: call.nanoseconds)
  }

  func received(_ method: ObservedMethod, in part: Int) {
    parts[part][method.index].receive()
  }

  func sent(_ method: ObservedMethod, in part: Int) {
    parts[part][method.index].send()
  }

  /// A call that ended before its handler began took no time of one.
  func unanswered(_ info: MethodInfo?, _ code: StatusCode, in part: Int) {
    parts[part][method(info).index].passOver(code)
  }
}
