import MusterAuditAPI
import MusterCampaignsAPI
import MusterEventsAPI
import MusterIdentityAPI
import MusterLeadsAPI
import MusterPlatformAPI
import MusterRPC
import MusterSettingsAPI
import MusterTenantsAPI
import MusterTortureAPI
import MusterUsageAPI
import MusterWire
import Testing

/// A service as its proto declares it.
struct ServiceInfo: Sendable, CustomTestStringConvertible {
  let methods: [MethodInfo]
  let permissions: [PermissionInfo]
  let pool: SchemaPool

  var name: String { methods.first?.service ?? "" }
  var testDescription: String { name }

  func schema(_ message: String) -> MessageSchema? { pool.message(message) }

  /// Every service that the contract tests walk; a new one is added here and nowhere else.
  static let all = [
    ServiceInfo(TenantsV1.Method.allCases.map(\.info), TenantsV1.permissions, TenantsV1.pool),
    ServiceInfo(IdentityV1.Method.allCases.map(\.info), IdentityV1.permissions, IdentityV1.pool),
    ServiceInfo(LeadsV1.Method.allCases.map(\.info), LeadsV1.permissions, LeadsV1.pool),
    ServiceInfo(SettingsV1.Method.allCases.map(\.info), SettingsV1.permissions, SettingsV1.pool),
    ServiceInfo(UsageV1.Method.allCases.map(\.info), UsageV1.permissions, UsageV1.pool),
    ServiceInfo(CampaignsV1.Method.allCases.map(\.info), CampaignsV1.permissions, CampaignsV1.pool),
    ServiceInfo(AuditV1.Method.allCases.map(\.info), AuditV1.permissions, AuditV1.pool),
    ServiceInfo(EventsV1.Method.allCases.map(\.info), EventsV1.permissions, EventsV1.pool),
    ServiceInfo(PlatformV1.Method.allCases.map(\.info), PlatformV1.permissions, PlatformV1.pool),
    ServiceInfo(TortureV1.Method.allCases.map(\.info), TortureV1.permissions, TortureV1.pool),
  ]

  static let methods = all.flatMap(\.methods)

  private init(_ methods: [MethodInfo], _ permissions: [PermissionInfo], _ pool: SchemaPool) {
    self.methods = methods
    self.permissions = permissions
    self.pool = pool
  }
}

/// The RPC names that partners and outside tests rely on, as they were agreed: a missing or misspelt one
/// fails by its name.
enum PublishedAPI {
  static let rpcs: [String: String] = [
    "muster.tenants.v1.TenantService": """
    CreateTenant SetupTenant GetTenant ListTenants UpdateTenant SetTenantPlan SetSubscription
    SuspendTenant ResumeTenant DeleteTenant UndeleteTenant GetTenantStatus GetWizard SubmitWizardStep
    CompleteWizard GetIcp UpdateIcp ConfirmIcp ExportTenant EraseTenant
    """,
    "muster.identity.v1.IdentityService": """
    WhoAmI CreateUser GetUser InviteMember AcceptInvitation ListInvitations RevokeInvitation ListMembers
    UpdateMember RemoveMember ListRoles CreateRole UpdateRole DeleteRole CreateApiKey ListApiKeys
    RevokeApiKey CreateAccessToken RefreshAccessToken RevokeTokens ListPermissions ExplainAccess
    """,
    "muster.leads.v1.LeadService": """
    CreateLead GetLead ListLeads UpdateLead DeleteLead UndeleteLead BatchGetLeads BatchUpsertLeads
    ImportLeads ExportLeads TransitionLead GetLeadSchema UpdateLeadSchema ScoreLead ExplainScore
    RescoreLeads GetScoringModel UpdateScoringModel ActivateScoringModel BacktestScoringModels
    ListActivities RecordActivity ListReplies MarkRepliesRead EraseLead WatchLeads AddSuppression
    ImportSuppressions CheckSuppression ListSuppressions RemoveSuppression
    """,
    "muster.settings.v1.SettingsService": """
    GetSetting ResolveSetting ListSettings UpdateSettings DeleteSetting RevealSetting
    ApproveSettingChange ListSettingVersions RestoreSetting ExportSettings ImportSettings GetSchema
    RegisterSchema RotateKeys
    """,
    "muster.usage.v1.UsageService": """
    CreateMeter ListMeters RecordUsage GetUsage QueryUsage ListUsageEntries SetQuota ListQuotas
    ReserveQuota CommitReservation ReleaseReservation GetBalance GrantCredits CreatePricePlan
    ListPricePlans GetBillingReport CloseBillingPeriod
    """,
    "muster.campaigns.v1.CampaignService": """
    CreateCampaign GetCampaign ListCampaigns UpdateCampaign DeleteCampaign UndeleteCampaign
    ActivateCampaign PauseCampaign CompleteCampaign ArchiveCampaign UpdateSequence SetAllocation
    ListTemplates GenerateCampaign LaunchTemplate CreateSender GetSender ListSenders UpdateSender
    AttachSender DetachSender EnrollLeads ListEnrollments PauseEnrollment ResumeEnrollment
    StopEnrollment CheckSend ListApprovals ApproveSend RejectSend GetCampaignReport
    """,
    "muster.audit.v1.AuditService": "ListAuditEvents VerifyAuditLog",
    "muster.events.v1.EventService": "ListEvents WatchEvents",
    "muster.platform.v1.PlatformService": """
    GetServerInfo GetStats EmergencyStop LiftEmergencyStop VerifyIsolation ListJobs GetJob RetryJob
    CancelJob
    """,
  ]

  /// All others are unary.
  static let streams: [String: CallShape] = [
    "ExportTenant": .serverStream, "ImportLeads": .bidirectional, "ExportLeads": .serverStream,
    "RescoreLeads": .serverStream, "WatchLeads": .serverStream, "ImportSuppressions": .bidirectional,
    "ListUsageEntries": .serverStream, "WatchEvents": .serverStream,
  ]

  /// All others want credentials.
  static let open: Set = [
    "AcceptInvitation", "CreateAccessToken", "RefreshAccessToken", "GetServerInfo",
  ]
}
