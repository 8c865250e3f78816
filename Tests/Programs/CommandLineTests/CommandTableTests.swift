import MusterAuditAPI
import MusterCampaignsAPI
import MusterEventsAPI
import MusterIdentityAPI
import MusterLeadsAPI
import MusterOptionsAPI
import MusterPlatformAPI
import MusterRPC
import MusterSettingsAPI
import MusterTenantsAPI
import MusterTestCommands
import MusterUsageAPI
import MusterWire
import Testing

@testable import MusterCLI

@Suite struct CommandTableTests {
  /// As the server's own code has them.
  static let pools = [
    AuditV1.pool, CampaignsV1.pool, EventsV1.pool, IdentityV1.pool, LeadsV1.pool, PlatformV1.pool,
    SettingsV1.pool,
    TenantsV1.pool, UsageV1.pool,
  ]

  @Test func `each RPC of each service has a command`() throws {
    var count = 0
    for service in Self.pools.flatMap(\.files).flatMap(\.services) {
      for method in service.methods {
        let entry = CommandEntry.all.first { $0.rpc == "\(service.fullName)/\(method.name)" }
        let command = try #require(entry.flatMap(RPCCommand.init), "\(method.name)")
        #expect(
          command.request.fullName == method.inputType && command.response.fullName == method.outputType)
        count += 1
      }
    }
    #expect(count == CommandEntry.all.count)
  }

  @Test func `each command's help begins with its example and names its flags`() throws {
    for entry in CommandEntry.all {
      let command = try #require(RPCCommand(entry))
      let help = HelpText.command(command)
      #expect(help.hasPrefix("  muster \(entry.words)"), "\(entry.words)")
      #expect(!entry.summary.isEmpty && entry.summary.hasSuffix("."), "\(entry.words)")
      for flag in HelpText.own(command) { #expect(help.contains(flag.name), "\(entry.words) \(flag.name)") }
    }
  }

  @Test func `no command of the protos is hidden by one of the program's own`() {
    let builtins = Builtin.all.map { $0.words.joined(separator: " ") }
    #expect(Set(builtins).count == builtins.count)
    for entry in CommandEntry.all { #expect(!builtins.contains(entry.words), "\(entry.words)") }
    // A word of its own is no noun of the protos, which would have no verbs any more.
    for builtin in Builtin.all where builtin.words.count == 1 {
      #expect(!CommandEntry.nouns.contains(builtin.words[0]), "\(builtin.words[0])")
    }
  }

  @Test func `each column that a table shows is there`() throws {
    for entry in CommandEntry.all {
      let place = RowPlace(try #require(RPCCommand(entry)))
      #expect(!Column.shown(place.schema).isEmpty || !place.isList, "\(entry.words)")
    }
  }

  @Test func `reasons say what to do`() {
    #expect(ErrorReasons.all.count > 100)
    #expect(
      ErrorReasons.advice("PERMISSION_MISSING") == "Ask an admin of the tenant for a role that holds it.")
    #expect(ErrorReasons.advice("NO_SUCH_REASON") == nil)
  }

  @Test(arguments: [
    ("lead", "leed"), ("suppression", "supression"), ("campaign", "campagin"), ("list", "lsit"),
  ])
  func `a slip of a finger is understood`(_ meant: String, _ typed: String) {
    let known = CommandEntry.nouns + CommandEntry.all.map(\.verb)
    #expect(Suggestion.near(typed, among: known).first == meant)
  }
}
