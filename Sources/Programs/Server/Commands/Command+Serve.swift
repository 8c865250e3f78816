import MusterCore

extension MusterDaemon.Command {
  static let serve = Self(
    name: "serve",
    summary: "serve",
    usage: [
      "--database URL --master-key FILE --token-key FILE",
      "(--tls-certificate FILE --tls-key FILE | --plaintext) [option…]",
    ],
    about: """
      Serves Muster over gRPC, from a database that musterd migrate has prepared, until SIGTERM or Ctrl-C:
      then health says NOT_SERVING, /readyz answers 503, calls at work end, and so does the server. A second
      signal ends it at once. SIGHUP reads the certificate again; that it has changed is noticed within 10 s
      without it. Prints `listening HOST:PORT` when it is ready; one with --roles worker has no such port,
      needs neither TLS nor --plaintext, and prints `working, operations at HOST:PORT`.
      """,
    options: Option.serve,
    exits: ("ended by a signal", "it could not serve or had to cut off calls at its end"),
    check: { settings throws(Misunderstood) in try settings.checkedForServe() },
    work: .attend { settings, requests in
      try await ServerProcess(settings).run(until: requests) { served in
        let addresses = served.addresses
        Console.answer(
          addresses.rpc == nil
            ? "working, operations at \(addresses.operations)" : "listening \(addresses.endpoint)")
        await FirstStart(settings).tell(served)
      }
      return MusterDaemon.Answer()
    })
}
