import MusterAuditAPI
import MusterCampaignsAPI
import MusterEventsAPI
import MusterHealth
import MusterIdentityAPI
import MusterLeadsAPI
import MusterOptionsAPI
import MusterPlatformAPI
import MusterRPC
import MusterReflection
import MusterSettingsAPI
import MusterStandardAPI
import MusterTenantsAPI
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// All that the server answers.
struct Services {
  /// Nothing serves until `open`.
  let health = HealthRegistry(.notServing)
  let handlers: [MethodHandler]

  /// A service whose handlers are not here is known by reflection and answers UNIMPLEMENTED.
  init(hasReflection: Bool) {
    var handlers: [MethodHandler] = []
    handlers += GrpcHealthV1.handlers(HealthService(health))
    if hasReflection {
      handlers += ReflectionService(services: Self.contract) { Self.pools }.handlers
    }
    self.handlers = Interceptors.before(handlers)
  }

  /// From now on health tells of each service that it serves, and of the server.
  func open() {
    for service in Set(handlers.map(\.method.service)) { health.set(service, .serving) }
    health.set("", .serving)
  }

  /// What clients may find, built or not: one line a service.
  static let contract: [String] = [
    AuditV1.Method.allCases.first?.info,
    CampaignsV1.Method.allCases.first?.info,
    EventsV1.Method.allCases.first?.info,
    IdentityV1.Method.allCases.first?.info,
    LeadsV1.Method.allCases.first?.info,
    PlatformV1.Method.allCases.first?.info,
    SettingsV1.Method.allCases.first?.info,
    TenantsV1.Method.allCases.first?.info,
    UsageV1.Method.allCases.first?.info,
    GrpcHealthV1.Method.allCases.first?.info,
    GrpcReflectionV1.Method.allCases.first?.info,
    GrpcReflectionV1alpha.Method.allCases.first?.info,
  ].compactMap { $0?.service }

  /// The protos of them and of what they import. Read by the first question of reflection.
  private static var pools: [SchemaPool] {
    [
      AuditV1.pool, CampaignsV1.pool, EventsV1.pool, IdentityV1.pool, LeadsV1.pool, PlatformV1.pool,
      SettingsV1.pool, TenantsV1.pool, UsageV1.pool, GrpcHealthV1.pool, GrpcReflectionV1.pool,
      GrpcReflectionV1alpha.pool, GoogleRpc.pool, OptionsV1.pool, TypeV1.pool, GoogleProtobuf.pool,
    ]
  }
}
