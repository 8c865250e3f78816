import MusterCore
import MusterTerminal
import MusterWire

extension Builtin {
  static let comforts: [Builtin] = [usageReport, demoLoad, demoUnload]

  static let usageReport = Builtin(
    words: ["usage", "report"], summary: "what was used, with bars", example: "usage report --period month",
    about:
      "Shows what the tenant used of each meter, and of each quota how much is left. --period is day, week, "
      + "month or year; the month unless told.",
    flags: [GlobalFlag(name: "period", placeholder: "WORD", words: "day, week, month or year")]
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    let surroundings = try Surroundings(words)
    guard let tenant = surroundings["tenant"] else {
      throw .usage(
        "no tenant is named", hints: ["name it with --tenant, MUSTER_TENANT or muster profile set"])
    }
    let connection = try Connection(surroundings)
    let style = OutputStyle(words)
    let period = "PERIOD_" + (words.global("period") ?? "month").uppercased()
    let id = JSONValue.string(tenant)
    let meters = try await connection.call(
      "meter", "list", [("tenant_id", id), ("page_size", .number("1000"))])
    var categories: [String] = []
    for meter in meters["meters"]?.elements ?? [] {
      if let name = meter["category"]?.string, !categories.contains(name) { categories.append(name) }
    }
    var lines: [String] = []
    for category in categories {
      let answer = try await connection.call(
        "usage", "get", [("tenant_id", id), ("category", .string(category)), ("period", .string(period))])
      let used = (answer["usages"]?.elements ?? []).map { usage in
        (
          "\(usage["metric"]?.string ?? "") (\(usage["unit"]?.string ?? ""))",
          usage["amount"]?["value"]?.string.flatMap(Double.init) ?? 0
        )
      }.filter { $0.1 != 0 }
      guard !used.isEmpty else { continue }
      let most = used.map(\.1).max()
      lines.append(style.bold(category))
      lines += used.map {
        "  " + Bar.line($0.0, $0.1, of: most, style).replacing(" of \(Bar.plain(most ?? 0))", with: "")
      }
    }
    if lines.isEmpty { lines.append("nothing was used in this \(words.global("period") ?? "month")") }
    let quotas = try await connection.call("quota", "list", [("tenant_id", id)])["quotas"]?.elements ?? []
    if !quotas.isEmpty { lines += ["", style.bold("Quotas")] }
    for quota in quotas {
      let used = quota["used"]?["value"]?.string.flatMap(Double.init) ?? 0
      let limit = quota["effective_limit"]?["value"]?.string.flatMap(Double.init)
      lines.append("  " + Bar.line(quota["key"]?.string ?? "", used, of: limit, style))
    }
    return try dispatch.say(lines.joined(separator: "\n"))
  }

  private static let slugFlag = GlobalFlag(
    name: "slug", placeholder: "SLUG", words: "the demo tenant's slug; demo unless told")

  static let demoLoad = Builtin(
    words: ["demo", "load"], summary: "make a tenant with rows worth looking at", example: "demo load",
    about:
      "As an operator: makes a tenant, leads in it, scores and suppressions, and a "
      + "profile of the tenant's name "
      + "that is signed in to it. What is there already stays.", flags: [slugFlag]
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    try await DemoTenant(words).load()
  }

  static let demoUnload = Builtin(
    words: ["demo", "unload"], summary: "erase the demo tenant for good", example: "demo unload --yes",
    about:
      "As an operator: erases the tenant that demo load made, all of it and for "
      + "good, and forgets its profile.",
    flags: [slugFlag, GlobalFlag(name: "yes", short: "y", words: "no question before it is done")]
  ) { (words, dispatch) async throws(Failure) -> ExitCode in
    try await DemoTenant(words).unload()
  }
}

/// A tenant to be shown around in: `muster demo`.
struct DemoTenant {
  private let words: ParsedWords
  private let slug: String

  init(_ words: ParsedWords) {
    self.words = words
    slug = words.global("slug") ?? "demo"
  }

  private static let people: [(first: String, last: String, title: String, company: String, size: Int)] = [
    ("Mia", "Tran", "Chief Executive", "Northwind Freight", 220),
    ("Oliver", "Hughes", "Owner", "Hughes Dental", 12),
    ("Aroha", "Ngata", "VP Sales", "Southern Solar", 85),
    ("Jack", "Walsh", "Fleet Manager", "Walsh Haulage", 140),
    ("Priya", "Nair", "Head of Marketing", "Brightline", 60),
    ("Liam", "Costa", "Director", "Costa Builders", 35),
    ("Zoe", "Kelly", "Practice Manager", "Kelly Physio", 9), ("Noah", "Singh", "Founder", "Parcelwise", 18),
    ("Ruby", "Chen", "Operations Lead", "Harbour Foods", 310),
    ("Ethan", "Moore", "Buyer", "Moore Hardware", 48),
    ("Isla", "Murray", "Chief Operating Officer", "Murray Legal", 75),
    ("Leo", "Rossi", "Intern", "Rossi Cafe", 5),
  ]

  func load() async throws(Failure) -> ExitCode {
    let surroundings = try Surroundings(words)
    let connection = try Connection(surroundings)
    try await ServerVersion.check(connection)
    if try await find(connection) != nil {
      ByteOutput(.errors).tryWrite("the tenant \(slug) is there already; muster demo unload takes it away\n")
      return .done
    }
    let made = try await connection.call(
      "tenant", "setup",
      [
        (
          "tenant",
          .stated([
            ("slug", .string(slug)), ("display_name", .string("Demo")),
            ("time_zone", .string("Australia/Perth")),
          ])
        ),
        (
          "owner",
          .stated([("email", .string("owner@\(slug).example")), ("display_name", .string("Demo Owner"))])
        ),
        ("request_id", .string(RequestIDs.fresh())),
      ])
    guard let key = made["api_key"]?.string, let id = made["tenant"]?["id"]?.string else {
      throw Failure(.failed, "the server made the tenant and showed no key")
    }
    try await Entrance.enter(slug, key: key, surroundings)
    var owner = words
    owner.globals = ["profile": [slug]]
    try await fill(id, try Connection(try Surroundings(owner)))
    ByteOutput(.errors).tryWrite(
      "tenant \(slug) is made; muster lead list --profile \(slug) shows its leads\n")
    return .done
  }

  private func fill(_ tenant: String, _ connection: Connection) async throws(Failure) {
    let id = JSONValue.string(tenant)
    let leads = Self.people.map { person in
      JSONValue.stated([
        (
          "email",
          .string("\(person.first.lowercased()).\(person.last.lowercased())@\(Self.domain(person.company))")
        ),
        ("first_name", .string(person.first)), ("last_name", .string(person.last)),
        ("title", .string(person.title)),
        ("company", .string(person.company)), ("employee_count", .number(String(person.size))),
        ("country", .string("AU")), ("source", .string("demo")),
      ])
    }
    let answer = try await connection.call(
      "lead", "batch-upsert",
      [("tenant_id", id), ("leads", .array(leads)), ("request_id", .string(RequestIDs.fresh()))])
    for result in (answer["results"]?.elements ?? []) {
      guard let lead = result["lead_id"]?.string ?? result["id"]?.string else { continue }
      _ = try await connection.call(
        "lead", "score",
        [("tenant_id", id), ("id", .string(lead)), ("request_id", .string(RequestIDs.fresh()))])
    }
    let suppression = JSONValue.stated([
      ("value", .string("nobody@\(Self.domain("Rossi Cafe"))")),
      ("reason", .string("SUPPRESSION_REASON_UNSUBSCRIBED")),
    ])
    _ = try await connection.call(
      "suppression", "add",
      [("tenant_id", id), ("suppression", suppression), ("request_id", .string(RequestIDs.fresh()))])
  }

  private static func domain(_ company: String) -> String {
    company.lowercased().replacing(" ", with: "-") + ".example"
  }

  func unload() async throws(Failure) -> ExitCode {
    let connection = try Connection(try Surroundings(words))
    guard let id = try await find(connection) else {
      throw Failure(.notFound, "there is no tenant \(ValueKind.shown(slug))")
    }
    if !words.has("yes") {
      guard Terminal.isTerminal(.input), !words.has("no-input") else {
        throw .usage("it is not done without a yes: add --yes")
      }
      let answer = Terminal.answer(to: "Erase the tenant \(slug) (\(id)) for good? [y/N] ") ?? ""
      guard ["y", "yes"].contains(answer.lowercased()) else { throw Failure(.failed, "nothing was done") }
    }
    _ = try await connection.call(
      "tenant", "erase", [("tenant_id", .string(id)), ("request_id", .string(RequestIDs.fresh()))])
    if let path = Places.profiles {
      var file = try ProfileFile.read(path)
      file[slug] = nil
      if file.current == slug { file.current = nil }
      try file.write()
    }
    if let tokens = Places.tokens(slug) { Files.remove(tokens) }
    ByteOutput(.errors).tryWrite("the tenant \(slug) is erased\n")
    return .done
  }

  /// Nil when there is none, or it is gone.
  private func find(_ connection: Connection) async throws(Failure) -> String? {
    var token: JSONValue?
    while true {
      let answer = try await connection.call(
        "tenant", "list", [("page_size", .number("1000")), ("page_token", token)])
      for tenant in answer["tenants"]?.elements ?? [] where tenant["slug"]?.string == slug {
        return tenant["id"]?.string
      }
      guard let next = answer["next_page_token"]?.string, !next.isEmpty else { return nil }
      token = .string(next)
    }
  }
}

/// A profile for a tenant that was just made, signed in by its first key.
enum Entrance {
  static func enter(
    _ name: String, key: String, _ surroundings: Surroundings
  ) async throws(Failure) {
    guard let path = Places.profiles, let tokenPath = Places.tokens(name) else {
      throw Failure(.failed, "there is no HOME to keep a profile in")
    }
    var file = try ProfileFile.read(path)
    var profile = Profile()
    for item in Profile.keys where !["token", "token-file", "tenant", "output"].contains(item.name) {
      if surroundings.source(item.name) != "default" { profile[keyPath: item.path] = surroundings[item.name] }
    }
    profile.endpoint = surroundings["endpoint"]
    let connection = try Connection(surroundings)
    let answer = try await connection.call(
      "token", "create", [("api_key", .string(key)), ("request_id", .string(RequestIDs.fresh()))])
    guard let tokens = KeptTokens(answer) else { throw Failure(.failed, "the server answered no token") }
    profile.tenant = tokens.tenant
    file[name] = profile
    try tokens.write(tokenPath)
    try file.write()
  }
}
