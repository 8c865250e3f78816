import Glibc
import MusterLoop
import MusterRPC
import MusterStandardAPI
import MusterTestCommands
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
      UInt16(try await server.line("  operations    http://127.0.0.1:").prefix { $0 != "," }))
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
    _ = try await server.line("\"event\":\"draining\",\"calls\":\"1\"", in: \.complaints)
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
    _ = try await server.line("\"event\":\"draining\"", in: \.complaints)
    server.signal(SIGTERM)
    #expect(try await server.exitCode() == 128 + SIGTERM)

    await transport.close()
    await group.stop()
    await lookups.stop()
  }

  private func status(_ port: UInt16, _ path: String) -> String {
    let answer = OperationsClient(port)?.ask(Array("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n".utf8)) ?? ""
    return String(answer.dropFirst(9).prefix(3))
  }
}
