import Glibc
import MusterCore
import MusterLoop

/// The command `musterd`: reads its arguments and runs what they name.
package enum MusterDaemon {
  /// All that it can be told to do, in the order of its help.
  static let commands: [Command] = [
    .dev, .serve, .migrate, .doctor, .tokenCreate, .tokenVerify, .vectorOpen, .configCheck, .configPrint,
    .configReference, .healthcheck, .version,
  ]

  package static func main() -> Never {
    ProcessHardening.begin()
    switch order(Array(CommandLine.arguments.dropFirst()), .ofProcess) {
    case .say(let answer): say(answer)
    case .run(let command, let configured):
      switch command.work {
      case .answer(let work): say(work(configured.settings))
      case .answerConfigured(let work): say(work(configured))
      case .attend(let work): attend("musterd \(command.name)") { try await work(configured.settings, $0) }
      case .attendConfigured(let work): attend("musterd \(command.name)") { try await work(configured, $0) }
      }
    }
  }

  private static func say(_ answer: Answer) -> Never {
    tell(answer)
    exit(answer.exitCode)
  }

  private static func tell(_ answer: Answer) {
    if !answer.output.isEmpty { Console.answer(answer.output) }
    if !answer.complaint.isEmpty { Console.complain(answer.complaint) }
  }

  /// Runs until it is done, or a signal ends it.
  private static func attend(
    _ command: String, _ run: @escaping @Sendable (AsyncStream<Signals.Request>) async throws -> Answer
  ) -> Never {
    Signals.serve { requests in
      do {
        let answer = try await run(requests)
        tell(answer)
        return answer.exitCode
      } catch {
        Console.complain("\(command): \(error)")
        return 1
      }
    }
  }
}

extension MusterDaemon {
  /// What a command line asks for.
  enum Order {
    case say(Answer)
    case run(Command, Configured)
  }

  static func order(_ arguments: [String], _ surroundings: Surroundings = Surroundings()) -> Order {
    guard let first = arguments.first else { return .say(Answer(complaint: help, exitCode: 2)) }
    if ["help", "--help", "-h"].contains(first) { return .say(Answer(output: help)) }
    let words = first == "--version" ? ["version"] : arguments
    let asksForHelp = words.dropFirst().contains { $0 == "--help" || $0 == "-h" }
    if let command = commands.first(where: { words.starts(with: $0.words) }) {
      return asksForHelp
        ? .say(Answer(output: command.help))
        : order(command, Array(words.dropFirst(command.words.count)), surroundings)
    }
    let group = commands.filter { $0.words.first == first }
    if asksForHelp, !group.isEmpty {
      return .say(Answer(output: group.map(\.help).joined(separator: "\n\n")))
    }
    let complaint =
      group.isEmpty
      ? "musterd does not know \(first); musterd --help lists what it knows"
      : "musterd \(first): there are \(group.map { "musterd \($0.name)" }.joined(separator: " and "))"
    return .say(Answer(complaint: complaint, exitCode: 2))
  }

  private static func order(
    _ command: Command, _ arguments: [String], _ surroundings: Surroundings
  ) -> Order {
    let configuration = Configuration(command: command, arguments: arguments, surroundings: surroundings)
    do throws(Misunderstood) {
      return .run(command, try configuration.read())
    } catch {
      let name = "musterd \(command.name)"
      let hint = "\(name) --help lists what it takes"
      let complaint =
        error.faults.count == 1
        ? "\(name): \(error); \(hint)"
        : "\(name): \(error.faults.count) things are wrong:\n"
          + error.faults.map { "  \($0)\n" }.joined() + hint
      return .say(Answer(complaint: complaint, exitCode: 2))
    }
  }

  static var help: String {
    let lines = commands.map { ($0.name, $0.summary) } + [("help", "print this")]
    let width = (lines.map(\.0.count).max() ?? 0) + 3
    let list = lines.map { name, summary in
      "  \(name)\(String(repeating: " ", count: width - name.count))\(summary)"
    }
    return """
      usage: musterd <command>

      \(list.joined(separator: "\n"))

      musterd <command> --help says what a command takes.

      Exit codes: 0 done, 1 it could not be done, 2 the command line is not understood.
      """
  }
}
