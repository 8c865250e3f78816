import MusterFuzzInput
import MusterHTTP2
import MusterHealth
import MusterLoop
import MusterRPC
import MusterStandardAPI
import MusterTestTorture
import MusterTortureAPI

@testable import MusterTransport

/// A server, a connection for each input, and a client that says what the fuzzer likes. Afterwards nothing of
/// it may be left.
enum ServerSession {
  private static let group = try! LoopGroup.start(loops: 1)
  private static let load = ServerLoad()
  private static let connections: ServerConnections = {
    let handlers =
      TortureV1.handlers(TortureService()) + GrpcHealthV1.handlers(HealthService(HealthRegistry()))
    var configuration = ServerConfiguration()
    // Small, so that its bounds are met.
    configuration.messageMax = 1_024
    configuration.http2.streamsMax = 4
    configuration.http2.headerListMax = 2_048
    configuration.http2.streamWindow = 65_535
    configuration.http2.connectionWindow = 131_072
    configuration.callsMax = 3
    return ServerConnections(
      ServerLoop(group.loops[0], Router(handlers), configuration, load, nil), group,
      ConnectionAdmission(configuration))
  }()

  static func run(_ input: inout Input) {
    let script = Script(&input, begin: Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8), heads: heads)
    let line = Line()
    let (theirs, connections) = (line.theirs, connections)
    let loop = group.openConnection()
    loop.execute { connections.accept(Socket(adopting: theirs), nil, nil) }
    line.play(script, loop)
    // Handlers are cancelled when the connection closes, and each has a few steps to its end.
    let turn = Signal()
    for _ in 0..<1_000 where load.count > 0 || group.connectionCounts != [0] { turn.wait(for: loop) }
    precondition(group.connectionCounts == [0], "the connection is still counted")
    precondition(load.count == 0, "a call outlives its connection")
  }

  private static let heads: [[(String, String)]] =
    [
      "muster.torture.v1.TortureService/Echo", "muster.torture.v1.TortureService/Repeat",
      "muster.torture.v1.TortureService/Import", "muster.torture.v1.TortureService/Switch",
      "grpc.health.v1.Health/Check", "grpc.health.v1.Health/Watch", "no.Such/Method",
    ].map { head("/" + $0) } + [
      head("/muster.torture.v1.TortureService/Switch", ("grpc-encoding", "gzip")),
      head("/grpc.health.v1.Health/Watch", ("grpc-timeout", "1m")),
      head("/grpc.health.v1.Health/Check", ("content-length", "5")),
      [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "a")],
      [("grpc-status", "0")],
    ]

  private static func head(_ path: String, _ more: (String, String)...) -> [(String, String)] {
    [
      (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "a"), ("te", "trailers"),
      ("content-type", "application/grpc"), ("grpc-accept-encoding", "gzip"),
    ] + more
  }
}
