import MusterCore

extension MusterDaemon.Command {
  static let configCheck = Self(
    name: "config check",
    summary: "say what is wrong with a server's configuration and the files that it names",
    usage: ["[option…]"],
    about: """
      Reads what musterd serve would: flags, the environment, the configuration file, and the keys,
      certificates and passwords that they name. Nothing is started, and the database is not asked.
      """,
    options: Option.serve,
    exits: ("musterd serve could start with it", "a file that it names is not what it should be"),
    check: { settings throws(Misunderstood) in try settings.checkedForServe() },
    work: .answerConfigured { configured in
      let faults = configured.settings.fileFaults
      let warnings = configured.warnings.map { "warning: \($0)" }
      return MusterDaemon.Answer(
        output: faults.isEmpty ? "good" : "", complaint: (faults + warnings).joined(separator: "\n"),
        exitCode: faults.isEmpty ? 0 : 1)
    })

  static let configPrint = Self(
    name: "config print",
    summary: "print a server's configuration, and where each value comes from",
    usage: ["[option…]"],
    about: """
      Prints, as a configuration file, what musterd serve would go by; behind each value the flag, the
      variable or the line that gave it. Files of secrets are named, not read. A password in a URL is left
      out.
      """,
    options: Option.serve,
    exits: ("done", "it could not be done"),
    work: .answerConfigured { configured in
      MusterDaemon.Answer(
        output: ConfigurationText(configured: configured).text,
        complaint: configured.warnings.map { "warning: \($0)" }.joined(separator: "\n"))
    })

  static let configReference = Self(
    name: "config reference",
    summary: "print a table of all options",
    usage: [],
    about: "Prints all that a server can be told, as a table in Markdown.",
    exits: ("done", "it could not be done"),
    work: .answer { _ in MusterDaemon.Answer(output: OptionTable.text) })
}
