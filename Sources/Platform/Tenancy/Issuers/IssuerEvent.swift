import MusterCore
import MusterCrypto

/// A change that is told once, whoever looks after the server.
enum IssuerEvent: Hashable, Sendable {
  /// Keys were had, and are others or the first after a failure. Some may be of no use.
  case good(keys: Int, leftOut: [TokenError])
  case failing(KeySourceProblem, hasKeys: Bool)
  /// What keys there were are too old.
  case closed

  func log(_ issuer: String) {
    switch self {
    case .good(let keys, let leftOut):
      Log.write(
        leftOut.isEmpty ? .info : .warning, "issuer_keys_taken",
        [
          "issuer": issuer, "keys": keys, "left_out": leftOut.isEmpty ? nil : leftOut.count,
          "cause": leftOut.first.map { "\($0)" } ?? "",
        ])
    case .failing(let problem, let hasKeys):
      Log.write(
        .warning, "issuer_keys_not_had",
        [
          "issuer": issuer, "cause": problem.message,
          "effect": hasKeys ? "the former keys stay" : "its tokens cannot be checked",
        ])
    case .closed:
      Log.write(
        .error, "issuer_closed",
        ["issuer": issuer, "cause": "its keys are too old", "effect": "its tokens cannot be checked"])
    }
  }
}
