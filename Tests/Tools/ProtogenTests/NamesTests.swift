import Testing

@testable import MusterWire
@testable import protogen

@Suite struct `Names of Swift` {
  @Test(arguments: [
    ("tenant_id", "tenantID"), ("lead_ids", "leadIDs"), ("base_url", "baseURL"), ("urls", "urls"),
    ("id", "id"), ("id_prefix", "idPrefix"), ("UPPER_CASE", "upperCASE"), ("mixedCase", "mixedCase"),
    ("a", "a"), ("_under", "under"), ("trailing_", "trailing"), ("digit_1", "digit1"),
    ("sha256_sum", "sha256Sum"), ("GetLead", "getLead"), ("_", "_"),
  ])
  func `begin small and join at underscores`(_ proto: String, _ swift: String) {
    #expect(Names.lowerCamel(proto) == swift)
  }

  @Test(arguments: ["class", "import", "switch", "repeat", "default", "nil", "Any"])
  func `are quoted when Swift keeps them`(_ word: String) {
    #expect(Names.quoted(word) == "`\(word)`")
  }

  @Test func `stay as they are when Swift does not keep them`() {
    #expect(Names.quoted("lead") == "lead")
  }

  @Test(arguments: [
    ("lead", "Lead"), ("Lead", "Lead"), ("String", "StringMessage"), ("Service", "ServiceMessage"),
    ("Int", "IntMessage"), ("Type", "TypeMessage"), ("Leaf", "Leaf"),
  ])
  func `of types leave those alone that the code uses`(_ proto: String, _ swift: String) {
    #expect(Names.type(proto) == swift)
  }

  @Test func `of members do not clash with the message's own or with each other`() {
    let names = Names.members([
      ("self", 1), ("bytes", 2), ("bytes_field", 3), ("unknown_fields", 4), ("class", 5), ("name", 6),
    ])
    #expect(
      names == ["selfField", "bytesField", "bytesFieldField3", "unknownFieldsField", "`class`", "name"])
  }

  @Test func `of enum cases lose the enum's name, unless a digit would come first`() {
    let values = [
      ("LEAD_STATUS_UNSPECIFIED", 0), ("LEAD_STATUS_IN_REVIEW", 1), ("LEAD_STATUS_2FA", 2),
      ("LEAD_STATUS_DEFAULT", 3), ("LEAD_STATUS_NAME", 4), ("OTHER", 5), ("OTHER_", -5),
    ].map { name, number in
      var value = EnumValueSchema()
      (value.name, value.number) = (name, Int32(number))
      return value
    }
    #expect(
      Names.cases(values, of: "LeadStatus") == [
        "unspecified", "inReview", "leadStatus2fa", "`default`", "nameValue", "other", "otherValue5",
      ])
  }

  @Test(arguments: [
    ("muster.leads.v1", "Leads/LeadsV1.swift", "MusterLeadsAPI"),
    ("muster.type.v1", "Types/TypeV1.swift", "MusterTypesAPI"),
    ("muster.leads.v2", "Leads/LeadsV2.swift", "MusterLeadsAPI"),
    ("google.protobuf", "WellKnown/GoogleProtobuf.swift", "MusterWellKnownAPI"),
    ("grpc.health.v1", "Standard/GrpcHealthV1.swift", "MusterStandardAPI"),
    ("grpc.testing", "Testing/GrpcTesting.swift", "MusterTestingAPI"),
    ("muster.testing.v1", "Testing/TestingV1.swift", "MusterTestingAPI"),
  ])
  func `of packages lead to a file and a module`(_ proto: String, _ file: String, _ module: String) {
    #expect(PackageLayout(proto).file == file)
    #expect(PackageLayout(proto).module == module)
  }

  @Test func `of text survive as literals`() {
    #expect("a\"b\\(c)\n\t".literal == #""a\"b\\(c)\n\t""#)
  }
}
