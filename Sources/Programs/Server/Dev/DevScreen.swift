import MusterCore

/// What somebody reads who has started `musterd dev` for the first time: where it is, what to try, how to end
/// it.
struct DevScreen {
  let addresses: ServerProcess.Addresses
  let files: DevFiles
  let postgres: PrivatePostgres
  /// Nil when somebody has deleted those to be tried.
  let tenant: DemoTenant?
  let isEphemeral: Bool
  let isStyled: Bool
  let took: Duration

  /// Headers for `buf curl`: a token is too long for a line.
  static func ownerHeader(_ postgres: PrivatePostgres) -> String { "\(postgres.path)/owner.header" }
  static func operatorHeader(_ postgres: PrivatePostgres) -> String { "\(postgres.path)/operator.header" }

  var text: String {
    """
    \(bold("Muster \(Build.version) is ready")), for this machine alone: \(beginning).

      gRPC          \(bold(addresses.endpoint)), without TLS
      a page        http://\(addresses.operations)/ for people; /livez /readyz /metrics /version for machines
      credentials   \(credentials): tokens for a day, and the database
    \(profiles)  data          \(data)

    \(tries)

    \(bold("Ctrl-C ends it")), PostgreSQL with it. \(forgetting)

    A server that stays: with a PostgreSQL of your own, musterd migrate and musterd serve; the first
    operator's token is made by musterd token create --platform, and with it SetupTenant makes the first
    tenant with its owner. Each command explains itself with --help.
    """
  }

  /// Whoever pastes it is in another folder.
  private var credentials: String { Files.canonical(files.credentials) ?? files.credentials }

  private var beginning: String {
    let milliseconds = max(
      1, took.components.seconds * 1_000 + took.components.attoseconds / 1_000_000_000_000_000)
    let tenths = String((milliseconds + 50) / 100 % 10)
    let seconds = milliseconds < 1_000 ? "\(milliseconds) ms" : "\((milliseconds + 50) / 1_000).\(tenths) s"
    switch postgres.origin {
    case .made: return "made anew in \(seconds)"
    case .found: return "found as it was left, in \(seconds)"
    case .foundAfterKill: return "it was killed last time and is made good, in \(seconds)"
    }
  }

  private var profiles: String {
    guard let profiles = files.profiles else { return "" }
    return "  profiles      \(profiles): dev and others, for muster\n"
  }

  private var data: String {
    var words = "\(postgres.path): PostgreSQL \(postgres.version)"
    if let user = postgres.user { words += ", run as \(user)" }
    if let since = tenant?.since, postgres.origin != .made {
      let date = CivilDate(day: since.floorDivided(by: 86_400))
      func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
      words += ", since \(date.year)-\(two(date.month))-\(two(date.day))"
    }
    return words
  }

  private var forgetting: String {
    isEphemeral
      ? "Nothing is kept."
      : "The data stay; to forget them once it has ended:\nrm -rf \(ShellWord(postgres.path))"
  }

  private func bold(_ words: String) -> String { isStyled ? "\u{1b}[1m\(words)\u{1b}[0m" : words }

  private var tries: String {
    guard let tenant else { return "The tenants to be tried were deleted; --ephemeral has them." }
    let examples = DevExamples(
      endpoint: addresses.endpoint, credentials: credentials, tenant: tenant.text,
      owner: Self.ownerHeader(postgres), operations: Self.operatorHeader(postgres), profiles: files.profiles)
    let all = examples.all
    let count = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven"]
    let number = all.count < count.count ? count[all.count] : "\(all.count)"
    let place = examples.checkout.map { ", in \($0)" } ?? ""
    let list = all.enumerated().map { index, example in
      "  \(bold("\(index + 1)"))  \(example.words)\n\n\(example.command)"
    }
    // The commands begin their lines, so that they can be copied as they are.
    return bold("\(number) things to try") + " in another terminal\(place):\n\n"
      + list.joined(separator: "\n\n")
  }
}

/// A path as a shell takes it.
struct ShellWord: CustomStringConvertible {
  let description: String

  init(_ path: String) {
    let isPlain = path.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/._-+=@,".utf8.contains(byte)
    }
    description = isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}
