import MusterCore
import MusterLoop

/// `musterd dev`: a server to try, and words about it.
struct Dev {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  func run(until requests: AsyncStream<Signals.Request>) async throws {
    let process = ServerProcess(settings)
    // First, so that starting a second one by mistake does not take the first one's file away.
    try process.checkPorts()
    let file = try Self.credentialsFile(settings.credentials)
    // While it is there the server is ready: one that an earlier run left would deceive whoever waits for it.
    Files.remove(file)
    var written: FileStamp?
    // Another one, on other ports, may have put its own there meanwhile.
    defer { if FileStamp(file) == written { Files.remove(file) } }
    try await process.run(until: requests) { addresses in
      try Files.replace(file, with: Self.credentials(addresses))
      written = FileStamp(file)
      Console.answer("listening \(addresses.rpc)\n\n\(Self.screen(addresses, credentials: file))")
    }
  }

  /// The one that was asked for, or the place for what a program leaves for itself.
  private static func credentialsFile(_ asked: String?) throws -> String {
    if let asked { return asked }
    let state = Environment.value("XDG_STATE_HOME") ?? Environment.value("HOME").map { "\($0)/.local/state" }
    guard let state else { throw NoPlace() }
    try Files.makeFolder("\(state)/muster")
    return "\(state)/muster/dev.json"
  }

  struct NoPlace: Error, CustomStringConvertible {
    var description: String { "there is no HOME to keep the credentials in; name a file with --credentials" }
  }

  /// Addresses are digits and points: nothing in them is escaped.
  static func credentials(_ addresses: ServerProcess.Addresses) -> String {
    """
    {
      "endpoint": "\(addresses.rpc)",
      "ops": "\(addresses.operations)"
    }

    """
  }

  static func screen(_ addresses: ServerProcess.Addresses, credentials: String) -> String {
    let buf = "buf curl --protocol grpc --http2-prior-knowledge"
    // The commands begin their lines, so that they can be copied as they are.
    return """
      Muster \(Build.version) is ready, for this machine alone.

        gRPC          \(addresses.rpc), without TLS
        operations    http://\(addresses.operations), with /livez /readyz /metrics /version
        credentials   \(credentials)

      Three things to try, with buf (https://buf.build/docs/cli) and Python's grpcio-health-checking:

      \(buf) --list-methods http://\(addresses.rpc)

      \(buf) http://\(addresses.rpc)/grpc.health.v1.Health/Check

      python3 -c 'import grpc; from grpc_health.v1 import health_pb2, health_pb2_grpc
      server = health_pb2_grpc.HealthStub(grpc.insecure_channel("\(addresses.rpc)"))
      print(server.Check(health_pb2.HealthCheckRequest()))'

      Health and reflection answer; the other services are listed and answer UNIMPLEMENTED so far.
      Ctrl-C ends it.
      """
  }
}
