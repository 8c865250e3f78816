import Glibc
import MusterCore
import MusterFuzzInput
import MusterYAML

@testable import MusterServer

/// What `musterd` is told: it is understood or not, and what it prints of it says the same again.
enum Daemon {
  private static let all: [@Sendable (inout Input) -> Void] = [document, file, arguments, urls]

  static func run(_ input: inout Input) {
    all[input.byte() % all.count](&input)
  }

  private static func document(_ input: inout Input) {
    let bytes = input.all()
    guard let document = try? YAMLDocument(bytes) else { return }
    let keys = document.entries.map { Array($0.key.utf8) }
    precondition(Set(keys).count == keys.count, "a key stands twice")
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    for entry in document.entries {
      // Some signs beyond ASCII end a line of YAML too.
      precondition(entry.place.line >= 1 && entry.place.line <= lines + bytes.count { $0 > 0x7F })
    }
  }

  private static let path = "/dev/shm/muster-fuzz-\(getpid()).yaml"
  private static let serve: MusterDaemon.Command = {
    var serve = MusterDaemon.Command.serve
    serve.check = { $0 }
    return serve
  }()

  private static func read(_ bytes: [UInt8]) -> Configured? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    do {
      try Files.replace(path, with: text)
    } catch {
      fatalError("\(error)")
    }
    return try? Configuration(command: serve, arguments: [], surroundings: Surroundings(file: path)).read()
  }

  /// As an operator does it who keeps what `config print` says.
  private static func file(_ input: inout Input) {
    guard let configured = read(input.all()) else { return }
    guard !configured.values.contains(where: \.holdsPassword) else { return }
    let text = ConfigurationText(configured: configured).text
    guard let again = read(Array(text.utf8)) else { fatalError("not understood: \(text)") }
    precondition(again.settings == configured.settings, "it says something else: \(text)")
  }

  private static func arguments(_ input: inout Input) {
    var words: [String] = []
    while !input.isEmpty { words.append(input.text()) }
    // A file that is named would be read.
    guard !words.contains(where: { $0.lowercased().contains("config") }) else { return }
    let variables = words.suffix(words.count / 4).compactMap { word in
      word.firstIndex(of: "=").map {
        (Surroundings.prefix + word[..<$0], String(word[word.index(after: $0)...]))
      }
    }
    var surroundings = Surroundings()
    surroundings.environment = Dictionary(variables) { first, _ in first }
    for command in MusterDaemon.commands where words.first.map(command.words.contains) ?? false {
      _ = try? Configuration(
        command: command, arguments: Array(words.dropFirst()), surroundings: surroundings
      ).read()
    }
    _ = try? Configuration(command: serve, arguments: words, surroundings: surroundings).read()
  }

  private static func urls(_ input: inout Input) {
    let text = input.text()
    let shown = DatabaseURL.withoutPassword(text)
    precondition(DatabaseURL.withoutPassword(shown) == shown, "more of it is a password")
  }
}
