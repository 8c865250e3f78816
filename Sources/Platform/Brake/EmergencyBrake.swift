import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
import Synchronization

/// Whether an operator has stopped all sends and agent runs, known on every server within a second.
///
/// Who is about to send or to run asks `isOn`, which costs nothing; the gate that decides asks the
/// transaction that it decides in.
package final class EmergencyBrake: Sendable {
  /// All that it says to the database.
  package static let statements = BrakeStore.statements

  private static let interval = Duration.milliseconds(400)

  private let database: SystemDatabase
  private let known = Mutex(BrakeState())

  package init(_ database: SystemDatabase) {
    self.database = database
  }

  /// Nothing is sent and no agent runs.
  package var isOn: Bool { known.withLock { $0.isOn(at: MonotonicClock.nanoseconds()) } }

  /// Whether a stop is on for this transaction: one that was committed before this question counts.
  package static func check(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool {
    try await BrakeStore.isOn(tx)
  }

  /// Keeps what is known up to date, until the task is cancelled.
  package func run() async {
    var wasFailing = false
    while !Task.isCancelled {
      let began = MonotonicClock.nanoseconds()
      do throws(RPCError) {
        let isOn = try await database.read("platform.brake") { tx throws(RPCError) in
          try await BrakeStore.isOn(tx)
        }
        note(isOn, at: began)
        if wasFailing { Log.write(.info, "emergency_stop_read_again") }
        wasFailing = false
      } catch {
        if !wasFailing && !Task.isCancelled {
          Log.write(
            .error, "emergency_stop_not_read",
            [
              "cause": error.cause.map { "\($0)" } ?? error.message,
              "effect": "after \(BrakeState.ageMax) nothing is sent and no agent runs",
            ])
        }
        wasFailing = true
      }
      do { try await Task.sleep(for: Self.interval) } catch { return }
    }
  }

  /// What is known is as old as the question.
  private func note(_ isOn: Bool, at began: Int64) {
    let wasOn = known.withLock { known in
      defer { known = BrakeState(readAt: began, wasOn: isOn) }
      return known.readAt != 0 && known.wasOn
    }
    if isOn != wasOn { Log.write(.warning, isOn ? "emergency_stop_on" : "emergency_stop_lifted") }
  }
}

/// What a server knows of the stop.
struct BrakeState: Sendable {
  /// How long a server goes by what it last knew.
  static let ageMax = Duration.seconds(5)

  /// On the monotonic clock; 0 when it was never read.
  var readAt: Int64 = 0
  var wasOn = true

  /// A server that does not know lately enough is stopped: what is not sent can be sent later, what was sent
  /// cannot be taken back.
  func isOn(at now: Int64) -> Bool {
    readAt == 0 || wasOn || now - readAt >= Int64(Self.ageMax / .nanoseconds(1))
  }
}
