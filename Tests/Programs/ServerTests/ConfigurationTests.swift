import MusterCore
import MusterTestCommands
import Testing

@testable import MusterServer

@Suite struct `The configuration of musterd` {
  /// What a value of the option may be, by the words that stand for it in the help.
  private static func sample(_ option: Option) -> String? {
    switch option.value {
    case nil: "true"
    case "FILE", "DIR": "/some/\(option.key)"
    case "URL" where option.key.contains("database"): "postgres://somebody@host/\(option.key)"
    case "URL": "https://collector.example:4318"
    case "HOST:PORT": "127.0.0.3:\(option.key.utf8.count)"
    case "S", "N", "MS": "7"
    case "RATIO": "0.5"
    case "NAME,…": "muster.internal,localhost.internal"
    case "ROLE,…": "worker"
    case "URL=AUDIENCE,…": "https://a.example=x,https://b.example=y"
    case "RANGE,…": "10.0.0.0/8,fd00::/8"
    case "LEVEL": "warning"
    case "FORM": "json"
    case "EXTENT": "errors"
    default: nil
    }
  }

  @Test(arguments: Option.configured.map(\.key))
  func `takes each option by flag, by variable and by file, with the same effect`(_ key: String) throws {
    let option = try #require(Option.configured.first { $0.key == key })
    let sample = try #require(Self.sample(option), "add a sample of \(option.value ?? "")")
    let folder = try Folder()
    let file = "\(folder.path)/musterd.yaml"
    try Files.replace(file, with: "\(key): \(sample.contains(",") ? "[\(sample)]" : "\"\(sample)\"")\n")
    let byFlag = try Self.settings([option.name, sample].joined(separator: "="), of: option)
    let byVariable = try Self.settings("", of: option, [option.variable: sample])
    let byFile = try Self.settings("--config=\(file)", of: option)
    let byNamedFile = try Self.settings("", of: option, ["MUSTERD_CONFIG": file])
    #expect(byFlag == byVariable && byFlag == byFile && byFlag == byNamedFile)
    #expect(byFlag != Settings(), "a sample should differ from the default")
  }

  /// The defaults that the help tells are those that hold.
  @Test(arguments: Option.configured.filter { $0.standard != nil }.map(\.key))
  func `says of each option what holds when nobody says anything`(_ key: String) throws {
    let option = try #require(Option.configured.first { $0.key == key })
    let standard = try #require(option.standard)
    #expect(try Self.settings("\(option.name)=\(standard)", of: option) == Settings())
  }

  private static func settings(
    _ word: String, of option: Option, _ environment: [String: String] = [:]
  ) throws -> Settings {
    let command = try #require(
      MusterDaemon.commands.first { command in
        command.readsConfiguration
          && command.options.contains { $0.name == option.name && $0.key == option.key }
      })
    var bare = command
    bare.check = { $0 }
    return try Configuration(
      command: bare, arguments: word.isEmpty ? [] : [word],
      surroundings: Surroundings(environment: environment)
    ).read().settings
  }

  @Test func `has a key and a variable for each option that a file may hold`() {
    #expect(Set(Option.configured.map(\.key)).count == Option.configured.count)
    for command in MusterDaemon.commands where command.readsConfiguration {
      for option in command.options where option.isConfigurable {
        #expect(Option.configured.contains { $0.key == option.key }, "\(command.name) \(option.name)")
      }
    }
    #expect(Option.drainGrace.variable == "MUSTERD_DRAIN_GRACE" && Option.drainGrace.key == "drain_grace")
  }

  @Test(
    arguments: [
      ([], [:], "", Duration.seconds(25)),
      ([], [:], "drain_grace: 1", .seconds(1)),
      ([], ["MUSTERD_DRAIN_GRACE": "2"], "drain_grace: 1", .seconds(2)),
      (["--drain-grace", "3"], ["MUSTERD_DRAIN_GRACE": "2"], "drain_grace: 1", .seconds(3)),
      (["--drain-grace", "3"], [:], "", .seconds(3)),
    ] as [([String], [String: String], String, Duration)])
  func `goes by the flag, then the variable, then the file, then the default`(
    _ flags: [String], _ environment: [String: String], _ text: String, _ expected: Duration
  ) throws {
    #expect(try read(flags, environment, text).settings.drainGrace == expected)
  }

  @Test func `switches off by any of them what the next has switched on`() throws {
    let file = "reflection: true"
    #expect(try read([], [:], file).settings.hasReflection)
    #expect(try !read(["--reflection=false"], [:], file).settings.hasReflection)
    #expect(try !read([], ["MUSTERD_REFLECTION": "0"], file).settings.hasReflection)
    #expect(try read(["--reflection"], ["MUSTERD_REFLECTION": "false"], "").settings.hasReflection)
    #expect(try read([], ["MUSTERD_REFLECTION": "1"], "reflection: 0").settings.hasReflection)
  }

  @Test func `takes lists as YAML writes them`() throws {
    let text = """
      roles:
        - worker
        - api
      oidc_addresses: [10.0.0.0/8, "fd00::/8"]
      oidc_issuers: https://a.example=x,https://b.example=y
      """
    let settings = try read([], [:], text).settings
    #expect(settings.roles == [.api, .worker])
    #expect(settings.platform.issuerAddresses.count == 2 && settings.platform.issuers.count == 2)
  }

  @Test(arguments: [
    ("drain_grce: 1", "FILE:1:1: there is no drain_grce; did you mean drain_grace?"),
    (
      "# words\n\nlisten: 127.0.0.1",
      "FILE:3:1: listen takes an address and a port, such as 127.0.0.1:50051, not 127.0.0.1"
    ),
    ("a: 1\na: 2", "FILE:2:1: a is given twice; the first is in line 1"),
    ("loops: [1]", "FILE:1:1: loops takes N, nothing deeper"),
    ("loops: {a: 1}", "FILE:1:1: loops takes N, nothing deeper"),
    ("loops:", "FILE:1:1: loops needs a value: N"),
    ("loops: ''", "FILE:1:1: loops needs a value: N"),
    ("roles: []", "FILE:1:1: roles takes ROLE,…, nothing deeper"),
    ("roles: [api, [worker]]", "FILE:1:1: roles takes a list of texts without commas"),
    ("roles: [api, learner]", "FILE:1:1: roles takes api, worker or api,worker, not api,learner"),
    ("plaintext: yes", "FILE:1:1: plaintext takes true or false, not yes"),
    ("credentials: f", "FILE:1:1: there is no credentials"),
    ("config: other.yaml", "FILE:1:1: there is no config"),
    ("zebra_crossing: 1", "FILE:1:1: there is no zebra_crossing"),
    ("listen: &a 127.0.0.1:1", "FILE:1:9: anchors (&name) are not taken here"),
  ])
  func `is refused with the line that is wrong`(_ text: String, _ problem: String) {
    do {
      _ = try read([], [:], text)
      Issue.record("it was taken")
    } catch {
      #expect("\(error)" == problem || "\(error)".hasPrefix(problem + "; "), "\(error)")
    }
  }

  @Test(arguments: [
    (["MUSTERD_DRAIN_GRCE": "1"], "there is no MUSTERD_DRAIN_GRCE; did you mean MUSTERD_DRAIN_GRACE?"),
    (["MUSTERD_LOOPS": "0"], "MUSTERD_LOOPS takes a number from 1 to 256, not 0"),
    (["MUSTERD_ROLES": "api,learner"], "MUSTERD_ROLES takes api, worker or api,worker, not api,learner"),
    (["MUSTERD_DATABASE_PASSWORD": "sesam"], "did you mean MUSTERD_DATABASE_PASSWORD_FILE?"),
    (["MUSTERD_CONFIG": "/no/such/file"], "/no/such/file: No such file or directory"),
    (["MUSTERD_CONFIG": "/etc"], "/etc: Is a directory"),
  ])
  func `is refused with the variable that is wrong`(_ environment: [String: String], _ problem: String) {
    do {
      _ = try read([], environment, nil)
      Issue.record("it was taken")
    } catch {
      #expect("\(error)".contains(problem), "\(error)")
      #expect(!"\(error)".contains("sesam"))
    }
  }

  @Test func `leaves to Kubernetes and to other commands what is theirs`() throws {
    let environment = [
      "MUSTERD_SERVICE_HOST": "10.0.0.1", "MUSTERD_SERVICE_PORT": "50051",
      "MUSTERD_PORT": "tcp://10.0.0.1:50051",
      "MUSTERD_PORT_50051_TCP": "tcp://10.0.0.1:50051", "MUSTERD_PORT_50051_TCP_PROTO": "tcp",
      "MUSTERD_PORT_50051_TCP_PORT": "50051", "MUSTERD_PORT_50051_TCP_ADDR": "10.0.0.1",
      "MUSTERD_OPS_SERVICE_PORT_HTTP": "50052", "MUSTERD_MIGRATE_DATABASE": "postgres://a@h/d",
    ]
    let settings = try read([], environment, "migrate_password_file: /p").settings
    #expect(settings.platform.database.url == "postgres://muster_app@localhost/muster")
    // That one is no variable of theirs.
    #expect(throws: Misunderstood.self) { try read([], ["MUSTERD_PORT": "50051"], "") }
  }

  @Test func `gives mail in the clear to this machine alone, unless it is told to`() throws {
    func fault(_ flags: [String]) throws -> String {
      let settings = try read(flags + ["--plaintext"], [:], nil).settings
      do throws(Misunderstood) {
        _ = try settings.checkedForServe()
        return ""
      } catch {
        return error.faults.joined()
      }
    }
    for relay in ["localhost:25", "127.0.0.1:2525", "[::1]:25"] {
      #expect(try fault(["--smtp-relay", relay]) == "")
    }
    #expect(
      try fault(["--smtp-relay", "mail.example.com:25"]).contains(
        "mail.example.com:25: emails go in the clear"))
    #expect(try fault(["--smtp-relay", "mail.example.com:25", "--smtp-plaintext"]) == "")
    #expect(throws: Misunderstood.self) { try read(["--smtp-relay", "mail.example.com"], [:], nil) }
  }

  @Test func `tells all that is wrong at once`() {
    do {
      _ = try read(["--portt", "secret", "--loops", "0"], ["MUSTERD_ROLES": "x"], "drain_grce: 1\nops: here")
      Issue.record("it was taken")
    } catch {
      let faults = (error as? Misunderstood)?.faults ?? []
      #expect(faults.count == 5, "\(faults)")
      for words in ["--portt", "drain_grce", "--loops", "MUSTERD_ROLES", "FILE:2:1: ops"] {
        #expect(faults.contains { $0.contains(words) }, "\(words)")
      }
      #expect(!faults.joined().contains("secret"))
    }
    guard case .say(let answer) = MusterDaemon.order(["serve"]) else {
      Issue.record("it was taken")
      return
    }
    // What is required, in all its spellings.
    #expect(answer.complaint.hasPrefix("musterd serve: 4 things are wrong:\n  it needs --database URL"))
    for option in [Option.database, .masterKey, .tokenKey] {
      let words = "it needs \(option.name) "
      let line = answer.complaint.split(separator: "\n").first { $0.contains(words) } ?? ""
      #expect(
        line.hasSuffix("or \(option.variable), or \(option.key) in /etc/muster/musterd.yaml"), "\(line)")
    }
    #expect(answer.complaint.hasSuffix("\nmusterd serve --help lists what it takes"))
  }

  /// Reads what a server would; the file is called FILE.
  private func read(
    _ flags: [String], _ environment: [String: String], _ text: String?
  ) throws -> Configured {
    let needs = [
      "--database", "postgres://muster_app@localhost/muster", "--master-key", "m", "--token-key", "t",
    ]
    var command = MusterDaemon.Command.serve
    command.check = { $0 }
    let folder = try Folder()
    let file = "\(folder.path)/musterd.yaml"
    if let text { try Files.replace(file, with: text) }
    do throws(Misunderstood) {
      return try Configuration(
        command: command, arguments: flags + needs,
        surroundings: Surroundings(environment: environment, file: file)
      ).read()
    } catch {
      throw Misunderstood(error.faults.map { $0.replacing(file, with: "FILE") })
    }
  }
}
