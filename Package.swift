// swift-tools-version: 6.2
import PackageDescription

// The house from the ground up, one array a layer. A target depends on its own line's arrows and on the
// layers below it; the build runs with `--explicit-target-dependency-import-check error`, so an import
// that is not written here does not compile.

/// One module of messages, client and service protocol for each, made from Protos/.
let services = [
  "Tenants", "Identity", "Leads", "Settings", "Usage", "Campaigns", "Audit", "Events", "Platform",
]

let serviceAPIs: [Target.Dependency] = services.map { .target(name: "Muster\($0)API") }

// MARK: 6 Programs

let programs: [Target] = [
  target(
    "MusterServer", "Programs/Server",
    serviceAPIs + [
      "MusterAudit", "MusterBrake", "MusterCampaigns", "MusterCore", "MusterCrypto", "MusterEvents",
      "MusterHTTP2", "MusterHTTPS",
      "MusterHealth", "MusterIdentity", "MusterJobs", "MusterJournal", "MusterLeads", "MusterLedger",
      "MusterLoop", "MusterMigrationSteps", "MusterMigrations", "MusterOptionsAPI", "MusterPlatform",
      "MusterPostgres", "MusterReflection", "MusterRPC", "MusterSMTP", "MusterSettings", "MusterStandardAPI",
      "MusterTenancy", "MusterTenants", "MusterTransport", "MusterTypesAPI", "MusterUsage",
      "MusterWellKnownAPI", "MusterWire", "MusterYAML",
    ],
    // The page for operators travels within the program.
    embedding: [
      "Operations/Page/page.css", "Operations/Page/page.html", "Operations/Page/page.js",
    ]),
  // What people type: made from the protos, without a word of its own about any service.
  target(
    "MusterCLI", "Programs/CLI",
    [
      "MusterCommandTable", "MusterCore", "MusterCrypto", "MusterHTTP2", "MusterLoop", "MusterOptionsAPI",
      "MusterRPC", "MusterTerminal", "MusterTransport", "MusterWire", "MusterYAML",
    ]),
  program("muster", "Programs/muster", ["MusterCLI"]),
  .executableTarget(
    name: "musterd", dependencies: ["MusterServer"], path: "Sources/Programs/musterd",
    swiftSettings: Language.strict,
    // Calls allocate and free small things in bursts, which the C library's allocator is slow at. Debug
    // builds keep that one, for the sanitizers.
    linkerSettings: [.linkedLibrary("jemalloc", .when(configuration: .release))]),
]

// MARK: 5 Services

let serviceTargets: [Target] = [
  // It tells what an export was by its digest, and a receipt by its own.
  service("Tenants", ["MusterCrypto"]),
  // It makes keys and tokens.
  service("Identity", ["MusterCrypto"]),
  // It seals the journal.
  service("Audit", ["MusterCrypto"]),
  service("Events"),
  // Each loop counts its calls.
  service("Platform", ["MusterLoop"]),
  // It keeps who must not be contacted as keyed hashes, and scores.
  service("Leads", ["MusterCrypto", "MusterScoring"]),
  // It seals secrets.
  service("Settings", ["MusterCrypto"]),
  // It takes quotas and credits from the ledger, and rates what was used.
  service("Usage", ["MusterCrypto", "MusterLedger", "MusterRating"]),
  // It plans sends, takes what they use up from the ledger, and stops when an operator says so.
  service(
    "Campaigns",
    ["MusterBrake", "MusterCrypto", "MusterLeadsAPI", "MusterLedger", "MusterOutreach", "MusterSMTP"]),
  // What every gRPC client expects of a server, whatever it serves beside.
  target("MusterHealth", "Services/Health", ["MusterRPC", "MusterStandardAPI", "MusterWire"]),
  target("MusterReflection", "Services/Reflection", ["MusterRPC", "MusterStandardAPI", "MusterWire"]),
]

// MARK: Engines

/// What computes and knows no database: values in, values out. That none can open a session is what the
/// compiler says of these arrows.
let engines: [Target] = [
  // Points from facts, by a model that is data.
  target(
    "MusterScoring", "Engines/Scoring",
    ["MusterCore", "MusterLeadsAPI", "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire"]),
  // Prices from quantities, by a plan that is data.
  target(
    "MusterRating", "Engines/Rating",
    ["MusterCore", "MusterTypesAPI", "MusterUsageAPI", "MusterWellKnownAPI", "MusterWire"]),
  // When, over which channel and in which words a campaign writes, and whether it may.
  target(
    "MusterOutreach", "Engines/Outreach",
    [
      "MusterCampaignsAPI", "MusterCore", "MusterLeadsAPI", "MusterTypesAPI", "MusterWellKnownAPI",
      "MusterWire",
    ]),
]

// MARK: 4 Platform

let platform: [Target] = [
  // Who calls, in which tenant, with which rights; and the only doors to the tenants' rows.
  target(
    "MusterTenancy", "Platform/Tenancy",
    ["MusterCore", "MusterCrypto", "MusterHTTPS", "MusterLoop", "MusterPostgres", "MusterRPC"]),
  // Rows in the terms of messages: times, enums, pages.
  target(
    "MusterRows", "Platform/Rows",
    [
      "MusterCore", "MusterPostgres", "MusterRPC", "MusterTenancy", "MusterTypesAPI", "MusterWellKnownAPI",
      "MusterWire",
    ]),
  // What a write leaves behind, in its transaction.
  target(
    "MusterJournal", "Platform/Journal",
    ["MusterCore", "MusterCrypto", "MusterPostgres", "MusterRPC", "MusterTenancy", "MusterWire"]),
  // Work that goes on apart from the call that asked for it.
  target(
    "MusterJobs", "Platform/Jobs",
    ["MusterCore", "MusterJournal", "MusterPostgres", "MusterRPC", "MusterTenancy"]),
  // Limits, and what is held of them.
  target(
    "MusterLedger", "Platform/Ledger", ["MusterCore", "MusterPostgres", "MusterRPC", "MusterTenancy"]),
  // Whether sends and agent runs are stopped.
  target("MusterBrake", "Platform/Brake", ["MusterCore", "MusterPostgres", "MusterRPC", "MusterTenancy"]),
  target(
    "MusterMigrations", "Platform/Migrations",
    ["MusterCore", "MusterLoop", "MusterMigrationSteps", "MusterPostgres"]),
]

// MARK: 3 Generated

let generated: [Target] =
  services.map { service in
    target(
      "Muster\(service)API", "Generated/\(service)",
      ["MusterRPC", "MusterWire", "MusterTypesAPI", "MusterWellKnownAPI"])
  } + [
    // What the services share: money, actors, error reasons; and the options of the protos themselves.
    target("MusterTypesAPI", "Generated/Types", ["MusterWire"]),
    target("MusterOptionsAPI", "Generated/Options", ["MusterWire"]),
    // google.protobuf, and the protocols that every gRPC client expects: health, reflection, error details.
    target("MusterWellKnownAPI", "Generated/WellKnown", ["MusterWire"]),
    target("MusterStandardAPI", "Generated/Standard", ["MusterRPC", "MusterWire", "MusterWellKnownAPI"]),
    // Which commands there are, and the protos with their comments.
    target("MusterCommandTable", "Generated/Commands", []),
    // The files of Migrations/.
    target("MusterMigrationSteps", "Generated/MigrationSteps", []),
  ]

// MARK: 2 Runtime

let runtime: [Target] = [
  target("MusterCore", "Runtime/Core", []),
  target("MusterWire", "Runtime/Wire", ["MusterCore"]),
  target(
    "MusterTransport", "Runtime/Transport",
    ["MusterRPC", "MusterWire", "MusterHTTP2", "MusterLoop", "MusterCrypto", "MusterCore", "CZlib"]),
  target("MusterPostgres", "Runtime/Postgres", ["MusterLoop", "MusterCore", "CPostgres", "CMusterShims"]),
  target("MusterHTTPS", "Runtime/HTTPS", ["MusterLoop", "CCurl", "CMusterShims"]),
  target("MusterSMTP", "Runtime/SMTP", ["MusterCore", "MusterLoop"]),
  target("MusterYAML", "Runtime/YAML", ["CYAML"]),
  target("MusterTerminal", "Runtime/Terminal", ["MusterCore"]),
  target("MusterHTTP2", "Runtime/HTTP2", ["MusterLoop", "MusterCrypto", "MusterCore", "CNGHTTP2"]),
  target("MusterLoop", "Runtime/Loop", ["MusterCore", "CMusterShims"]),
  target("MusterCrypto", "Runtime/Crypto", ["MusterCore", "COpenSSL", "CJWT", "CMusterShims"]),
  target("MusterRPC", "Runtime/RPC", ["MusterWire", "MusterCore"]),
]

// MARK: 1 C

let libraries: [Target] = [
  library("CNGHTTP2", "libnghttp2", "libnghttp2-dev"),
  library("COpenSSL", "openssl", "libssl-dev"),
  library("CPostgres", "libpq", "libpq-dev"),
  library("CJWT", "libjwt", "libjwt-dev"),
  library("CZlib", "zlib", "zlib1g-dev"),
  library("CYAML", "yaml-0.1", "libyaml-dev"),
  library("CCurl", "libcurl", "libcurl4-openssl-dev"),
  library("CProtobufC", "libprotobuf-c", "libprotobuf-c-dev"),
  // Ours: what Swift cannot import of the C library.
  .target(name: "CMusterShims", path: "Sources/C/CMusterShims"),
]

// MARK: Tools and tests

let tools: [Target] = [
  // Reads what protoc made of Protos/, and Migrations/, and writes Sources/Generated and the documents.
  program("protogen", at: "tools/protogen", ["MusterCore", "MusterCrypto", "MusterWire"]),
  // `tools/bench wire`: the codec beside libprotobuf-c.
  program(
    "wire-bench", at: "tools/benchmarks/WireBench",
    ["MusterCore", "MusterWire", "MusterLeadsAPI", "MusterWellKnownAPI", "COracle", "CAllocationCount"]),
  // How many leads a core scores.
  program(
    "scoring-bench", at: "tools/benchmarks/ScoringBench",
    [
      "MusterCore", "MusterLeadsAPI", "MusterScoring", "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire",
    ]),
  .target(name: "CAllocationCount", path: "tools/benchmarks/CAllocationCount"),
  // `tools/bench leads` and `usage`: calls that differ, and streams of leads.
  program(
    "service-load", at: "tools/benchmarks/ServiceLoad",
    [
      "MusterCore", "MusterLeadsAPI", "MusterLoop", "MusterRPC", "MusterStandardAPI", "MusterTransport",
      "MusterTypesAPI", "MusterUsageAPI", "MusterWellKnownAPI", "MusterWire",
    ]),
]

let tests: [Target] = [
  // The torture protos, every shape and name there is; and libprotobuf-c's code for the same bytes.
  target("MusterTortureAPI", "Generated/Torture", ["MusterRPC", "MusterWire", "MusterWellKnownAPI"]),
  // grpc.testing and a probe of our own: what clients of any language test a server with.
  target("MusterTestingAPI", "Generated/Testing", ["MusterRPC", "MusterWire"]),
  .target(name: "COracle", dependencies: ["CProtobufC"], path: "Sources/Generated/COracle"),
  // Answers clients of other languages what our codec makes of their messages.
  program(
    "wire-peer", at: "Tests/Support/WirePeer",
    serviceAPIs + [
      "MusterTypesAPI", "MusterOptionsAPI", "MusterStandardAPI", "MusterTestingAPI", "MusterTortureAPI",
      "MusterWellKnownAPI", "MusterWire", "COracle", "CProtobufC",
    ]),
  // Mints and checks tokens for those who test them with libraries that are not ours.
  program("token-peer", at: "Tests/Support/TokenPeer", ["MusterCrypto"]),
  // What interoperability clients of any language are pointed at.
  program(
    "interop-server", at: "Tests/Support/InteropServer",
    [
      "MusterCore", "MusterCrypto", "MusterHTTP2", "MusterHealth", "MusterLoop", "MusterReflection",
      "MusterRPC", "MusterStandardAPI", "MusterTestingAPI", "MusterTransport",
      "MusterWellKnownAPI", "MusterWire",
    ]),
  .target(
    name: "MusterTestCommands", path: "Tests/Support/Commands", swiftSettings: Language.strict),
  // A service that answers as each test says, and what its tasks tell each other.
  target("MusterTestTorture", at: "Tests/Support/Torture", ["MusterRPC", "MusterTortureAPI", "MusterWire"]),
  // Certificates for tests, made by the `openssl` command.
  target("MusterTestAuthority", at: "Tests/Support/Authority", ["MusterCrypto", "MusterTestCommands"]),
  // Starts the PostgreSQL of `musterd dev`, for tests that kill it.
  program(
    "postgres-keeper", at: "Tests/Support/PostgresKeeper", ["MusterCore", "MusterLoop", "MusterServer"]),
  // A private PostgreSQL, and databases in it that have Muster's schema.
  target(
    "MusterTestDatabase", at: "Tests/Support/Database",
    ["MusterLoop", "MusterMigrations", "MusterPostgres", "MusterTestCommands"]),
  // All services before a database of their own, called in the process; and who calls them.
  target(
    "MusterTestKit", at: "Tests/Support/Kit",
    [
      "MusterCampaigns", "MusterCore", "MusterCrypto", "MusterIdentity", "MusterIdentityAPI", "MusterJobs",
      "MusterJournal",
      "MusterLoop",
      "MusterPostgres", "MusterRPC", "MusterServer", "MusterTenancy", "MusterTenantsAPI",
      "MusterTestDatabase", "MusterWire",
    ]),
  // A web server that misbehaves as a test says.
  .target(
    name: "MusterTestWebServer", dependencies: ["MusterCrypto", "MusterTestAuthority", "MusterTestCommands"],
    path: "Tests/Support/WebServer", exclude: ["serve.py"], swiftSettings: Language.strict),
  // A mail server that keeps what it gets and misbehaves as a test says.
  .target(
    name: "MusterTestMailSink", dependencies: ["MusterTestCommands"], path: "Tests/Support/MailSink",
    exclude: ["sink.py"], swiftSettings: Language.strict),
  testTarget(
    "CLibrariesTests", "C",
    ["CNGHTTP2", "COpenSSL", "CPostgres", "CJWT", "CZlib", "CYAML", "CCurl", "CProtobufC"]),
  testTarget("MusterCoreTests", "Runtime/CoreTests", ["MusterCore", "MusterTestCommands"]),
  testTarget("MusterLoopTests", "Runtime/LoopTests", ["MusterLoop", "CMusterShims"]),
  testTarget(
    "MusterCryptoTests", "Runtime/CryptoTests",
    ["COpenSSL", "MusterCore", "MusterCrypto", "MusterTestAuthority", "MusterTestCommands"]),
  testTarget(
    "MusterWireTests", "Runtime/WireTests",
    ["MusterTortureAPI", "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire"]),
  testTarget("MusterYAMLTests", "Runtime/YAMLTests", ["MusterYAML"]),
  testTarget(
    "MusterRPCTests", "Runtime/RPCTests",
    serviceAPIs + [
      "MusterRPC", "MusterStandardAPI", "MusterTestTorture", "MusterTortureAPI", "MusterTypesAPI",
      "MusterWellKnownAPI", "MusterWire",
    ]),
  testTarget(
    "MusterPostgresTests", "Runtime/PostgresTests",
    ["CMusterShims", "MusterLoop", "MusterPostgres", "MusterTestCommands", "MusterTestDatabase"]),
  testTarget(
    "MusterMigrationsTests", "Platform/MigrationsTests",
    [
      "MusterLoop", "MusterMigrationSteps", "MusterMigrations", "MusterPostgres", "MusterTestCommands",
      "MusterTestDatabase",
    ]),
  testTarget(
    "MusterHTTPSTests", "Runtime/HTTPSTests",
    ["MusterHTTPS", "MusterLoop", "MusterTestAuthority", "MusterTestWebServer"]),
  testTarget(
    "MusterSMTPTests", "Runtime/SMTPTests", ["MusterLoop", "MusterSMTP", "MusterTestMailSink"]),
  testTarget("MusterHTTP2Tests", "Runtime/HTTP2Tests", ["MusterHTTP2", "MusterLoop"]),
  testTarget(
    "MusterTransportTests", "Runtime/TransportTests",
    [
      "MusterCore", "MusterCrypto", "MusterHTTP2", "MusterLoop", "MusterRPC", "MusterTestAuthority",
      "MusterTestTorture", "MusterTortureAPI", "MusterTransport", "MusterWire",
    ]),
  testTarget(
    "MusterTenancyTests", "Platform/TenancyTests",
    [
      "MusterCore", "MusterCrypto", "MusterEventsAPI", "MusterHTTPS", "MusterIdentityAPI", "MusterLoop",
      "MusterRPC", "MusterServer", "MusterTenancy", "MusterTenantsAPI", "MusterTestAuthority",
      "MusterTestDatabase",
      "MusterTestKit", "MusterTestWebServer", "MusterWire",
    ]),
  testTarget(
    "MusterJournalTests", "Platform/JournalTests",
    [
      "MusterCore", "MusterJournal", "MusterPostgres", "MusterRPC", "MusterServer", "MusterTenancy",
      "MusterTenantsAPI", "MusterTestDatabase", "MusterTestKit", "MusterWire",
    ]),
  testTarget(
    "MusterJobsTests", "Platform/JobsTests",
    [
      "MusterCore", "MusterJobs", "MusterJournal", "MusterPostgres", "MusterRPC", "MusterServer",
      "MusterTenancy", "MusterTestDatabase", "MusterTestKit",
    ]),
  testTarget(
    "MusterLedgerTests", "Platform/LedgerTests",
    [
      "MusterCore", "MusterLedger", "MusterPostgres", "MusterRPC", "MusterServer", "MusterTenancy",
      "MusterTestDatabase", "MusterTestKit",
    ]),
  testTarget(
    "MusterHealthTests", "Services/HealthTests",
    ["MusterHealth", "MusterRPC", "MusterStandardAPI", "MusterWire"]),
  testTarget(
    "MusterReflectionTests", "Services/ReflectionTests",
    serviceAPIs + [
      "MusterOptionsAPI", "MusterReflection", "MusterRPC", "MusterStandardAPI", "MusterTestingAPI",
      "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire",
    ]),
  // A new tenant's owner signs in; an export holds what all services have, an erasure takes it away.
  serviceTests(
    "Tenants",
    [
      "MusterAudit", "MusterAuditAPI", "MusterCrypto", "MusterEventsAPI", "MusterIdentityAPI",
      "MusterPlatformAPI", "MusterServer",
    ]),
  // Some servers know issuers.
  serviceTests("Identity", ["MusterServer"]),
  serviceTests(
    "Leads",
    [
      "MusterAudit", "MusterAuditAPI", "MusterCrypto", "MusterEventsAPI", "MusterIdentityAPI", "MusterJobs",
      "MusterJournal", "MusterRows", "MusterScoring", "MusterServer", "MusterTenantsAPI",
    ]),
  testTarget(
    "MusterScoringTests", "Engines/ScoringTests",
    [
      "MusterCore", "MusterLeadsAPI", "MusterScoring", "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire",
    ]),
  serviceTests(
    "Settings",
    [
      "MusterAuditAPI", "MusterCrypto", "MusterEventsAPI", "MusterIdentityAPI", "MusterJobs", "MusterJournal",
      "MusterRows", "MusterServer", "MusterTenantsAPI",
    ]),
  serviceTests(
    "Usage",
    [
      "MusterAuditAPI", "MusterCrypto", "MusterEventsAPI", "MusterIdentityAPI", "MusterJobs", "MusterJournal",
      "MusterLeadsAPI", "MusterLedger", "MusterRating", "MusterRows", "MusterServer", "MusterTenantsAPI",
    ]),
  testTarget(
    "MusterRatingTests", "Engines/RatingTests",
    [
      "MusterCore", "MusterRating", "MusterTypesAPI", "MusterUsageAPI", "MusterWellKnownAPI", "MusterWire",
    ]),
  testTarget(
    "MusterOutreachTests", "Engines/OutreachTests",
    [
      "MusterCampaignsAPI", "MusterCore", "MusterLeadsAPI", "MusterOutreach", "MusterTestCommands",
      "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire",
    ]),
  serviceTests(
    "Campaigns",
    [
      "MusterAuditAPI", "MusterBrake", "MusterCrypto", "MusterEventsAPI", "MusterIdentityAPI", "MusterJobs",
      "MusterJournal", "MusterLeadsAPI", "MusterLedger", "MusterLoop", "MusterOutreach", "MusterPlatformAPI",
      "MusterRows",
      "MusterSMTP", "MusterServer", "MusterSettingsAPI", "MusterTenantsAPI", "MusterTestMailSink",
      "MusterUsageAPI",
    ]),
  serviceTests("Audit", ["MusterCrypto", "MusterJournal", "MusterServer", "MusterTenantsAPI"]),
  serviceTests("Events", ["MusterCrypto", "MusterJournal", "MusterServer", "MusterTenantsAPI"]),
  serviceTests(
    "Platform",
    ["MusterBrake", "MusterIdentityAPI", "MusterJobs", "MusterJournal", "MusterServer", "MusterTenantsAPI"]),
  testTarget(
    "InteropServerTests", "Services/InteropServerTests",
    ["interop-server", "MusterRPC", "MusterStandardAPI", "MusterTestingAPI", "MusterWire"]),
  // It starts musterd too.
  testTarget(
    "MusterServerTests", "Programs/ServerTests",
    [
      "musterd", "postgres-keeper", "MusterCore", "MusterCrypto", "MusterEventsAPI", "MusterHealth",
      "MusterLoop", "MusterMigrationSteps", "MusterMigrations", "MusterPlatform", "MusterPostgres",
      "MusterRPC",
      "MusterServer",
      "MusterStandardAPI", "MusterTenantsAPI", "MusterTestAuthority",
      "MusterTestCommands", "MusterTestDatabase", "MusterTestKit", "MusterTransport", "MusterWire",
    ]),
  testTarget(
    "MusterCLITests", "Programs/CommandLineTests",
    serviceAPIs + [
      "MusterCLI", "MusterCommandTable", "MusterCore", "MusterOptionsAPI", "MusterRPC", "MusterTerminal",
      "MusterTestCommands",
      "MusterWire",
    ]),
  // The protos in and the Swift out lie beside the tests and are read when they run.
  testTarget(
    "ProtogenTests", "Tools/ProtogenTests", ["protogen", "MusterTestCommands", "MusterWire"],
    exclude: ["Golden"]),
  // The whole server, and many who call it.
  testTarget(
    "ScenarioTests", "Scenarios",
    [
      "MusterAudit", "MusterAuditAPI", "MusterCore", "MusterEventsAPI", "MusterIdentityAPI", "MusterJobs",
      "MusterJournal",
      "MusterPlatformAPI", "MusterPostgres", "MusterRPC", "MusterServer", "MusterTenancy", "MusterTenantsAPI",
      "MusterTestDatabase", "MusterTestKit", "MusterWellKnownAPI", "MusterWire",
    ]),
  // Rules that hold for every table, and for every RPC.
  testTarget(
    "ContractTests", "Contract",
    [
      "MusterAudit", "MusterBrake", "MusterCampaigns", "MusterCampaignsAPI", "MusterCore", "MusterCrypto",
      "MusterEvents", "MusterIdentity", "MusterJobs", "MusterJournal", "MusterLeads", "MusterLeadsAPI",
      "MusterLedger",
      "MusterPlatform", "MusterPostgres", "MusterRPC",
      "MusterRows", "MusterServer", "MusterSettings", "MusterSettingsAPI", "MusterTenancy", "MusterTenants",
      "MusterTestDatabase", "MusterTestKit", "MusterTypesAPI", "MusterUsage", "MusterUsageAPI", "MusterWire",
    ]),
  // The walls of the house: what the compiler does not refuse and people agreed on.
  testTarget("TidyTests", "Tidy", ["MusterTestCommands"]),
]

// `tools/check --fuzz` builds these with libFuzzer, which brings the `main` that they lack.
let fuzzers: [Target] =
  Context.environment["MUSTER_FUZZ"] == nil
  ? []
  : [
    program(
      "fuzz-wire", at: "Tests/Fuzz/Wire",
      ["MusterWire", "MusterLeadsAPI", "MusterCampaignsAPI", "MusterTortureAPI"]),
    target("MusterFuzzInput", at: "Tests/Fuzz/Input", []),
    program(
      "fuzz-text", at: "Tests/Fuzz/Text",
      [
        "MusterCampaignsAPI", "MusterCore", "MusterCrypto", "MusterFuzzInput", "MusterHTTPS", "MusterJobs",
        "MusterJournal", "MusterLeads", "MusterLeadsAPI", "MusterLoop", "MusterOutreach", "MusterPostgres",
        "MusterRPC", "MusterRows", "MusterSMTP", "MusterSettings", "MusterSettingsAPI", "MusterTenancy",
        "MusterTortureAPI", "MusterWire",
      ]),
    program(
      "fuzz-programs", at: "Tests/Fuzz/Programs",
      [
        "MusterCLI", "MusterCommandTable", "MusterCore", "MusterFuzzInput", "MusterServer", "MusterWire",
        "MusterYAML",
      ]),
    program(
      "fuzz-rpc", at: "Tests/Fuzz/RPC",
      [
        "MusterCore", "MusterFuzzInput", "MusterHTTP2", "MusterHealth", "MusterLoop", "MusterRPC",
        "MusterStandardAPI",
        "MusterTestTorture", "MusterTortureAPI", "MusterTransport",
      ]),
  ]

let package = Package(
  name: "muster",
  targets: programs + serviceTargets + engines + platform + generated + runtime + libraries + tools + tests
    + fuzzers
)

// MARK: How a target is written

enum Language {
  /// Errors where the language can only warn; the word `unsafe` wherever memory safety is up to us.
  static let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // Debug builds, which the tests run, find overlapping accesses; a server that is shipped neither looks
    // for them at each step nor ends all tenants' calls for one.
    .unsafeFlags(
      ["-enforce-exclusivity=unchecked", "-cross-module-optimization"], .when(configuration: .release)),
  ]
}

/// A service of Muster's own, with the API that was made for it; never another's.
func service(_ name: String, _ more: [Target.Dependency] = []) -> Target {
  target(
    "Muster\(name)", "Services/\(name)",
    more + [
      .target(name: "Muster\(name)API"), "MusterCore", "MusterJobs", "MusterJournal", "MusterPostgres",
      "MusterRPC",
      "MusterRows", "MusterTenancy", "MusterTypesAPI", "MusterWellKnownAPI", "MusterWire",
    ])
}

func target(
  _ name: String, _ folder: String, _ dependencies: [Target.Dependency], embedding files: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(folder)",
    resources: files.map { .embedInCode($0) }, swiftSettings: Language.strict)
}

func target(_ name: String, at path: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: path, swiftSettings: Language.strict)
}

func testTarget(
  _ name: String, _ folder: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(folder)", exclude: exclude,
    swiftSettings: Language.strict)
}

/// The tests of a service, a file for each RPC.
func serviceTests(_ name: String, _ more: [Target.Dependency] = []) -> Target {
  testTarget(
    "Muster\(name)Tests", "Services/\(name)Tests",
    more + [
      .target(name: "Muster\(name)"), .target(name: "Muster\(name)API"), "MusterCore", "MusterPostgres",
      "MusterRPC", "MusterTenancy", "MusterTestDatabase", "MusterTestKit", "MusterTypesAPI",
      "MusterWellKnownAPI", "MusterWire",
    ])
}

func program(_ name: String, _ folder: String, _ dependencies: [Target.Dependency]) -> Target {
  program(name, at: "Sources/\(folder)", dependencies)
}

func program(_ name: String, at path: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: Language.strict)
}

func library(_ name: String, _ pkgConfig: String, _ debianPackage: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([debianPackage])])
}
