import Glibc
import MusterCore
import MusterLoop
import MusterTerminal

/// The command `muster`: reads what was typed and does it.
package enum Muster {
  package static func main() -> Never {
    let words = Array(CommandLine.arguments.dropFirst())
    Signals.serve { requests in
      let run = Run(interrupts: Interrupts(requests))
      return await run.run(words)
    }
  }
}

/// Ctrl-C, heard by whoever is at work; when nobody takes it, the process ends.
final class Interrupts: Sendable {
  private let requests: AsyncStream<Signals.Request>

  init(_ requests: AsyncStream<Signals.Request>) { self.requests = requests }

  /// Waits for the first one; false when nobody waits any more.
  func first() async -> Bool {
    for await request in requests where request != .reload { return true }
    return false
  }
}

/// One command from its words to its end.
struct Run: Sendable {
  let interrupts: Interrupts

  func run(_ words: [String]) async -> Int32 {
    let stopping = Stopping()
    let watch = Task {
      if await interrupts.first() { stopping.stop() }
    }
    defer { watch.cancel() }
    let isGRPC = Self.isGRPC(words)
    do throws(Failure) {
      let code = try await Dispatch(stopping: stopping).run(words)
      return code.rawValue
    } catch {
      if error.exit != .readerGone { Self.tell(error, words) }
      return error.code(isGRPC: isGRPC)
    }
  }

  private static func isGRPC(_ words: [String]) -> Bool {
    if words.contains("--exit-code-style=grpc") { return true }
    return zip(words, words.dropFirst()).contains { $0 == "--exit-code-style" && $1 == "grpc" }
  }

  /// One line that says what failed, and below it what to try.
  private static func tell(_ failure: Failure, _ words: [String]) {
    let named = words.prefix { !$0.hasPrefix("-") }.prefix(2).map { $0.asOneLine }
    let known =
      named.first.map { noun in CommandEntry.nouns.contains(noun) || Builtin.named(noun) != nil } ?? false
    let command = known ? (["muster"] + named.prefix(2)).joined(separator: " ") : "muster"
    var text = "\(command): \(failure.message)\n"
    for hint in failure.hints { text += "  \(hint.asOneLine)\n" }
    ByteOutput(.errors).tryWrite(text)
  }
}

/// Whether Ctrl-C was pressed, and what is to be done then.
final class Stopping: Sendable {
  private struct State: Sendable {
    var isStopped = false
    var action: (@Sendable () -> Void)?
  }

  private let state = Locked(State())

  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Instead of ending the process. Called at once when it was pressed before.
  func onStop(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.action = action
      return state.isStopped
    }
    if isLate { action() }
  }

  func stop() {
    let action = state.withLock { state in
      state.isStopped = true
      return state.action
    }
    if let action { return action() }
    Terminal.showInput()
    ByteOutput(.errors).tryWrite(Terminal.isTerminal(.errors) ? "\n" : "")
    exit(ExitCode.interrupted.rawValue)
  }
}
