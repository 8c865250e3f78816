import MusterFuzzInput
import MusterHTTP2
import MusterLoop
import MusterRPC
import MusterTortureAPI
import MusterWire

@testable import MusterTransport

/// A client with calls under way, and a server that says what the fuzzer likes. Afterwards each call has
/// ended.
enum ClientSession {
  private static let group = try! LoopGroup.start(loops: 1)
  private static let lookups = try! BlockingPool(threads: 1)
  private static let shared = LoopOwned(HTTP2Loop(group.loops[0]))

  static func run(_ input: inout Input) {
    let script = Script(&input, begin: [], heads: heads)
    let line = Line()
    // Nobody is there, so that a call made again ends as well.
    var configuration = ClientConfiguration(host: "127.0.0.1", port: 9)
    configuration.retry.attemptsMax = 1
    configuration.messageMax = 1_024
    configuration.http2.headerListMax = 2_048
    let transport = HTTP2ClientTransport(configuration, on: group, lookups: lookups)
    let (theirs, shared, link, http2) = (line.theirs, shared, transport.link, configuration.http2)
    link.loop.execute {
      link.adopt(
        HTTP2Connection.start(
          Channel(Socket(adopting: theirs)), .client, http2, peer: nil, on: shared.value, owner: link))
    }
    let ended = Signal()
    let calls = Task(executorPreference: link.loop) { await call(TortureV1.Client(transport)) }
    line.play(script, link.loop)
    Task(executorPreference: link.loop) {
      await calls.value
      await transport.close()
      ended.give()
    }
    ended.wait()
  }

  /// One of each shape; how they end does not matter here.
  private static func call(_ client: TortureV1.Client) async {
    await withDiscardingTaskGroup { tasks in
      tasks.addTask { _ = try? await client.echo(TortureV1.EchoRequest()) }
      tasks.addTask {
        guard let answers = try? await client.repeat(.with { $0.times = 3 }) else { return }
        do {
          for try await _ in answers {}
        } catch {}
      }
      tasks.addTask {
        guard let call = try? await client.switch() else { return }
        try? await call.send(.with { $0.step = .text("a") })
        try? await call.finish()
        do {
          for try await _ in call.responses {}
        } catch {}
      }
    }
  }

  private static let head = [(":status", "200"), ("content-type", "application/grpc")]
  private static let heads: [[(String, String)]] = [
    head, head + [("grpc-encoding", "gzip")], head + [("grpc-status", "0")],
    head + [("grpc-status", "14"), ("grpc-retry-pushback-ms", "1")],
    [("grpc-status", "0")], [("grpc-status", "5"), ("grpc-message", "no%20%C3%A4")],
    [("grpc-status", "8"), ("grpc-status-details-bin", "CAgSA2FiYw")], [(":status", "100")],
    [(":status", "503"), ("content-type", "text/html")],
  ]
}

/// Touched on its loop only.
struct LoopOwned<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}
