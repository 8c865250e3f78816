import Glibc
import MusterCore

/// The command `musterd`: reads its arguments and runs what they name.
package enum MusterDaemon {
  package static func main() -> Never {
    if CommandLine.arguments.dropFirst().first == "serve" {
      Task { do { try await Serve.run() } catch { Console.complain("\(error)") } }
      while true { sleep(1000) }
    }
    let answer = run(Array(CommandLine.arguments.dropFirst()))
    if !answer.output.isEmpty { Console.answer(answer.output) }
    if !answer.complaint.isEmpty { Console.complain(answer.complaint) }
    exit(answer.exitCode)
  }

  /// What a command prints and how it ends; the exit codes are those of `musterd --help`.
  package struct Answer: Equatable {
    package var output = ""
    package var complaint = ""
    package var exitCode: Int32 = 0
  }

  package static func run(_ arguments: [String]) -> Answer {
    switch arguments.first {
    case "version", "--version":
      guard arguments.count == 1 else { return unknown(arguments[1], after: "musterd version") }
      return Answer(output: "musterd \(Build.version)")
    case "help", "--help", "-h": return Answer(output: help)
    case nil: return Answer(complaint: help, exitCode: 2)
    case let command?: return unknown(command, after: "musterd")
    }
  }

  private static func unknown(_ word: String, after place: String) -> Answer {
    Answer(complaint: "\(place) does not know \(word); musterd --help lists what it knows", exitCode: 2)
  }

  private static let help = """
    usage: musterd <command>

      version   print the version of the server and its protos
      help      print this

    Exit codes: 0 done, 2 the command line is not understood.
    """
}
