import MusterTortureAPI
import MusterTypesAPI
import MusterWellKnownAPI
import Testing

@testable import MusterWire

struct UpdateMaskTests {
  static let full = Bounded.with {
    $0.name = "name"
    $0.email = "jane@example.com"
    $0.limit = 0
    $0.span = .with { $0.seconds = 5 }
    $0.madeByServer = "x"
    $0.fixedOnce = "y"
    $0.kind = .word("w")
    // These steer the write and are not written.
    $0.id = "bounded"
    $0.version = 3
  }

  @Test(arguments: [nil, []] as [[String]?])
  func `without a mask the populated fields are written`(_ mask: [String]?) {
    #expect(UpdateMask.paths(mask, of: Self.full) == ["name", "email", "limit", "span", "word"])
    #expect(UpdateMask.paths(mask, of: Bounded()) == [])
  }

  @Test func `a star writes every field but those that are the server's, fixed, or name the resource`() {
    #expect(
      UpdateMask.paths(["*"], of: Bounded()) == [
        "name", "email", "count", "limit", "color", "time", "span", "ratio", "tags", "blob", "size",
        "word", "pause", "any_span",
      ])
  }

  @Test func `a mask writes what it names, in the order of the proto, set or not`() {
    #expect(UpdateMask.paths(["tags", "name"], of: Bounded()) == ["name", "tags"])
    #expect(
      UpdateMask.paths(["span.nanos", "any_span", "span.seconds"], of: Self.full)
        == ["span.nanos", "span.seconds", "any_span"])
  }

  @Test func `a field is written once however often it is named`() {
    #expect(UpdateMask.paths(["name", "name"], of: Self.full) == ["name"])
    #expect(UpdateMask.paths(["span.seconds", "span", "span.nanos"], of: Self.full) == ["span"])
    #expect(UpdateMask.paths(["span", "any_span"], of: Self.full) == ["span", "any_span"])
  }

  @Test func `a field that only the server sets is ignored`() {
    #expect(UpdateMask.paths(["made_by_server", "name"], of: Self.full) == ["name"])
    #expect(UpdateMask.problems(["made_by_server"], Bounded.schema) == [])
  }

  @Test(arguments: [
    ("the proto's name", "any_span", true), ("a field below a message", "span.seconds", true),
    ("a list", "tags", true), ("a member of a oneof", "word", true),
    ("the JSON name", "anySpan", false), ("no such field", "colour", false), ("nothing", "", false),
    ("a field below a scalar", "name.first", false), ("a field below a list", "tags.0", false),
    ("an element of a list", "tags[0]", false), ("a oneof", "kind", false),
    ("no such field below a message", "span.hours", false), ("too deep", "span.seconds.x", false),
    ("a point at the end", "span.", false), ("a point at the start", ".span", false),
    ("two points", "span..seconds", false), ("a star below", "span.*", false),
    ("a space", " name", false),
    ("a capital", "Name", false), ("a mark after the name", "name\u{301}", false),
    ("a mark on the point", "span.\u{301}seconds", false),
  ])
  func `a path names a field`(_ words: String, _ path: String, _ exists: Bool) {
    let problem = "names \(path), which is not a field of Bounded"
    #expect(UpdateMask.problems([path], Bounded.schema) == (exists ? [] : [problem]))
  }

  @Test func `nothing is named inside a list of messages`() {
    #expect(UpdateMask.problems(["steps", "price.units"], Deal.schema) == [])
    #expect(
      UpdateMask.problems(["steps.units"], Deal.schema)
        == ["names steps.units, which is not a field of Deal"])
  }

  @Test func `a path without end is told in part`() {
    let problems = UpdateMask.problems(
      [String(repeating: "a\u{301}", count: 100_000)], Bounded.schema)
    let told = String(repeating: "a\u{301}", count: 32)
    #expect(
      problems.map { Array($0.utf8) } == [
        Array("names \(told), which is not a field of Bounded".utf8)
      ])
    #expect(
      UpdateMask.problems([String(repeating: "span.", count: 100_000)], Bounded.schema).count == 1)
  }

  @Test func `a star stands alone`() {
    let problem = "names * beside other paths; use one or the other"
    #expect(UpdateMask.problems(["*"], Bounded.schema) == [])
    #expect(UpdateMask.problems(["*", "name"], Bounded.schema) == [problem])
  }

  @Test func `a field that is fixed on creation is refused, and what lies below it`() throws {
    #expect(
      UpdateMask.problems(["fixed_once"], Bounded.schema) == [
        "names fixed_once, which cannot be changed"
      ])
    var schema = Bounded.schema
    let index = try #require(schema.fields.firstIndex { $0.name == "span" })
    schema.fields[index].isImmutable = true
    #expect(
      UpdateMask.problems(["span.seconds", "any_span.seconds"], schema)
        == ["names span.seconds, which cannot be changed"])
  }
}

// MARK: Checking under a mask

extension UpdateMaskTests {
  private func breaches(_ resource: some WireMessage, _ mask: [String]?) -> [FieldViolation] {
    var violations = Violations()
    violations.update(resource, "resource", mask: mask)
    return violations.list
  }

  private static let nameMissing = FieldViolation(
    field: "resource.name", description: "is required")

  @Test func `a required field is required where the mask names it`() {
    #expect(breaches(Bounded(), ["name"]) == [Self.nameMissing])
    #expect(breaches(Bounded(), ["*"]) == [Self.nameMissing])
    #expect(breaches(Bounded(), ["count"]) == [])
    #expect(breaches(Bounded(), nil) == [])
    #expect(breaches(Bounded(), []) == [])
    #expect(breaches(Bounded(), ["names"]).map(\.field) == ["update_mask"])
  }

  @Test func `a bound holds whether the mask names the field or not`() {
    let wrong = Bounded.with { $0.count = 101 }
    for mask in [nil, [], ["*"], ["email"]] as [[String]?] {
      #expect(breaches(wrong, mask).contains { $0.field == "resource.count" })
    }
  }

  @Test func `every wrong path is reported`() {
    #expect(
      breaches(Bounded(), ["a", "fixed_once", "span.b"]) == [
        FieldViolation(
          field: "update_mask", description: "names a, which is not a field of Bounded"),
        FieldViolation(
          field: "update_mask", description: "names fixed_once, which cannot be changed"),
        FieldViolation(
          field: "update_mask", description: "names span.b, which is not a field of Bounded"),
      ])
  }

  @Test func `after the update's resource everything is required again`() {
    var violations = Violations()
    violations.update(Bounded(), "resource", mask: ["count"])
    violations.text("", "other", required: true)
    #expect(violations.list.map(\.field) == ["other"])
  }

  @Test(
    arguments: [
      ("the message", ["price"], ["resource.price.currency_code"]),
      ("the list", ["steps"], ["resource.steps[1].currency_code"]),
      ("all", ["*"], ["resource.price.currency_code", "resource.steps[1].currency_code"]),
      ("the missing field", ["price.currency_code"], ["resource.price.currency_code"]),
      ("another field of the message", ["price.units"], []),
      (
        "no mask, so what is populated is written whole", nil,
        ["resource.price.currency_code", "resource.steps[1].currency_code"]
      ),
    ] as [(String, [String]?, [String])])
  func `inside a message that is written whole its required fields are required`(
    _ words: String, _ mask: [String]?, _ fields: [String]
  ) {
    let deal = Deal(
      price: .with { $0.units = 5 },
      steps: [
        .with { $0.currencyCode = "AUD" },
        .with { $0.units = 1 },
      ])
    #expect(breaches(deal, mask).map(\.field) == fields)
  }
}

/// A resource with required fields below its own, written as generated code would write it.
private struct Deal: WireMessage {
  var price: TypeV1.Money?
  var steps: [TypeV1.Money] = []
  var unknownFields = UnknownFields()

  init() {}

  init(price: TypeV1.Money?, steps: [TypeV1.Money]) {
    self.price = price
    self.steps = steps
  }

  static let schema: MessageSchema = {
    var price = FieldSchema()
    price.name = "price"
    price.number = 1
    price.kind = .message
    price.typeName = "muster.type.v1.Money"
    var steps = price
    steps.name = "steps"
    steps.number = 2
    steps.isRepeated = true
    var schema = MessageSchema()
    schema.name = "Deal"
    schema.fields = [price, steps]
    return schema.bound(to: TypeV1.pool)
  }()

  mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
    while let tag = try decoder.nextTag() { try decoder.skipValue(tag) }
  }

  func encode(into encoder: inout WireEncoder) {
    encoder.messages(18, steps)
    encoder.optionalMessage(10, price)
  }

  func validate(into violations: inout Violations) {
    violations.message(price, "price")
    violations.each(steps, "steps") { $0.message($1, $2) }
  }
}
