import MusterOptionsAPI
import MusterRPC
import MusterWire

/// What every command takes beside the fields of its request.
struct GlobalFlag: Sendable {
  let name: String
  var short: Character?
  /// Nil for one that is on or off.
  var placeholder: String?
  let words: String
  var choices: [String] = []
  /// Which commands it is for.
  var kind = Kind.every

  enum Kind: Sendable {
    case every, calls, writes, lists, imports, confirmed, keyed
  }

  static let formats = ["table", "json", "jsonl", "yaml", "csv", "name"]

  static let all: [GlobalFlag] = [
    GlobalFlag(
      name: "output", short: "o", placeholder: "FORM", words: "how the answer is written", choices: formats),
    GlobalFlag(
      name: "fields", placeholder: "A,B.C", words: "the columns of a table or CSV, dotted for nested ones"),
    GlobalFlag(name: "no-headers", words: "tables and CSV without their first line"),
    GlobalFlag(
      name: "out", placeholder: "FILE", words: "the answer goes into the file, which is whole or not there"),
    GlobalFlag(
      name: "limit", placeholder: "N", words: "this many rows at most; 50 unless told", kind: .lists),
    GlobalFlag(name: "all", words: "every row there is", kind: .lists),
    GlobalFlag(
      name: "from-file", placeholder: "FILE",
      words: "the request as JSON; - is standard input. Flags go over it",
      kind: .calls),
    GlobalFlag(name: "clear", placeholder: "FIELD", words: "empties the field in an update", kind: .writes),
    GlobalFlag(
      name: "dry-run", short: "n", words: "the server checks and answers and changes nothing", kind: .writes),
    GlobalFlag(name: "yes", short: "y", words: "no question before it is done", kind: .confirmed),
    GlobalFlag(
      name: "confirm", placeholder: "ID", words: "what is to be gone for good, in place of typing it",
      kind: .confirmed),
    GlobalFlag(
      name: "save-profile", placeholder: "NAME",
      words: "signs in with the key that is made, as a profile of this name; the key is not shown",
      kind: .keyed),
    GlobalFlag(
      name: "map", placeholder: "COLUMN=FIELD", words: "what a column of the CSV is", kind: .imports),
    GlobalFlag(
      name: "format", placeholder: "FORM", words: "csv or jsonl; told from the file's name", kind: .imports),
    GlobalFlag(
      name: "delimiter", placeholder: "SIGN", words: "between cells: a comma unless told, or tab",
      kind: .imports),
    GlobalFlag(
      name: "errors-to", placeholder: "FILE", words: "rows that were not taken, with why", kind: .imports),
    GlobalFlag(name: "chunk-rows", placeholder: "N", words: "rows a message, 1 to 1000", kind: .imports),
    GlobalFlag(name: "restart", words: "a new import, even when one was cut short", kind: .imports),
    GlobalFlag(
      name: "progress", placeholder: "FORM", words: "how far it is, on standard error",
      choices: ["auto", "bar", "plain", "none"], kind: .imports),
    GlobalFlag(name: "profile", placeholder: "NAME", words: "the profile to go by"),
    GlobalFlag(
      name: "profiles", placeholder: "FILE", words: "profiles of this file, such as that of a musterd dev"),
    GlobalFlag(name: "endpoint", placeholder: "HOST:PORT", words: "the server"),
    GlobalFlag(name: "tenant", placeholder: "ID", words: "the tenant to work in"),
    GlobalFlag(name: "platform", words: "as an operator: no tenant, whatever the profile says"),
    GlobalFlag(name: "token-file", placeholder: "FILE", words: "the access token; - is standard input"),
    GlobalFlag(name: "plaintext", words: "without TLS"),
    GlobalFlag(name: "ca-file", placeholder: "FILE", words: "the authorities to trust, PEM"),
    GlobalFlag(name: "cert-file", placeholder: "FILE", words: "a certificate of one's own, PEM"),
    GlobalFlag(name: "key-file", placeholder: "FILE", words: "its key, PEM"),
    GlobalFlag(name: "server-name", placeholder: "NAME", words: "what the server's certificate is for"),
    GlobalFlag(name: "timeout", placeholder: "SPAN", words: "how long a call may take; 30s unless told"),
    GlobalFlag(
      name: "color", placeholder: "WHEN", words: "colours", choices: ["auto", "always", "never"]),
    GlobalFlag(name: "no-color", words: "no colours"),
    GlobalFlag(name: "no-pager", words: "long answers are not shown screen by screen"),
    GlobalFlag(
      name: "time-format", placeholder: "FORM", words: "times in tables", choices: ["relative", "iso"]),
    GlobalFlag(name: "no-input", words: "nothing is asked"),
    GlobalFlag(name: "quiet", short: "q", words: "no words beside the answer and errors"),
    GlobalFlag(
      name: "exit-code-style", placeholder: "STYLE", words: "muster, or grpc: 64 and the status",
      choices: ["muster", "grpc"]),
    GlobalFlag(name: "help", short: "h", words: "print what the command takes"),
  ]

  static func named(_ name: String) -> GlobalFlag? { all.first { $0.name == name } }
  static func short(_ letter: Character) -> GlobalFlag? { all.first { $0.short == letter } }

  func isFor(_ command: RPCCommand) -> Bool {
    switch kind {
    case .every, .calls: true
    case .writes: command.isWrite
    case .lists: RowPlace(command).isList || command.isPaged || command.shape == .serverStream
    case .imports: command.isImport
    case .confirmed: command.cli.confirm != .unspecified
    case .keyed: command.response.field(named: "api_key")?.kind == .string
    }
  }
}
