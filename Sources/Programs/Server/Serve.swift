import Glibc
import MusterCore
import MusterLoop
import MusterRPC
import MusterStandardAPI
import MusterTransport

struct Probe: GrpcHealthV1.Service {
  func check(_ request: GrpcHealthV1.HealthCheckRequest, as caller: Caller) async throws(RPCError)
    -> GrpcHealthV1.HealthCheckResponse
  {
    var response = GrpcHealthV1.HealthCheckResponse()
    response.status = .serving
    return response
  }
  func list(_ request: GrpcHealthV1.HealthListRequest, as caller: Caller) async throws(RPCError)
    -> GrpcHealthV1.HealthListResponse
  { GrpcHealthV1.HealthListResponse() }
  func watch(
    _ request: GrpcHealthV1.HealthCheckRequest,
    to responses: ResponseWriter<GrpcHealthV1.HealthCheckResponse>, as caller: Caller
  ) async throws(RPCError) {}
}

enum Serve {
  static func run() async throws {
    let group = try LoopGroup.start()
    let server = GRPCServer(GrpcHealthV1.handlers(Probe()), ServerConfiguration(), on: group)
    let address = try await server.listen(on: SocketAddress("127.0.0.1", port: 50055)!)
    Console.answer("listening \(address)")
    while true { try await Task.sleep(for: .seconds(1000)) }
  }
}
