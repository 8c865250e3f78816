import MusterCore
import MusterTestCommands
import Testing

@testable import MusterServer

@Suite struct `The command line of musterd` {
  @Test(arguments: [
    ("serve --plaintext", "plaintext"),
    ("serve --plaintext --listen 0.0.0.0:443", "listen 0.0.0.0:443"),
    ("serve --plaintext --listen [::1]:0 --ops=localhost:9", "listen [::1]:0, ops 127.0.0.1:9"),
    ("serve --plaintext --reflection --drain-grace 0.5", "reflection, grace 0.5"),
    ("serve --plaintext --max-connection-age 60", "age 60"),
    ("serve --plaintext --loops 3", "loops 3"),
    ("serve --plaintext --roles api", "api"),
    ("serve --plaintext --roles worker,api", "plaintext"),
    ("serve --tls-certificate c --tls-key k", "tls c k"),
    ("serve --tls-key k --tls-client-ca a --tls-certificate c", "tls c k a"),
  ])
  func `becomes the settings of serve`(_ line: String, _ words: String) throws {
    var expected = Settings()
    expected.isPlaintext = true
    expected.platform.database.url = "postgres://muster_app@localhost/muster"
    expected.platform.masterKey = "m"
    expected.platform.tokenKey = "t"
    switch words {
    case "listen 0.0.0.0:443": expected.listen = Settings.Place("0.0.0.0", 443)
    case "listen [::1]:0, ops 127.0.0.1:9":
      expected.listen = Settings.Place("::1", 0)
      expected.operations = Settings.Place("127.0.0.1", 9)
    case "api": expected.roles = [.api]
    case "reflection, grace 0.5":
      expected.hasReflection = true
      expected.drainGrace = .milliseconds(500)
    case "age 60": expected.connectionAgeMax = .seconds(60)
    case "loops 3": expected.loops = 3
    case "tls c k", "tls c k a":
      expected.isPlaintext = false
      expected.tls.certificate = "c"
      expected.tls.key = "k"
      if words.hasSuffix("a") { expected.tls.clientAuthorities = "a" }
    default: break
    }
    #expect(order(line + Self.platform).settings(of: "serve") == expected)
  }

  /// What every server needs.
  private static let platform =
    " --database postgres://muster_app@localhost/muster --master-key m --token-key t"

  @Test func `of serve names the database twice, its keys and other issuers`() throws {
    let order = order(
      "serve --plaintext --database postgres://muster_app@a/m --database-password-file p"
        + " --system-database postgres://muster_system@b/m --system-password-file q --master-key m"
        + " --former-token-key old --token-key new --oidc-issuers https://a.example=x,https://b.example=y"
        + " --oidc-ca ca --oidc-addresses 10.0.0.0/8,127.0.0.1/32")
    let settings = try #require(order.settings(of: "serve"))
    #expect(
      settings.platform.database == DatabaseSettings(url: "postgres://muster_app@a/m", passwordFile: "p"))
    #expect(
      settings.platform.system == DatabaseSettings(url: "postgres://muster_system@b/m", passwordFile: "q"))
    // The first signs, wherever it stands.
    #expect(settings.platform.tokenKeys == ["new", "old"])
    #expect(settings.platform.issuers.map(\.issuer) == ["https://a.example", "https://b.example"])
    #expect(settings.platform.issuers.map(\.audience) == ["x", "y"])
    #expect(settings.platform.issuerAuthorities == "ca" && settings.platform.issuerAddresses.count == 2)
  }

  @Test(arguments: [
    ("", "it needs --database URL"),
    ("--database x://y", "--database: the database's URL: it begins with postgres://"),
    ("--database postgres://u@h/d", "it needs --master-key FILE"),
    ("--database postgres://u@h/d --master-key m", "it needs --token-key FILE"),
    (
      "--database postgres://u@h/d --system-database nowhere",
      "--system-database: the database's URL: it begins with"
    ),
    ("--oidc-issuers https://a.example", "--oidc-issuers takes pairs such as"),
    ("--oidc-issuers https://a.example=", "--oidc-issuers takes pairs such as"),
    ("--oidc-addresses 10.0.0.300", "--oidc-addresses takes ranges such as"),
    ("--loops 0", "--loops takes a number from 1 to 256, not 0"),
    ("--roles api,learner", "--roles takes api, worker or api,worker, not api,learner"),
    ("--roles ,", "--roles takes api, worker or api,worker, not ,"),
  ])
  func `of serve is refused without what the server stands on`(_ words: String, _ problem: String) {
    guard case .say(let answer) = order("serve --plaintext " + words) else {
      Issue.record("it was understood")
      return
    }
    #expect(answer.complaint.contains(problem), "\(answer.complaint)")
    #expect(answer.exitCode == 2)
  }

  @Test(arguments: [
    ("", "it needs --token-key FILE"),
    ("--token-key k", "give --platform or --tenant ID"),
    ("--token-key k --platform --tenant tenant_01jc4x8y7kf3q9v2m5n6p7r8st", "give --platform or --tenant ID"),
    ("--token-key k --tenant acme", "--tenant takes an id, tenant_…, not acme"),
    ("--token-key k --tenant tenant_01jc4x8y7kf3q9v2m5n6p7r8st", "give --user ID, or --api-key ID"),
    ("--token-key k --platform --user key_01jc4x8y7kf3q9v2m5n6p7r8st", "--user takes an id, user_…"),
    ("--token-key k --platform --lifetime 86401", "--lifetime takes seconds from 1 to 86400"),
  ])
  func `of token create is refused with what is wrong in it`(_ words: String, _ problem: String) {
    guard case .say(let answer) = order("token create " + words) else {
      Issue.record("it was understood")
      return
    }
    #expect(answer.complaint.contains(problem), "\(answer.complaint)")
    #expect(answer.exitCode == 2)
  }

  @Test func `of dev means plaintext with reflection, on the same ports`() {
    var expected = Settings()
    expected.isPlaintext = true
    expected.hasReflection = true
    #expect(order("dev").settings(of: "dev") == expected)
    #expect(expected.listen.description == "127.0.0.1:50051")
    #expect(expected.operations.description == "127.0.0.1:50052")
    expected.listen = Settings.Place("127.0.0.2", 1)
    expected.operations = Settings.Place("::1", 2)
    expected.isEphemeral = true
    expected.credentials = "file"
    let line = "dev --ephemeral --listen 127.0.0.2:1 --ops [::1]:2 --credentials file"
    #expect(order(line).settings(of: "dev") == expected)
  }

  @Test(arguments: [
    (
      "serve",
      "it encrypts unless told otherwise: give --tls-certificate FILE and --tls-key FILE, or --plaintext to serve in the clear"
    ),
    ("serve --tls-certificate c", "TLS needs both --tls-certificate and --tls-key"),
    ("serve --tls-client-ca c", "TLS needs both --tls-certificate and --tls-key"),
    ("serve --plaintext --tls-certificate c --tls-key k", "--plaintext and TLS exclude each other; give one"),
    ("serve --plaintext --plaintext", "--plaintext is given twice"),
    ("serve --plaintext=yes", "--plaintext takes true or false, not yes"),
    ("serve --plaintext --listen", "--listen needs a value: HOST:PORT"),
    ("serve --plaintext --listen=", "--listen needs a value: HOST:PORT"),
    ("serve --listen --plaintext", "--listen needs a value: HOST:PORT"),
    ("serve --plaintext --port 1", "there is no --port"),
    ("serve --plaintext --drain-grase 1", "there is no --drain-grase; did you mean --drain-grace?"),
    ("serve --plaintext=", "--plaintext needs a value: true or false"),
    ("serve --plaintext 1", "there is no 1"),
    ("serve --credentials f", "there is no --credentials"),
    (
      "serve --plaintext --listen 127.0.0.1:1 --ops 127.0.0.1:1",
      "--listen and --ops are both 127.0.0.1:1; they need a port each"
    ),
    (
      "serve --plaintext --drain-grace soon",
      "--drain-grace takes seconds from 0 to 31536000, such as 2.5, not soon"
    ),
    ("serve --plaintext --loops 0", "--loops takes a number from 1 to 256, not 0"),
    ("serve --plaintext --loops 257", "--loops takes a number from 1 to 256, not 257"),
    ("serve --plaintext --loops two", "--loops takes a number from 1 to 256, not two"),
    (
      "serve --plaintext --drain-grace nan",
      "--drain-grace takes seconds from 0 to 31536000, such as 2.5, not nan"
    ),
    (
      "serve --plaintext --max-connection-age -1",
      "--max-connection-age takes seconds from 0 to 31536000, such as 2.5, not -1"
    ),
    ("dev --plaintext", "there is no --plaintext"),
    (
      "dev --listen 0.0.0.0:1",
      "--listen takes an address of this machine alone, not 0.0.0.0; see musterd serve"
    ),
    (
      "dev --ops 192.0.2.1:1",
      "--ops takes an address of this machine alone, not 192.0.2.1; see musterd serve"
    ),
    ("token", "musterd token: there are musterd token create and musterd token verify"),
    ("token sign --jwk k", "musterd token: there are musterd token create and musterd token verify"),
    ("token verify", "it needs --jwk FILE, the key to check with"),
    ("token verify --jwk", "--jwk needs a value: FILE"),
    ("token verify --jwk k t", "there is no t"),
    ("version now", "musterd version: there is no now"),
    ("sing", "musterd does not know sing; musterd --help lists what it knows"),
    ("", "usage: musterd <command>"),
  ])
  func `is refused with what is wrong in it`(_ line: String, _ problem: String) {
    let isServe = line.hasPrefix("serve --plaintext --listen 127.0.0.1:1 ")
    guard case .say(let answer) = order(line + (isServe ? Self.platform : "")) else {
      Issue.record("it was understood: \(line)")
      return
    }
    #expect(answer.complaint.contains(problem))
    #expect(answer.output.isEmpty)
    #expect(answer.exitCode == 2)
  }

  @Test(arguments: [
    "127.0.0.1", "127.0.0.1:", ":1", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1", "example.com:1",
    "::1:1",
    "[::1:1", "::1]:1", "[127.0.0.1]x:1", "256.0.0.1:1", " 127.0.0.1:1", "127.0.0.1:٣",
  ])
  func `takes no such place`(_ text: String) {
    #expect(Settings.Place(text) == nil)
  }

  @Test func `of token verify names a file, and is explained`() {
    #expect(order("token verify --jwk k").settings(of: "token verify")?.keyFile == "k")
    for line in ["token --help", "token verify -h"] {
      guard case .say(let answer) = order(line) else { return }
      #expect(answer.exitCode == 0)
      #expect(answer.output.contains("musterd token verify --jwk FILE"))
      #expect(answer.output.contains("\n  --jwk FILE"))
      #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 110 })
    }
  }

  @Test(arguments: ["serve", "dev"])
  func `is explained, every flag of it`(_ command: String) {
    for line in ["\(command) --help", "\(command) --listen nowhere -h"] {
      guard case .say(let answer) = order(line) else {
        Issue.record("\(line) is no question for help")
        return
      }
      #expect(answer.exitCode == 0)
      #expect(answer.output.hasPrefix("usage: musterd \(command) "))
      #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 110 })
      for option in command == "serve" ? Option.serve : Option.dev {
        #expect(answer.output.contains("\n  \(option.name)"), "\(option.name)")
      }
      #expect(answer.output.contains("Exit codes: 0 ended by a signal, 1 it could not serve"))
    }
  }

  @Test func `of dev is what tools/start passes on`() throws {
    let house = String(#filePath).split(separator: "/Tests/", maxSplits: 1)[0]
    let tool = String(decoding: try Command(["cat", "\(house)/tools/start"]).output, as: UTF8.self)
    for option in Option.dev { #expect(tool.contains(option.name), "\(option.name)") }
  }

  @Test func `tells the version, and all commands`() {
    for line in ["version", "--version"] {
      guard case .run(let command, let configured) = order(line), case .answer(let work) = command.work else {
        Issue.record("\(line) is no question for the version")
        return
      }
      #expect(work(configured.settings) == .init(output: "musterd \(Build.version)"))
    }
    guard case .say(let answer) = order("--help") else { return }
    for name in MusterDaemon.commands.map(\.name) + ["help"] {
      #expect(answer.output.contains("\n  \(name) "))
    }
  }

  private func order(_ line: String) -> MusterDaemon.Order {
    MusterDaemon.order(line.split(separator: " ").map(String.init))
  }
}

extension MusterDaemon.Order {
  /// Nil when it is not understood, or another command's.
  func settings(of name: String) -> Settings? {
    guard case .run(let command, let configured) = self, command.name == name else { return nil }
    return configured.settings
  }
}
