package import MusterRPC
package import MusterStandardAPI
import MusterWire

/// `grpc.health.v1.Health` over a registry.
package struct HealthService: GrpcHealthV1.Service {
  /// More services than this are not listed, as the protocol has it.
  package static let listedMax = 100

  private let registry: HealthRegistry

  package init(_ registry: HealthRegistry) {
    self.registry = registry
  }

  package func check(
    _ request: GrpcHealthV1.HealthCheckRequest, as caller: Caller
  ) async throws(RPCError) -> GrpcHealthV1.HealthCheckResponse {
    guard let status = registry.status(of: request.service) else {
      throw .healthUnknown(of: request.service)
    }
    return .with { $0.status = status }
  }

  package func list(
    _ request: GrpcHealthV1.HealthListRequest, as caller: Caller
  ) async throws(RPCError) -> GrpcHealthV1.HealthListResponse {
    let statuses = registry.statuses
    guard statuses.count <= Self.listedMax else { throw .healthListTooLong(statuses.count) }
    return .with { response in
      for (service, status) in statuses { response.statuses[service] = .with { $0.status = status } }
    }
  }

  package func watch(
    _ request: GrpcHealthV1.HealthCheckRequest,
    to responses: ResponseWriter<GrpcHealthV1.HealthCheckResponse>, as caller: Caller
  ) async throws(RPCError) {
    try await registry.watch(request.service) { status throws(RPCError) in
      try await responses.send(.with { $0.status = status })
    }
  }
}
