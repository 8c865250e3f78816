/// A way in which one tenant could reach another's data.
struct IsolationLeak: Hashable {
  enum Kind {
    case securityOff, policy, role, bypass
    case rowRead, rowWritten
    case rpcRead, rpcWritten, existence
  }

  let kind: Kind
  /// Of a table, role, view or key, or of an RPC with its service.
  let name: String
  /// What was tried; empty for a fault found by looking.
  let probe: String
  /// For people.
  let description: String
}

/// What a check of isolation has found.
struct IsolationFindings {
  var leaks: [IsolationLeak] = []
  var tableCount: Int32 = 0
  var methodCount: Int32 = 0
  var probeCount: Int64 = 0
  /// What could not be tried, and why.
  var skipped: [String] = []
  /// The ids of what could not be removed.
  var leftovers: [String] = []

  /// Whoever has not tried all cannot say so.
  var isIsolated: Bool { leaks.isEmpty && skipped.isEmpty }
}
