import Foundation
import Glibc
import MusterEventsAPI
import MusterLoop
import MusterRPC
import MusterStandardAPI
import MusterTestCommands
import MusterTestKit
import MusterTransport
import MusterWire
import Testing

@Suite struct `A musterd that is asked to end` {
  @Test func `is not ready while a call holds it, answers that call, and ends`() async throws {
    let server = try RunningProgram([
      RunningProgram.built("musterd"), "dev", "--ephemeral", "--credentials",
      "/tmp/muster-drain-\(getpid()).json",
      "--listen",
      "127.0.0.1:0", "--ops", "127.0.0.1:0",
    ])
    let port = try #require(UInt16(try await server.line("listening 127.0.0.1:")))
    let operations = try #require(
      UInt16(try await server.line("  a page        http://127.0.0.1:").prefix { $0 != "/" }))
    #expect(status(operations, "/readyz") == "200")

    let group = try LoopGroup.start(loops: 1)
    let lookups = try BlockingPool(threads: 1)
    let transport = HTTP2ClientTransport(
      ClientConfiguration(host: "127.0.0.1", port: port), on: group, lookups: lookups)
    let call = try await GrpcReflectionV1.Client(transport).serverReflectionInfo()
    let answers = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.messageRequest = .listServices("") })
    #expect(try await answers.next() != nil)

    server.signal(SIGTERM)
    _ = try await server.line("\"msg\":\"draining\",\"calls\":1", in: \.complaints)
    #expect(status(operations, "/readyz") == "503")
    #expect(status(operations, "/livez") == "200")
    try await call.send(.with { $0.messageRequest = .listServices("") })
    #expect(try await answers.next() != nil)
    try await call.finish()
    #expect(try await answers.next() == nil)
    #expect(try await server.exitCode() == 0)

    await transport.close()
    await group.stop()
    await lookups.stop()
  }

  @Test func `ends the watches of events first, and waits for none`() async throws {
    let file = "/tmp/muster-drain-watch-\(getpid()).json"
    let server = try RunningProgram([
      RunningProgram.built("musterd"), "dev", "--ephemeral", "--credentials", file, "--listen",
      "127.0.0.1:0", "--ops", "127.0.0.1:0",
    ])
    let port = try #require(UInt16(try await server.line("listening 127.0.0.1:")))
    _ = try await server.line("  a page ")
    struct Credentials: Decodable {
      struct Tenant: Decodable { let id, owner_token: String }
      let tenants: [Tenant]
    }
    let credentials = try JSONDecoder().decode(Credentials.self, from: Data(contentsOf: URL(filePath: file)))
    let tenant = try #require(credentials.tenants.first)

    let group = try LoopGroup.start(loops: 1)
    let lookups = try BlockingPool(threads: 1)
    let transport = HTTP2ClientTransport(
      ClientConfiguration(host: "127.0.0.1", port: port), on: group, lookups: lookups)
    let stream = try await EventsV1.Client(transport).watchEvents(
      .with {
        $0.tenantID = tenant.id
        $0.start = .oldest
      }, .bearer(tenant.owner_token))
    let messages = stream.makeAsyncIterator()
    #expect(try await messages.next()?.events.isEmpty == false)

    let began = ContinuousClock.now
    server.signal(SIGTERM)
    let error = try await refusal { while try await messages.next() != nil {} }
    #expect(error?.reason == "SHUTTING_DOWN" && error?.code == .unavailable)
    #expect(try await server.exitCode() == 0)
    print("a watched musterd ended after \(ContinuousClock.now - began)")
    #expect(ContinuousClock.now - began < .seconds(8))

    await transport.close()
    await group.stop()
    await lookups.stop()
  }

  @Test func `a second time ends at once`() async throws {
    let flags = try await ServeFlags()
    let server = try RunningProgram(
      [
        RunningProgram.built("musterd"), "serve", "--plaintext", "--reflection", "--listen", "127.0.0.1:0",
        "--ops", "127.0.0.1:0",
      ] + flags.words)
    let port = try #require(UInt16(try await server.line("listening 127.0.0.1:")))
    let group = try LoopGroup.start(loops: 1)
    let lookups = try BlockingPool(threads: 1)
    let transport = HTTP2ClientTransport(
      ClientConfiguration(host: "127.0.0.1", port: port), on: group, lookups: lookups)
    let call = try await GrpcReflectionV1.Client(transport).serverReflectionInfo()
    let answers = call.responses.makeAsyncIterator()
    try await call.send(.with { $0.messageRequest = .listServices("") })
    #expect(try await answers.next() != nil)

    server.signal(SIGTERM)
    _ = try await server.line("\"msg\":\"draining\"", in: \.complaints)
    server.signal(SIGTERM)
    #expect(try await server.exitCode() == 128 + SIGTERM)

    await transport.close()
    await group.stop()
    await lookups.stop()
  }

  private func status(_ port: UInt16, _ path: String) -> String {
    let answer =
      OperationsClient(port)?.ask(Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)) ?? ""
    return String(answer.dropFirst(9).prefix(3))
  }
}
