import Testing

@testable import protogen

/// One refusal and the protos that earn it: what comes before and into a good service.
struct Refusal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let proto: String
  let breaches: [String]

  /// A service of one RPC whose options or request are as the case needs them.
  init(
    _ what: String, rule: String = good, request: String = "string tenant_id = 1;", more: String = "",
    permission: String = "name: \"sample.read\", least_role: ROLE_VIEWER, description: \"Read.\"",
    idempotency: String = "option idempotency_level = NO_SIDE_EFFECTS;", breaches: [String]
  ) {
    testDescription = what
    self.breaches = breaches
    let option = rule.isEmpty ? "" : "option (muster.options.v1.rpc) = {\(rule)};"
    proto = """
      service SampleService {
        option (muster.options.v1.permission) = {\(permission)};
        rpc GetSample(GetSampleRequest) returns (GetSampleResponse) { \(idempotency) \(option) }
      }
      message GetSampleRequest { \(request) }
      message GetSampleResponse {}
      \(more)
      """
  }

  static let good =
    "permission: \"sample.read\" scope: SCOPE_TENANT effect: EFFECT_READ audit: AUDIT_CLASS_NONE"
  static let place = "muster.sample.v1.SampleService/GetSample"
  static let request = "muster.sample.v1.GetSampleRequest"
}

@Suite struct `Rules of the protos` {
  @Test func `take a service that keeps them`() throws {
    let refusal = Refusal("nothing", breaches: [])
    #expect(try Rules.breaches(Protoc(sample: refusal.proto).model()) == [])
  }

  @Test func `leave what tests alone speak without options and without bounds`() throws {
    let body = """
      service ProbeService { rpc GetProbe(GetProbeRequest) returns (GetProbeResponse); }
      message GetProbeRequest { string text = 1; }
      message GetProbeResponse {}
      """
    let tests = try Protoc(sample: body, package: "muster.testing.v1")
    #expect(try Rules.breaches(tests.model()) == [])
    #expect(try !tests.swift("muster.testing.v1").contains("violations.text(text"))
    #expect(try !Documents(model: tests.model()).reference().contains("ProbeService"))

    let product = try Protoc(sample: body)
    #expect(try Rules.breaches(product.model()) != [])
    #expect(try product.swift("muster.sample.v1").contains("violations.text(text"))
  }

  @Test(arguments: access + tenants + effects + commands)
  func `refuse an RPC`(_ refusal: Refusal) throws {
    #expect(try Rules.breaches(Protoc(sample: refusal.proto).model()) == refusal.breaches)
  }

  @Test(arguments: requests + bounds)
  func `refuse a message`(_ refusal: Refusal) throws {
    #expect(try Rules.breaches(Protoc(sample: refusal.proto).model()) == refusal.breaches)
  }

  @Test func `refuse an error reason without a status`() throws {
    let proto = """
      enum ErrorReason { ERROR_REASON_UNSPECIFIED = 0; ERROR_REASON_LOST = 1; }
      """
    #expect {
      try Protoc(sample: proto, package: "muster.type.v1").swift("muster.type.v1")
    } throws: {
      "\($0)" == "ERROR_REASON_LOST has no status; add [(muster.options.v1.status) = STATUS_CODE_…]"
    }
  }

  @Test func `refuse a group`() throws {
    let file = """
      syntax = "proto2"; package muster.sample.v1; message M { optional group G = 1 {} }
      """
    #expect { try Protoc(file: file).swift("muster.sample.v1") } throws: {
      "\($0)".contains("groups are not supported")
    }
  }

  @Test func `report every breach at once`() throws {
    let refusal = Refusal("all", rule: "any_caller: true", request: "", idempotency: "", breaches: [])
    #expect(try Rules.breaches(Protoc(sample: refusal.proto).model()).count == 4)
  }

  private static let place = Refusal.place
  private static let request = Refusal.request
  private static let good = Refusal.good
  private static let unused = "muster.sample.v1.SampleService: no RPC needs the permission sample.read"

  static let access = [
    Refusal(
      "without an option", rule: "",
      breaches: ["\(place): states no permission; add option (muster.options.v1.rpc)", unused]),
    Refusal(
      "without a permission", rule: "scope: SCOPE_TENANT effect: EFFECT_READ audit: AUDIT_CLASS_NONE",
      breaches: ["\(place): names no permission", unused]),
    Refusal(
      "without a scope", rule: "permission: \"sample.read\" effect: EFFECT_READ audit: AUDIT_CLASS_NONE",
      breaches: ["\(place): states no scope"]),
    Refusal(
      "without an audit class", rule: "permission: \"sample.read\" scope: SCOPE_TENANT effect: EFFECT_READ",
      breaches: ["\(place): states no audit class"]),
    Refusal(
      "with a permission that its service does not declare",
      rule: good.replacing("sample.read", with: "sample.write"),
      breaches: ["\(place): permission sample.write is not declared by its service", unused]),
    Refusal(
      "with a further permission that its service does not declare",
      rule: good + " further_permissions: \"sample.erase\"",
      breaches: ["\(place): permission sample.erase is not declared by its service"]),
    Refusal(
      "that is public and names a permission", rule: good.replacing("SCOPE_TENANT", with: "SCOPE_PUBLIC"),
      breaches: ["\(place): is open to all and names a permission"]),
    Refusal(
      "that is public and asks for a caller",
      rule: "any_caller: true scope: SCOPE_PUBLIC effect: EFFECT_READ audit: AUDIT_CLASS_NONE",
      breaches: [
        "\(place): cannot be public and ask for a caller; take one of SCOPE_PUBLIC and any_caller", unused,
      ]),
    Refusal(
      "of tenant or platform without the platform's permission",
      rule: good.replacing("SCOPE_TENANT", with: "SCOPE_TENANT_OR_PLATFORM"),
      breaches: ["\(place): platform_permission belongs to SCOPE_TENANT_OR_PLATFORM and nothing else"]),
    Refusal(
      "of a tenant with the platform's permission", rule: good + " platform_permission: \"sample.read\"",
      breaches: ["\(place): platform_permission belongs to SCOPE_TENANT_OR_PLATFORM and nothing else"]),
    Refusal(
      "of the platform with an operator's permission for tenants",
      rule: good.replacing("SCOPE_TENANT", with: "SCOPE_PLATFORM") + " operator_permission: \"sample.read\"",
      breaches: ["\(place): operator_permission belongs to a tenant's RPC"]),
    Refusal(
      "whose operator's permission is not declared", rule: good + " operator_permission: \"sample.rule\"",
      breaches: ["\(place): permission sample.rule is not declared by its service"]),
    Refusal(
      "whose permission has no role", permission: "name: \"sample.read\", description: \"Read.\"",
      breaches: [
        "muster.sample.v1.SampleService: permission sample.read needs a least_role and a description"
      ]),
    Refusal(
      "whose permission another service declares",
      more: """
        service OtherService {
          option (muster.options.v1.permission) = {
            name: "sample.read", least_role: ROLE_VIEWER, description: "Read."
          };
          rpc GetOther(GetOtherRequest) returns (GetOtherResponse) {
            option idempotency_level = NO_SIDE_EFFECTS;
            option (muster.options.v1.rpc) = {\(good)};
          }
        }
        message GetOtherRequest { string tenant_id = 1; }
        message GetOtherResponse {}
        """,
      breaches: [
        "muster.sample.v1.OtherService: permission sample.read is declared by "
          + "muster.sample.v1.SampleService too"
      ]),
  ]

  static let tenants = [
    Refusal(
      "of a tenant without tenant_id", request: "string id = 1;",
      breaches: ["\(place): is a tenant's and its request does not begin with string tenant_id = 1"]),
    Refusal(
      "of a tenant whose tenant_id is not the first", request: "string id = 1; string tenant_id = 2;",
      breaches: ["\(place): is a tenant's and its request does not begin with string tenant_id = 1"]),
    Refusal(
      "of a tenant whose tenant_id is no string", request: "bytes tenant_id = 1;",
      breaches: ["\(place): is a tenant's and its request does not begin with string tenant_id = 1"]),
    Refusal(
      "of a tenant whose header alone names it, without a stream",
      request: "oneof step { Header header = 1; }", more: "message Header { string tenant_id = 1; }",
      breaches: ["\(place): is a tenant's and its request does not begin with string tenant_id = 1"]),
  ]

  static let effects = [
    Refusal(
      "without an effect", rule: "permission: \"sample.read\" scope: SCOPE_TENANT audit: AUDIT_CLASS_NONE",
      breaches: ["\(place): states no effect", "\(place): has side effects and says it has none"]),
    Refusal(
      "that reads without saying so to gRPC", idempotency: "",
      breaches: ["\(place): reads; add option idempotency_level = NO_SIDE_EFFECTS"]),
    Refusal(
      "that writes and tells gRPC that it does not",
      rule: good.replacing("EFFECT_READ", with: "EFFECT_WRITE"),
      breaches: ["\(place): has side effects and says it has none"]),
  ]

  static let commands = [
    Refusal(
      "whose command has no verb", rule: good + " cli: {noun: \"sample\"}",
      breaches: ["\(place): its command needs a noun and a verb"]),
    Refusal(
      "whose positional is no field",
      rule: good + " cli: {noun: \"sample\", verb: \"get\", positional: \"sample.id\"}",
      breaches: ["\(place): the positional sample.id is not a field of \(request)"]),
    Refusal(
      "whose command is another's", rule: good + " cli: {noun: \"sample\", verb: \"get\"}",
      more: """
        service OtherService {
          rpc GetOther(GetOtherRequest) returns (GetOtherResponse) {
            option (muster.options.v1.rpc) = {
              scope: SCOPE_PUBLIC, effect: EFFECT_NONE, audit: AUDIT_CLASS_NONE,
              cli: {noun: "sample", verb: "get"}
            };
          }
        }
        message GetOtherRequest {}
        message GetOtherResponse {}
        """,
      breaches: ["muster.sample.v1.OtherService/GetOther: the command sample get is \(place)'s"]),
  ]

  static let requests = [
    Refusal(
      "that is a request with an Any", request: "string tenant_id = 1; google.protobuf.Any any = 2;",
      breaches: ["\(request).any: a request may not hold google.protobuf.Any"]),
    Refusal(
      "that is in a request and holds a Struct", request: "string tenant_id = 1; repeated Part parts = 2;",
      more: "message Part { google.protobuf.Struct free = 1; }",
      breaches: ["muster.sample.v1.Part.free: a request may not hold google.protobuf.Struct"]),
    Refusal(
      "that is a request and holds itself",
      request: "string tenant_id = 1; GetSampleRequest again = 2;",
      breaches: ["\(request).again: a request may not nest in itself"]),
    Refusal(
      "that is in a request and holds itself in a list", request: "string tenant_id = 1; Part part = 2;",
      more: "message Part { repeated Part parts = 1; }",
      breaches: ["muster.sample.v1.Part.parts: a request may not nest in itself"]),
    Refusal(
      "that is in a request and holds itself by way of a map",
      request: "string tenant_id = 1; Part part = 2;",
      more: "message Part { map<string, Other> others = 1; } message Other { Part part = 1; }",
      breaches: [
        "muster.sample.v1.Part.others: a request may not nest in itself",
        "muster.sample.v1.Part.OthersEntry.value: a request may not nest in itself",
        "muster.sample.v1.Other.part: a request may not nest in itself",
      ]),
  ]

  static let bounds = [
    bound("string text", "min: 1", "min has no meaning there; take it away"),
    bound("int32 number", "max_length: 1", "max_length has no meaning there; take it away"),
    bound("string text", "max_items: 1", "max_items has no meaning there; take it away"),
    bound("bool flag", "format: FORMAT_EMAIL", "format has no meaning there; take it away"),
    bound("google.protobuf.Duration span", "max: 3", "max has no meaning there; take it away"),
    bound("repeated string texts", "by_row: true", "by_row has no meaning there; take it away"),
    bound("map<string, int32> counts", "max: 3", "max has no meaning there; take it away"),
    bound("string text", "min_length: 3, max_length: 2", "min_length 3 is above max_length 2"),
    bound("sint64 number", "min: 3, max: -2", "min 3 is above max -2"),
  ]

  private static func bound(_ field: String, _ rule: String, _ problem: String) -> Refusal {
    let name = field.split(separator: " ").last ?? ""
    return Refusal(
      "with \(field) of \(rule)",
      request: "string tenant_id = 1; \(field) = 2 [(muster.options.v1.field) = {\(rule)}];",
      breaches: ["\(request).\(name): \(problem)"])
  }
}
