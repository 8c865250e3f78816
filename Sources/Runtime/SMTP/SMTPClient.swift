package import MusterLoop
import Synchronization

/// What became of a message.
package enum SMTPOutcome: Hashable, Sendable {
  /// The relay has it.
  case accepted(String)
  /// The relay does not want it, now or ever.
  case refused(String)
  /// It did not leave, and may another time.
  case putOff(String)
  /// It was sent to its end and no answer came.
  case unknown(String)
}

/// Gives messages to a relay over SMTP (RFC 5321), each on a connection of its own.
///
/// A message counts as handed over from the moment at which the line that ends it begins to be written. What
/// goes wrong before has certainly not left; what goes wrong after may have.
package struct SMTPClient: Sendable {
  package let relay: SMTPRelay
  private let ownName: String
  private let pool: BlockingPool
  private let timeMax: Duration
  private let connectTimeMax: Duration

  /// A message holds a thread of the pool for its whole time.
  package init(
    _ relay: SMTPRelay, ownName: String = "localhost", on pool: BlockingPool,
    timeMax: Duration = .seconds(18), connectTimeMax: Duration = .seconds(5)
  ) {
    (self.relay, self.ownName, self.pool) = (relay, ownName, pool)
    (self.timeMax, self.connectTimeMax) = (timeMax, connectTimeMax)
  }

  /// Answers within its time. A task that is cancelled is answered at once while nothing was handed over.
  package func send(_ envelope: SMTPEnvelope) async -> SMTPOutcome {
    let end = LoopTime.now() + timeMax
    let (relay, name, connectEnd) = (relay, ownName, LoopTime.now() + min(timeMax, connectTimeMax))
    let waiting = Waiting()
    return await withTaskCancellationHandler {
      do throws(LoopError) {
        return try await pool.run {
          SMTPDialogue.run(envelope, relay, name, connectEnd: connectEnd, end: end, waiting)
        }
      } catch {
        return .putOff("\(relay): \(error)")
      }
    } onCancel: {
      waiting.end()
    }
  }
}

/// Says to the thread that talks that nobody waits any more.
final class Waiting: Sendable {
  private let flag = Atomic(false)

  var isOver: Bool { flag.load(ordering: .relaxed) }

  func end() { flag.store(true, ordering: .relaxed) }
}
