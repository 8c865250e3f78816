import Glibc
import MusterCore
import MusterCrypto
import MusterLoop

/// The command `musterd`: reads its arguments and runs what they name.
package enum MusterDaemon {
  package static func main() -> Never {
    switch order(Array(CommandLine.arguments.dropFirst())) {
    case .say(let answer): say(answer)
    case .verifyToken(let keyFile):
      // One byte more tells a token that is too long, and one a line end.
      say(TokenCheck.answer(Console.input(bytesMax: CompactToken.bytesMax + 2), keyFile: keyFile))
    case .createToken(let settings): say(settings.token.answer(settings.platform.tokenKeys[0]))
    case .serve(let settings):
      attend("musterd serve") { requests in
        try await ServerProcess(settings).run(until: requests) { served in
          let addresses = served.addresses
          Console.answer(
            addresses.rpc == nil
              ? "working, operations at \(addresses.operations)" : "listening \(addresses.endpoint)")
        }
      }
    case .dev(let settings):
      attend("musterd dev") { requests in try await Dev(settings).run(until: requests) }
    case .migrate(let settings):
      attend("musterd migrate") { requests in
        let work = Task { try await Migrate(settings: settings).run() }
        let watch = Task {
          for await request in requests where request == .end { work.cancel() }
        }
        defer { watch.cancel() }
        try await work.value
      }
    }
  }

  private static func say(_ answer: Answer) -> Never {
    if !answer.output.isEmpty { Console.answer(answer.output) }
    if !answer.complaint.isEmpty { Console.complain(answer.complaint) }
    exit(answer.exitCode)
  }

  /// What a command line asks for.
  enum Order: Equatable {
    case say(Answer)
    case serve(Settings)
    case dev(Settings)
    case migrate(Settings)
    case verifyToken(keyFile: String)
    case createToken(Settings)
  }

  /// What a command prints and how it ends; the exit codes are those of `musterd --help`.
  struct Answer: Equatable {
    var output = ""
    var complaint = ""
    var exitCode: Int32 = 0
  }

  static func order(_ arguments: [String]) -> Order {
    let rest = arguments.dropFirst()
    let asksForHelp = rest.contains("--help") || rest.contains("-h")
    switch arguments.first {
    case "serve":
      return asksForHelp
        ? .say(Answer(output: serveHelp))
        : understood("serve") { () throws(Misunderstood) in
          .serve(try Option.serve.settings(rest).checkedForServe())
        }
    case "dev":
      return asksForHelp
        ? .say(Answer(output: devHelp))
        : understood("dev") { () throws(Misunderstood) in
          .dev(try Option.dev.settings(rest).checkedForDev())
        }
    case "migrate":
      return asksForHelp
        ? .say(Answer(output: migrateHelp))
        : understood("migrate") { () throws(Misunderstood) in
          .migrate(try Option.migrate.settings(rest).checkedForMigrate())
        }
    case "token": return token(rest, asksForHelp: asksForHelp)
    case "version", "--version":
      return understood("version") { () throws(Misunderstood) in
        _ = try [Option]().settings(rest)
        return .say(Answer(output: "musterd \(Build.version)"))
      }
    case "help", "--help", "-h": return .say(Answer(output: help))
    case nil: return .say(Answer(complaint: help, exitCode: 2))
    case let word?:
      return .say(
        Answer(
          complaint: "musterd does not know \(word); musterd --help lists what it knows", exitCode: 2))
    }
  }

  private static func token(_ arguments: ArraySlice<String>, asksForHelp: Bool) -> Order {
    if asksForHelp { return .say(Answer(output: tokenHelp)) }
    return understood("token") { () throws(Misunderstood) in
      if arguments.first == "create" {
        let settings = try Option.tokenCreate.settings(arguments.dropFirst()).checkedForTokenCreate()
        return .createToken(settings)
      }
      guard arguments.first == "verify" else {
        throw Misunderstood("it can create and verify: musterd token create, musterd token verify")
      }
      let settings = try Option.tokenVerify.settings(arguments.dropFirst())
      return .verifyToken(keyFile: try settings.checkedForTokenVerify())
    }
  }

  private static func understood(
    _ command: String, _ read: () throws(Misunderstood) -> Order
  ) -> Order {
    do throws(Misunderstood) {
      return try read()
    } catch {
      let complaint = "musterd \(command): \(error); musterd \(command) --help lists what it takes"
      return .say(Answer(complaint: complaint, exitCode: 2))
    }
  }

  /// Runs until a signal ends it.
  private static func attend(
    _ command: String, _ run: @escaping @Sendable (AsyncStream<Signals.Request>) async throws -> Void
  ) -> Never {
    Signals.serve { requests in
      do {
        try await run(requests)
        return 0
      } catch {
        Console.complain("\(command): \(error)")
        return 1
      }
    }
  }
}

extension MusterDaemon {
  static let help = """
    usage: musterd <command>

      dev       serve on this machine alone, in the clear, with everything switched on, to try it
      serve     serve
      migrate   bring a database to the schema of this server
      token     make a token, or check one by a key
      version   print the version of the server and its protos
      help      print this

    musterd <command> --help says what a command takes.

    Exit codes: 0 done, 1 it could not be done, 2 the command line is not understood.
    """

  static let serveHelp = """
    usage: musterd serve --database URL --master-key FILE --token-key FILE
                         (--tls-certificate FILE --tls-key FILE | --plaintext) [option…]

    Serves Muster over gRPC, from a database that musterd migrate has prepared, until SIGTERM or Ctrl-C: then
    health says NOT_SERVING, /readyz answers 503, calls at work end, and so does the server. A second signal
    ends it at once. SIGHUP reads the certificate again; that it has changed is noticed within 10 s without
    it. Prints `listening HOST:PORT` when it is ready; one with --roles worker has no such port, needs neither
    TLS nor --plaintext, and prints `working, operations at HOST:PORT`.

    \(Option.serve.help)

    Exit codes: 0 ended by a signal, 1 it could not serve or had to cut off calls at its end, 2 the command
    line is not understood.
    """

  static let migrateHelp = """
    usage: musterd migrate --database URL [option…]

    Applies what the database lacks of the schema, a transaction for each migration, and says so. It can be
    ended and begun again at any time, and run twice at once. The first time its role is a superuser, since it
    makes the roles muster_owner, muster_app and muster_system; afterwards a role that may act as muster_owner
    will do. Run it again after a restore.

    \(Option.migrate.help)

    Exit codes: 0 the schema is that of this server, 1 it is not, 2 the command line is not understood.
    """

  static let tokenHelp = """
    usage: musterd token create --token-key FILE (--platform | --tenant ID (--user ID | --api-key ID))
           musterd token verify --jwk FILE

    create prints a token that a server with the same key takes: the first of a new installation is an
    operator's. Whether its user or key may do anything is the server's to say.

    \(Option.tokenCreate.help)

    verify reads a token (RFC 7515, compact) on standard input and says whether its form and its signature are
    good by the key in FILE. What it claims, and until when, is not looked at.

    \(Option.tokenVerify.help)

    Exit codes: 0 done, or it is good; 1 it is not, or the key is none; 2 the command line is not understood.
    """

  static let devHelp = """
    usage: musterd dev [option…]

    Serves Muster on this machine alone, in the clear and with reflection, and says what to try. Ctrl-C or
    SIGTERM ends it.

    \(Option.dev.help)

    It runs a PostgreSQL of its own, which has to be installed, with two tenants to try. The file of
    --credentials is there while the server is ready, and no longer. It holds `endpoint`, `ops`,
    `database_url`, `platform_token` and `tenants`, each with `id`, `slug`, `owner_token` and `viewer_token`.

    Exit codes: 0 ended by a signal, 1 it could not serve, 2 the command line is not understood.
    """
}
