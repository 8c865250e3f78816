import Glibc
import MusterLoop
import MusterRPC
import MusterTenantsAPI
import MusterTestCommands
import MusterTestKit
import MusterTransport
import MusterWire
import Testing

/// What an operator does with a server that runs.
@Suite struct `An operator of musterd` {
  private final class Served {
    let flags: ServeFlags
    let server: RunningProgram
    let client: TenantsV1.Client
    private let transport: HTTP2ClientTransport
    private let group: LoopGroup
    private let lookups: BlockingPool

    init(_ words: [String] = []) async throws {
      flags = try await ServeFlags()
      server = try RunningProgram(
        [
          RunningProgram.built("musterd"), "serve", "--plaintext", "--listen", "127.0.0.1:0", "--ops",
          "127.0.0.1:0",
        ] + words + flags.words)
      let port = try #require(UInt16(try await server.line("listening 127.0.0.1:")))
      group = try LoopGroup.start(loops: 1)
      lookups = try BlockingPool(threads: 1)
      transport = HTTP2ClientTransport(
        ClientConfiguration(host: "127.0.0.1", port: port), on: group, lookups: lookups)
      client = TenantsV1.Client(transport)
    }

    var tokenKey: String { "\(flags.folder.path)/token.key" }

    func token(_ words: String...) throws -> String {
      let answer = try Command(
        [RunningProgram.built("musterd"), "token", "create", "--token-key", tokenKey] + words)
      return String(decoding: answer.output, as: UTF8.self).filter { $0 != "\n" }
    }

    func stop() async throws {
      await transport.close()
      await group.stop()
      await lookups.stop()
      server.signal(SIGTERM)
      #expect(try await server.exitCode() == 0)
    }
  }

  @Test func `has a token from the key, and another key by SIGHUP ends those of the former`() async throws {
    let served = try await Served()
    let first = try served.token("--platform")
    #expect(try await served.client.listTenants(.init(), .bearer(first)).tenants.isEmpty)

    let made = try Command([
      "sh", "-c",
      "umask 077; openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out \(served.tokenKey)",
    ])
    try #require(made.exitCode == 0)
    let second = try served.token("--platform")
    #expect(try await refusal { try await served.client.listTenants(.init(), .bearer(second)) } != nil)
    served.server.signal(SIGHUP)
    _ = try await served.server.line("\"msg\":\"token_keys_reloaded\"", in: \.complaints)
    #expect(try await served.client.listTenants(.init(), .bearer(second)).tenants.isEmpty)
    let old = try await refusal { try await served.client.listTenants(.init(), .bearer(first)) }
    #expect(old?.code == .unauthenticated)

    // A broken file changes nothing.
    try #require(try Command(["sh", "-c", "echo none >\(served.tokenKey)"]).exitCode == 0)
    served.server.signal(SIGHUP)
    _ = try await served.server.line("\"msg\":\"token_keys_refused\"", in: \.complaints)
    #expect(try await served.client.listTenants(.init(), .bearer(second)).tenants.isEmpty)
    try await served.stop()
  }

  @Test func `sees every call in the access log, and nothing of what it holds`() async throws {
    let served = try await Served(["--access-log", "all", "--slow-call", "off"])
    let token = try served.token("--platform")
    _ = try await served.client.listTenants(.init(), .bearer(token))
    let tenant = "tenant_01jc4x8y7kf3q9v2m5n6p7r8st"
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = tenant }
    _ = try await refusal { try await served.client.getTenant(request, .bearer(token)) }
    _ = try await refusal { try await served.client.getTenant(request) }

    let lines = served.server.complaints.split(separator: "\n").filter { $0.contains("\"msg\":\"call\"") }
    #expect(lines.count == 3)
    let service = "muster.tenants.v1.TenantService"
    let expected = [
      "\"tenant\":\"tenant_00000000000000000000000000\",\"principal\":\"user_",
      "\"tenant\":\"\(tenant)\",\"principal\":\"user_",
      "\"rpc_method\":\"\(service)/GetTenant\",\"code\":\"UNAUTHENTICATED\",\"reason\":\"CREDENTIALS_INVALID\"",
    ]
    #expect(lines[0].contains("\"rpc_method\":\"\(service)/ListTenants\",\"code\":\"OK\",\"dur_ms\":"))
    #expect(lines[1].contains("\"code\":\"NOT_FOUND\",\"reason\":\"TENANT_NOT_FOUND\",\"dur_ms\":"))
    for (line, words) in zip(lines, expected) {
      #expect(line.contains(words), "\(line)")
      #expect(line.contains("\"trace_id\":\"") && line.contains("\"request_id\":\"req_"))
    }
    // J21: no token, whole or in part.
    #expect(!served.server.complaints.contains("eyJ") && !served.server.complaints.contains(token.suffix(20)))
    try await served.stop()
  }
}
