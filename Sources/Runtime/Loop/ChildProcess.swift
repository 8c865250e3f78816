import Glibc
import Synchronization

/// A program that runs beside this one, in a session of its own: what a terminal tells us is not for it.
///
/// A thread of its own starts it, waits for it and lives as long: a program that wants to be told of its
/// parent's death (`setpriv --pdeathsig`) is told when that thread ends, and so when the process does.
package final class ChildProcess: Sendable {
  package enum Output: Sendable {
    /// Added to a file.
    case file(String)
    /// Kept, its first 64 KiB.
    case captured
  }

  /// How it ended.
  package struct Ending: Hashable, Sendable {
    /// Minus the signal's number if one ended it.
    package let exitCode: Int32
    /// Of both streams, when it was captured.
    package let output: String
  }

  package let process: Int32
  private let ended = Mutex<Ending?>(nil)

  private init(_ process: Int32) {
    self.process = process
  }

  /// The first word is a path. It runs in the root folder, hears all signals, and has of our descriptors and
  /// our environment only what is said here.
  package static func start(
    _ words: [String], environment: [String], input: String = "/dev/null", output: Output
  ) async throws(LoopError) -> ChildProcess {
    let result: Result<ChildProcess, LoopError> = await withCheckedContinuation { continuation in
      let thread = LoopThread("muster-child") {
        do throws(LoopError) {
          let spawned = try Spawned(words, environment, input: input, output: output)
          let child = ChildProcess(spawned.process)
          continuation.resume(returning: .success(child))
          child.attend(spawned)
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
      do throws(LoopError) {
        try thread.startDetached()
      } catch {
        continuation.resume(returning: .failure(error))
      }
    }
    return try result.get()
  }

  /// Runs it to its end.
  package static func run(
    _ words: [String], environment: [String], input: String = "/dev/null"
  ) async throws(LoopError) -> Ending {
    let child = try await start(words, environment: environment, input: input, output: .captured)
    while true {
      if let ending = await child.wait(atMost: .seconds(60)) { return ending }
    }
  }

  /// Nil while it runs.
  package var ending: Ending? { ended.withLock { $0 } }

  /// Nothing once it has ended, when its number may be somebody else's.
  package func signal(_ number: Int32) {
    ended.withLock { ended in
      if ended == nil { _ = kill(process, number) }
    }
  }

  /// Nil when it still runs after so long. A caller who is cancelled waits all the same.
  package func wait(atMost limit: Duration) async -> Ending? {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      if let ending { return ending }
      await Task { try? await Task.sleep(for: .milliseconds(5)) }.value
    }
    return ending
  }

  /// On its thread, until it has ended.
  private func attend(_ spawned: borrowing Spawned) {
    let output = spawned.output()
    var facts = unsafe siginfo_t()
    // It stays, as what it was, until its end is written down.
    while unsafe waitid(P_PID, id_t(process), &facts, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
    ended.withLock { ended in
      var status: Int32 = 0
      // Its number is free from here on.
      unsafe waitpid(process, &status, 0)
      let isExit = status & 0x7F == 0
      ended = Ending(exitCode: isExit ? status >> 8 & 0xFF : -(status & 0x7F), output: output)
    }
  }
}
