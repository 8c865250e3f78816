import MusterWire
import Testing

@testable import MusterCLI

/// What a command line makes of words, without a server.
struct Typed {
  let command: RPCCommand

  init(_ words: String) throws {
    let parts = words.split(separator: " ").map(String.init)
    command = try #require(RPCCommand.find(parts[0], parts[1]))
  }

  func request(_ words: String...) throws -> String {
    let parsed = try ParsedWords(words, list: command.list)
    var draft = RequestDraft(command, now: 1_760_000_000)
    try draft.fill(parsed)
    draft.fillMask()
    _ = try draft.bytes()
    return draft.tree.text
  }

  func complaint(_ words: String...) -> String {
    do throws(Failure) {
      let parsed = try ParsedWords(words, list: command.list)
      var draft = RequestDraft(command, now: 1_760_000_000)
      try draft.fill(parsed)
      _ = try draft.bytes()
      return "none"
    } catch {
      return ([error.message] + error.hints).joined(separator: " | ")
    }
  }
}
