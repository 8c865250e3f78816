import MusterCore
import MusterLoop
import Synchronization

/// What a server goes by while it runs: SIGHUP reads it again, and takes up what can change.
final class LiveConfiguration: Sendable {
  private let current: Mutex<Configured>

  init(_ configured: Configured) {
    current = Mutex(configured)
  }

  var settings: Settings { current.withLock { $0.settings } }

  /// Of what works, and should not stay so.
  func warn() {
    for warning in current.withLock({ $0.warnings }) {
      Log.write(.warning, "configuration_doubtful", ["cause": warning])
    }
  }

  /// When anything is wrong with what is said now, or with a file that it names anew, all stays as it was.
  func reread(_ pool: BlockingPool) async {
    let former = current.withLock { $0 }
    let outcome = try? await pool.run {
      Result { () throws(Misunderstood) in
        let change = try former.change(to: former.configuration.read())
        let faults = change.taken.isEmpty ? [] : change.configured.settings.fileFaults
        guard faults.isEmpty else { throw Misunderstood(faults) }
        return change
      }
    }
    let effect = "the former configuration stays"
    switch outcome {
    case .success(let change):
      current.withLock { $0 = change.configured }
      Log.write(
        .info, "configuration_reloaded",
        [
          "file": change.configured.file ?? "", "changed": change.taken.joined(separator: ","),
          "needs_restart": change.waiting.joined(separator: ","),
        ])
    case .failure(let error):
      Log.write(
        .error, "configuration_refused",
        ["cause": error.faults.joined(separator: "; "), "effect": effect])
    case nil:
      Log.write(
        .error, "configuration_refused", ["cause": "the server is too busy or stopping", "effect": effect])
    }
  }
}
