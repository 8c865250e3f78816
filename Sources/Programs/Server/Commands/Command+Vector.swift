import MusterCore

extension MusterDaemon.Command {
  static let vectorOpen = Self(
    name: "vector open",
    summary: "open AES-256-GCM of public test vectors",
    usage: ["<vectors"],
    about: """
      Reads JSON objects on standard input, one a line, with the members key, iv, aad, ct and tag in
      hexadecimal, and answers each with a line: {"opened":true,"msg":"…"}, or {"opened":false} for what key
      and tag do not fit. It is the code that opens secrets, for those who check it against vectors of others.
      """,
    readsConfiguration: false,
    exits: ("every line was answered", "a line is no such object"),
    work: .answer { _ in VectorCheck.answer(Console.input(bytesMax: VectorCheck.inputMax)) })
}
