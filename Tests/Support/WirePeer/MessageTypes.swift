import MusterAuditAPI
import MusterCampaignsAPI
import MusterEventsAPI
import MusterIdentityAPI
import MusterLeadsAPI
import MusterOptionsAPI
import MusterPlatformAPI
import MusterSettingsAPI
import MusterStandardAPI
import MusterTenantsAPI
import MusterTestingAPI
import MusterTortureAPI
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// Every message type that the generator made.
enum MessageTypes {
  private static let all: [[any WireMessage.Type]] = [
    AuditV1.messages, CampaignsV1.messages, EventsV1.messages, IdentityV1.messages, LeadsV1.messages,
    OptionsV1.messages, PlatformV1.messages, SettingsV1.messages, TenantsV1.messages, TortureV1.messages,
    TypeV1.messages, UsageV1.messages, GoogleProtobuf.messages, GoogleRpc.messages, GrpcHealthV1.messages,
    GrpcReflectionV1.messages, GrpcReflectionV1alpha.messages, GrpcTesting.messages, TestingV1.messages,
  ]

  static let byName: [String: any WireMessage.Type] = Dictionary(
    all.joined().map { ($0.schema.fullName, $0) }, uniquingKeysWith: { first, _ in first })
}
