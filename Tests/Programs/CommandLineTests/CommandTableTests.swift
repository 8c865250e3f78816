import MusterRPC
import Testing

@testable import MusterCLI

@Suite struct CommandTableTests {
  @Test func `each command is found with its request and its answer`() throws {
    #expect(CommandEntry.all.count > 100)
    for entry in CommandEntry.all {
      let command = try #require(RPCCommand(entry), "\(entry.words)")
      #expect(!command.cli.example.isEmpty, "\(entry.words)")
      #expect(command.cli.positional.isEmpty || command.positional != nil, "\(entry.words)")
    }
  }

  @Test func `each command's help begins with its example`() throws {
    for entry in CommandEntry.all {
      let command = try #require(RPCCommand(entry))
      #expect(HelpText.command(command).hasPrefix("  muster \(entry.words)"))
    }
  }
}
