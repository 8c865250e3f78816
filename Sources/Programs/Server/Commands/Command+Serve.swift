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
      signal ends it at once. SIGHUP reads the configuration, the certificate and the token keys again, and
      the log says what changed; a new certificate is noticed within 10 s without it. Prints `listening
      HOST:PORT` when it is ready; one with --roles worker has no such port, needs neither TLS nor
      --plaintext, and prints `working, operations at HOST:PORT`.
      """,
    options: Option.serve,
    remark: """
      An option may be a flag, a variable (MUSTERD_DRAIN_GRACE) or a line of the file (drain_grace: 25); the
      first of these that says something holds. A switch is on by itself or with =true, off with =false.
      Secrets are named by their files; credential:NAME is one that systemd passes (LoadCredential=).
      """,
    exits: ("ended by a signal", "it could not serve or had to cut off calls at its end"),
    check: { settings throws(Misunderstood) in try settings.checkedForServe() },
    work: .attendConfigured { configured, requests in
      try await ServerProcess(configured).run(until: requests) { served in
        let addresses = served.addresses
        Console.answer(
          addresses.rpc == nil
            ? "working, operations at \(addresses.operations)" : "listening \(addresses.endpoint)")
        await FirstStart(configured.settings).tell(served)
      }
      return MusterDaemon.Answer()
    })
}
