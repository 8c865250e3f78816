import MusterLoop

extension MusterDaemon {
  /// One thing that `musterd` can be told to do.
  struct Command: Sendable {
    /// One word, or two for those of a group: `token create`.
    let name: String
    /// Its line of `musterd --help`.
    let summary: String
    /// What follows its name, a line each.
    let usage: [String]
    /// What it does, above its options.
    let about: String
    var options: [Option] = []
    /// Whether it goes by the environment and the configuration file too, which are a server's.
    var readsConfiguration = true
    /// What is to be said below them.
    var remark = ""
    /// What its exit codes 0 and 1 mean.
    let exits: (done: String, failed: String)
    /// What can be seen without looking at files.
    var check: @Sendable (Settings) throws(Misunderstood) -> Settings = { $0 }
    let work: Work
  }

  enum Work: Sendable {
    /// It answers at once.
    case answer(@Sendable (Settings) -> Answer)
    /// It runs until it is done, or a signal ends it.
    case attend(@Sendable (Settings, AsyncStream<Signals.Request>) async throws -> Answer)
    /// As those two, and goes by where its settings come from.
    case answerConfigured(@Sendable (Configured) -> Answer)
    case attendConfigured(@Sendable (Configured, AsyncStream<Signals.Request>) async throws -> Answer)
  }

  /// What a command prints and how it ends; the exit codes are those of `musterd --help`.
  struct Answer: Equatable {
    var output = ""
    var complaint = ""
    var exitCode: Int32 = 0
  }
}

extension MusterDaemon.Command {
  var allOptions: [Option] {
    options + (readsConfiguration && options.contains(where: \.isConfigurable) ? [.configuration] : [])
  }

  var words: [String] { name.split(separator: " ").map(String.init) }

  var help: String {
    let start = "usage: musterd \(name)"
    let margin = "\n" + String(repeating: " ", count: start.count + 1)
    let parts = [
      ([start] + [usage.joined(separator: margin)].filter { !$0.isEmpty }).joined(separator: " "), about,
      allOptions.help, remark,
      "Exit codes: 0 \(exits.done), 1 \(exits.failed),\n2 the command line is not understood.",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
