import MusterCore
import MusterOptionsAPI

/// The manual: a page for the program, and one for each noun.
enum ManPage {
  static var names: [String] { ["muster"] + CommandEntry.nouns.map { "muster-\($0)" } }

  static func text(_ name: String) -> String? {
    if name == "muster" { return overview }
    guard name.hasPrefix("muster-") else { return nil }
    let noun = String(name.dropFirst("muster-".count))
    let commands = CommandEntry.all.filter { $0.noun == noun }.compactMap(RPCCommand.init)
    return commands.isEmpty ? nil : page(noun, commands)
  }

  private static func head(_ name: String, _ about: String) -> [String] {
    [
      ".TH \(quoted(name.uppercased())) 1 \"\" \(quoted("muster \(Build.version)")) \"Muster\"", ".nh",
      ".ad l",
      ".SH NAME", "\(escaped(name)) \\- \(escaped(about))",
    ]
  }

  private static var overview: String {
    var lines = head("muster", "the command line of Muster")
    lines += [".SH SYNOPSIS", ".B muster", escaped("<noun> <verb> [flags]"), ".SH DESCRIPTION"]
    lines += [escaped("Calls a Muster server. Every RPC of the server is a command here.")]
    lines += [".SH COMMANDS"]
    for noun in CommandEntry.nouns {
      lines += tagged(
        "muster \(noun)", CommandEntry.all.filter { $0.noun == noun }.map(\.verb).joined(separator: ", "))
    }
    for builtin in Builtin.all {
      lines += tagged("muster \(builtin.words.joined(separator: " "))", builtin.about)
    }
    lines +=
      [".SH OPTIONS"]
      + GlobalFlag.all.flatMap { flag in
        let row = HelpText.row(flag)
        return tagged(row.name, row.words)
      }
    lines +=
      [".SH VALUES", ".nf"]
      + HelpText.values.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escaped(String($0)) } + [".fi"]
    lines +=
      [".SH EXIT STATUS"]
      + ExitCode.explained.flatMap { tagged(String($0.code.rawValue), $0.words) }
    lines += [".SH ENVIRONMENT"] + environment.flatMap { tagged($0.0, $0.1) }
    lines += [".SH FILES"] + files.flatMap { tagged($0.0, $0.1) }
    lines += [".SH SEE ALSO", escaped(CommandEntry.nouns.map { "muster-\($0)(1)" }.joined(separator: ", "))]
    return lines.joined(separator: "\n")
  }

  private static let environment = [
    ("MUSTER_PROFILE", "the profile to go by"), ("MUSTER_ENDPOINT", "the server, as HOST:PORT"),
    ("MUSTER_TENANT", "the tenant"), ("MUSTER_TOKEN_FILE", "a file with the access token"),
    ("MUSTER_TOKEN", "the token itself, for machines that have no file; others may be able to see it"),
    (
      "MUSTER_PLAINTEXT, MUSTER_CA_FILE, MUSTER_CERT_FILE, MUSTER_KEY_FILE, MUSTER_SERVER_NAME",
      "as their flags"
    ),
    ("MUSTER_TIMEOUT, MUSTER_OUTPUT", "as --timeout and --output"),
    ("MUSTER_PAGER, PAGER", "what shows long answers; less -FIRX unless told"),
    ("NO_COLOR, FORCE_COLOR", "no colours, or colours wherever the output goes"),
  ]

  private static let files = [
    ("$XDG_CONFIG_HOME/muster/config.yaml", "profiles"),
    ("$XDG_STATE_HOME/muster/tokens/", "tokens of profiles, for their owner alone"),
    ("$XDG_STATE_HOME/muster/imports/", "imports that were cut short"),
    (Surroundings.machineFile, "profiles of the machine"),
  ]

  private static func page(_ noun: String, _ commands: [RPCCommand]) -> String {
    let verbs = commands.map(\.entry.verb).joined(separator: ", ")
    var lines = head("muster-\(noun)", "muster \(noun): \(verbs)")
    lines += [".SH SYNOPSIS"]
    for command in commands { lines += [".B muster", escaped(HelpText.usage(command)), ".br"] }
    for command in commands {
      lines += [".SH \(quoted(command.entry.words.uppercased()))"]
      for paragraph in Comments.paragraphs(command.comment) { lines += [".PP", escaped(paragraph)] }
      if !command.cli.example.isEmpty {
        lines += [
          ".PP", "Example:", ".PP", ".RS 4", ".nf", escaped("muster \(command.cli.example)"), ".fi", ".RE",
        ]
      }
      for row in HelpText.own(command) { lines += tagged(row.name, row.words) }
    }
    lines += [".SH SEE ALSO", "muster(1)"]
    return lines.joined(separator: "\n")
  }

  private static func tagged(_ name: String, _ words: String) -> [String] {
    [".TP", "\\fB\(escaped(name))\\fR", escaped(words)]
  }

  private static func quoted(_ text: String) -> String {
    "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
  }

  /// What roff would take for its own: the escape, a dash that is to be copied, a control line's first sign.
  static func escaped(_ text: String) -> String {
    var result = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
      .replacing("`", with: "\\(ga").replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
    result = String(
      result.unicodeScalars.map { $0.isASCII ? String($0) : "\\[u" + hex($0.value) + "]" }.joined())
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  private static func hex(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension Builtin {
  static let man = Builtin(
    words: ["man"], summary: "the manual's pages, for man", example: "man muster-lead | man -l -",
    about:
      "Prints a page of the manual as roff: muster, or muster-NOUN. With --into DIR "
      + "all pages are written there.",
    usage: "[PAGE]",
    flags: [GlobalFlag(name: "into", placeholder: "DIR", words: "writes every page there, as NAME.1")],
    positionals: 1
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    if let folder = words.global("into") {
      do throws(FileError) {
        try Files.makeFolder(folder)
        for name in ManPage.names {
          try Files.replace("\(folder)/\(name).1", with: (ManPage.text(name) ?? "") + "\n")
        }
      } catch {
        throw .file(error)
      }
      return .done
    }
    let name = words.positionals.first ?? "muster"
    guard let text = ManPage.text(name) ?? ManPage.text("muster-\(name)") else {
      throw .usage(
        "there is no page \(ValueKind.shown(name))", hints: Suggestion.hints(for: name, among: ManPage.names))
    }
    return try dispatch.say(text)
  }
}
