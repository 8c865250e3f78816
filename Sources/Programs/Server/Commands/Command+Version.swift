import MusterCore

extension MusterDaemon.Command {
  static let version = Self(
    name: "version",
    summary: "print the version of the server and its protos",
    usage: ["[--verbose]"],
    about: "Prints the version of the server, which is that of its protos too.",
    options: Option.version,
    exits: ("done", "it could not be done"),
    work: .answer { settings in
      let own = "musterd \(Build.version)"
      let facts = settings.isVerbose ? ProgramFacts.all : []
      return MusterDaemon.Answer(
        output: ([own] + facts.map { "\($0.name): \($0.value)" }).joined(separator: "\n"))
    })
}
