import MusterTortureAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// A breach as the caller reads it.
struct Breach: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let description: String?
  let populate: @Sendable (inout Bounded) -> Void

  /// Without a description the value is allowed.
  init(
    _ words: String, _ description: String?, _ populate: @escaping @Sendable (inout Bounded) -> Void
  ) {
    testDescription = words
    self.description = description
    self.populate = populate
  }

  var found: [String] {
    Bounded.with {
      $0.name = "name"
      populate(&$0)
    }.violations().map(\.description)
  }

  var expected: [String] { description.map { [$0] } ?? [] }
}

struct BoundsTests {
  @Test(arguments: [
    Breach("the least", nil) { $0.name = "ab" },
    Breach("below the least", "has 1 characters, at least 2 are needed") { $0.name = "a" },
    Breach("the most", nil) { $0.name = "abcdefghij" },
    Breach("above the most", "has 11 characters, the limit is 10") { $0.name = "abcdefghijk" },
    Breach("ten characters of many bytes", nil) { $0.name = "éééééééééé" },
    Breach("eleven characters of many bytes", "has 11 characters, the limit is 10") {
      $0.name = "ééééééééééé"
    },
    Breach("one character of many bytes", "has 1 characters, at least 2 are needed") {
      $0.name = "😀"
    },
    Breach("scalars are counted, not what they look like", nil) { $0.name = "e\u{301}" },
    Breach("eleven scalars that look like two", "has 11 characters, the limit is 10") {
      $0.name = "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}e"
    },
    Breach("missing", "is required") { $0.name = "" },
    Breach("a NUL", "holds a NUL character; remove it") { $0.name = "a\0b" },
    Breach("the default limit", nil) { $0.fixedOnce = String(repeating: "x", count: 1_024) },
    Breach("above the default limit", "has 1025 characters, the limit is 1024") {
      $0.fixedOnce = String(repeating: "x", count: 1_025)
    },
    Breach("one of the allowed", nil) { $0.size = "large" },
    Breach("none of the allowed", "is not one of small, large") { $0.size = "Large" },
    Breach("a piece of an allowed one", "is not one of small, large") { $0.size = "larg" },
    Breach("bytes at the limit", nil) { $0.blob = [0, 1, 2, 3] },
    Breach("bytes above the limit", "has 5 bytes, the limit is 4") { $0.blob = [0, 1, 2, 3, 4] },
    Breach("a member of a oneof at its limit", nil) { $0.kind = .word("abc") },
    Breach("a member of a oneof above", "has 4 characters, the limit is 3") {
      $0.kind = .word("abcd")
    },
    Breach("a format kept", nil) { $0.email = "jane@example.com" },
    Breach("a format broken", "is not one e-mail address such as jane@example.com") {
      $0.email = "jane"
    },
    Breach("what the server sets is not checked", nil) { $0.madeByServer = "too long" },
    Breach("entries at the limit", nil) { $0.tags = ["abc", ""] },
    Breach("entries above", "has 3 entries, the limit is 2; split the request") {
      $0.tags = ["a", "b", "c"]
    },
    Breach("an entry above its limit", "has 4 characters, the limit is 3") {
      $0.tags = ["abc", "abcd"]
    },
  ])
  func `text, bytes and counts have bounds on both sides`(_ item: Breach) {
    #expect(item.found == item.expected)
  }

  @Test(arguments: [
    Breach("int32 least", nil) { $0.count = -1 },
    Breach("int32 below", "is -2, the least allowed is -1") { $0.count = -2 },
    Breach("int32 min", "is -2147483648, the least allowed is -1") { $0.count = .min },
    Breach("int32 most", nil) { $0.count = 100 },
    Breach("int32 above", "is 101, the most allowed is 100") { $0.count = 101 },
    Breach("int32 max", "is 2147483647, the most allowed is 100") { $0.count = .max },
    Breach("optional int64 absent", nil) { $0.limit = nil },
    Breach("optional int64 least", nil) { $0.limit = 1 },
    Breach("optional int64 at its default", "is 0, the least allowed is 1") { $0.limit = 0 },
    Breach("int64 min", "is -9223372036854775808, the least allowed is 1") { $0.limit = .min },
    Breach("int64 max without a bound", nil) { $0.limit = .max },
    Breach("double least", nil) { $0.ratio = 0 },
    Breach("double minus zero", nil) { $0.ratio = -0.0 },
    Breach("double just below", "is -5e-324, the least allowed is 0") {
      $0.ratio = -.leastNonzeroMagnitude
    },
    Breach("double most", nil) { $0.ratio = 1 },
    Breach("double just above", "is 1.0000000000000002, the most allowed is 1") {
      $0.ratio = 1.0.nextUp
    },
    Breach("double greatest", "is 1.7976931348623157e+308, the most allowed is 1") {
      $0.ratio = .greatestFiniteMagnitude
    },
    Breach("double infinity", "is not a finite number") { $0.ratio = .infinity },
    Breach("double -infinity", "is not a finite number") { $0.ratio = -.infinity },
    Breach("double NaN", "is not a finite number") { $0.ratio = .nan },
    Breach("double signalling NaN", "is not a finite number") { $0.ratio = .signalingNaN },
    Breach("enum known", nil) { $0.color = .lowest },
    Breach("enum alias", nil) { $0.color = .verdant },
    Breach("enum unknown", "is 7, which this server does not know") {
      $0.color = .init(rawValue: 7)
    },
    Breach("enum unknown and negative", "is -2147483647, which this server does not know") {
      $0.color = .init(rawValue: .min + 1)
    },
  ])
  func `numbers have bounds on both sides`(_ item: Breach) {
    #expect(item.found == item.expected)
  }
}

// MARK: Times, money and other numbers

extension BoundsTests {
  struct Moment: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let seconds: Int64
    let nanos: Int32
    let isAllowed: Bool

    init(_ words: String, _ seconds: Int64, _ nanos: Int32, _ isAllowed: Bool) {
      testDescription = words
      self.seconds = seconds
      self.nanos = nanos
      self.isAllowed = isAllowed
    }
  }

  @Test(arguments: [
    Moment("the epoch", 0, 0, true),
    Moment("the first second of year 1", -62_135_596_800, 0, true),
    Moment("the second before", -62_135_596_801, 999_999_999, false),
    Moment("the last moment of year 9999", 253_402_300_799, 999_999_999, true),
    Moment("the second after", 253_402_300_800, 0, false),
    Moment("the least second", .min, 0, false), Moment("the greatest second", .max, 0, false),
    Moment("nanos of a whole second", 0, 1_000_000_000, false),
    Moment("negative nanos", 0, -1, false),
    Moment("the least nanos", 0, .min, false), Moment("the greatest nanos", 0, .max, false),
  ])
  func `a timestamp lies in the years 1 to 9999`(_ item: Moment) {
    let message = Bounded.with {
      $0.name = "name"
      $0.time = .with {
        $0.seconds = item.seconds
        $0.nanos = item.nanos
      }
    }
    let breach = FieldViolation(
      field: "time",
      description: "is outside the years 0001 to 9999, or its nanos outside 0 to 999999999")
    #expect(message.violations() == (item.isAllowed ? [] : [breach]))
  }

  struct Span: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let seconds: Int64
    let nanos: Int32
    let breach: String?

    init(_ words: String, _ seconds: Int64, _ nanos: Int32, _ breach: String?) {
      testDescription = words
      self.seconds = seconds
      self.nanos = nanos
      self.breach = breach
    }

    var duration: GoogleProtobuf.Duration {
      .with {
        $0.seconds = seconds
        $0.nanos = nanos
      }
    }
  }

  private static let odd = "has nanos outside one second, or of another sign than its seconds"

  @Test(arguments: [
    Span("zero", 0, 0, nil), Span("the most", 60, 0, nil),
    Span("a nanosecond above the most", 60, 1, "is 60 seconds, the most allowed is 60"),
    Span("a second above", 61, 0, "is 61 seconds, the most allowed is 60"),
    Span("just below the most", 59, 999_999_999, nil),
    Span("a nanosecond below zero", 0, -1, "is 0 seconds, the least allowed is 0"),
    Span("a second below zero", -1, 0, "is -1 seconds, the least allowed is 0"),
    Span("the least seconds", .min, 0, "is -9223372036854775808 seconds, the least allowed is 0"),
    Span("the least seconds and nanos", .min, .min, odd),
    Span("the greatest seconds", .max, 0, "is 9223372036854775807 seconds, the most allowed is 60"),
    Span("the greatest seconds and nanos", .max, .max, odd),
    Span("nanos of a whole second", 1, 1_000_000_000, odd), Span("signs that differ", 1, -1, odd),
    Span("signs that differ the other way", -1, 1, odd),
  ])
  func `a duration keeps its bounds`(_ item: Span) {
    let message = Bounded.with {
      $0.name = "name"
      $0.span = item.duration
    }
    #expect(message.violations().map(\.description) == (item.breach.map { [$0] } ?? []))
  }

  @Test(arguments: [
    Span("the least", -10, 0, nil),
    Span("a nanosecond below", -10, -1, "is -10 seconds, the least allowed is -10"),
    Span("a second below", -11, 0, "is -11 seconds, the least allowed is -10"),
    Span("ten thousand years", 315_576_000_000, 0, nil),
    Span("more", 315_576_000_000, 1, "is 315576000000 seconds, the most allowed is 315576000000"),
    Span(
      "far more", .max, 999_999_999,
      "is 9223372036854775807 seconds, the most allowed is 315576000000"),
  ])
  func `a duration may be negative where the proto says so`(_ item: Span) {
    let message = Bounded.with {
      $0.name = "name"
      $0.anySpan = item.duration
    }
    #expect(message.violations().map(\.description) == (item.breach.map { [$0] } ?? []))
  }

  @Test(arguments: [
    Span("zero", 0, 0, nil), Span("both positive", 1, 999_999_999, nil),
    Span("both negative", -1, -999_999_999, nil), Span("no units", 0, -5, nil),
    Span("the extremes of units", .min, -1, nil), Span("the other extreme", .max, 1, nil),
    Span("owed and owned", 1, -1, "has another sign than units"),
    Span("owned and owed", -1, 1, "has another sign than units"),
    Span("nanos of a unit", 1, 1_000_000_000, "is 1000000000, the most allowed is 999999999"),
    Span(
      "nanos of a negative unit", -1, -1_000_000_000,
      "is -1000000000, the least allowed is -999999999"),
    Span("the least nanos", -1, .min, "is -2147483648, the least allowed is -999999999"),
    Span("the greatest nanos", 1, .max, "is 2147483647, the most allowed is 999999999"),
  ])
  func `money has one sign`(_ item: Span) {
    let money = TypeV1.Money.with {
      $0.currencyCode = "AUD"
      $0.units = item.seconds
      $0.nanos = item.nanos
    }
    let expected = item.breach.map { [FieldViolation(field: "nanos", description: $0)] } ?? []
    #expect(money.violations() == expected)
  }

  @Test func `every integer type is compared without wrapping`() {
    func breaches<T: BinaryInteger>(_ value: T, _ min: Int64?, _ max: Int64?) -> [String] {
      var violations = Violations()
      violations.number(value, "n", min: min, max: max)
      return violations.list.map(\.description)
    }
    #expect(
      breaches(UInt64.max, nil, .max) == [
        "is 18446744073709551615, the most allowed is 9223372036854775807"
      ])
    #expect(breaches(UInt64(1) << 63, .min, nil) == [])
    #expect(breaches(UInt64.max, -1, nil) == [])
    #expect(breaches(UInt32.max, nil, -1) == ["is 4294967295, the most allowed is -1"])
    #expect(breaches(Int64.min, .min, .max) == [])
    #expect(breaches(Int64.max, .min, .max) == [])
    #expect(breaches(Int32.min, -2_147_483_648, nil) == [])
    #expect(
      breaches(Int32.min, -2_147_483_647, nil) == [
        "is -2147483648, the least allowed is -2147483647"
      ])
  }
}

// MARK: Required, nested and together

extension BoundsTests {
  private func list(_ collect: (inout Violations) -> Void) -> [FieldViolation] {
    var violations = Violations()
    collect(&violations)
    return violations.list
  }

  @Test func `what is required may not be empty, zero or absent`() {
    let missing = list {
      $0.text("", "text", required: true)
      $0.bytes([], "bytes", required: true)
      $0.number(0, "number", required: true, min: -1)
      $0.real(0, "real", required: true)
      $0.enumeration(TortureV1.Color.unspecified, "enum", required: true)
      $0.present(false, "oneof")
      $0.message(nil as Bounded?, "message", required: true)
      _ = $0.count(0, "count", required: true)
      $0.timestamp(nil, "time", required: true)
      $0.duration(nil, "span", required: true)
      $0.update(nil as Bounded?, "resource", mask: nil)
    }
    let fields = [
      "text", "bytes", "number", "real", "enum", "oneof", "message", "count", "time", "span",
      "resource",
    ]
    #expect(missing == fields.map { FieldViolation(field: $0, description: "is required") })
  }

  @Test func `what is there or not required is no breach`() {
    let none = list {
      $0.text("a", "text", required: true)
      $0.text("", "text", min: 5, format: .email, oneOf: ["a"])
      $0.bytes([0], "bytes", required: true)
      $0.bytes([], "bytes", min: 5)
      $0.number(1, "number", required: true)
      $0.real(0.5, "real", required: true)
      $0.enumeration(TortureV1.Color.red, "enum", required: true)
      $0.present(true, "oneof")
      $0.message(nil as Bounded?, "message")
      _ = $0.count(1, "count", required: true)
      $0.timestamp((0, 0), "time", required: true)
      $0.timestamp(nil, "time")
      $0.duration((0, 0), "span", required: true)
      $0.duration(nil, "span", min: 5)
    }
    #expect(none == [])
  }

  @Test func `counts and bytes have a least too`() {
    var isWorthChecking: [Bool] = []
    let found = list {
      isWorthChecking = [
        $0.count(1, "few", min: 2), $0.count(2, "enough", min: 2, max: 2),
        $0.count(3, "many", min: 2, max: 2), $0.count(10_000, "default"),
        $0.count(10_001, "above default"),
      ]
      $0.bytes([1], "short", min: 2)
      $0.bytes([1, 2], "long enough", min: 2)
    }
    #expect(isWorthChecking == [true, true, false, true, false])
    #expect(
      found == [
        FieldViolation(field: "few", description: "has 1 entries, at least 2 are needed"),
        FieldViolation(
          field: "many", description: "has 3 entries, the limit is 2; split the request"),
        FieldViolation(
          field: "above default",
          description: "has 10001 entries, the limit is 10000; split the request"),
        FieldViolation(field: "short", description: "has 1 bytes, at least 2 are needed"),
      ])
  }

  @Test(arguments: [
    ("tenant_01h455vb4pex5vsknk084sn02q", true), ("lead_01h455vb4pex5vsknk084sn02q", false),
    ("tenant_01h455vb4pex5vsknk084sn02", false), ("01h455vb4pex5vsknk084sn02q", false),
    ("tenant_81h455vb4pex5vsknk084sn02q", false), ("x", false),
  ])
  func `an id has its prefix and form`(_ id: String, _ isAllowed: Bool) {
    let breach = FieldViolation(
      field: "tenant_id", description: "is not an id of the form tenant_ and 26 characters")
    let request = TortureV1.EchoRequest.with { $0.tenantID = id }
    #expect(request.violations() == (isAllowed ? [] : [breach]))
  }

  @Test func `every breach is reported, with its path`() {
    let request = TortureV1.EchoRequest.with {
      $0.bounded = .with {
        $0.count = 101
        $0.tags = ["abcd", "abc"]
        $0.kind = .pause(.with { $0.seconds = -1 })
      }
      $0.many = [.with { $0.name = "ok" }, .with { $0.name = "a" }]
      $0.labels = ["a": "12345", "b": "123456"]
    }
    #expect(
      request.violations() == [
        FieldViolation(field: "tenant_id", description: "is required"),
        FieldViolation(field: "bounded.name", description: "is required"),
        FieldViolation(field: "bounded.count", description: "is 101, the most allowed is 100"),
        FieldViolation(field: "bounded.tags[0]", description: "has 4 characters, the limit is 3"),
        FieldViolation(
          field: "bounded.pause", description: "is -1 seconds, the least allowed is 0"),
        FieldViolation(
          field: "many[1].name", description: "has 1 characters, at least 2 are needed"),
        FieldViolation(field: "labels[1]", description: "has 6 characters, the limit is 5"),
      ])
  }

  @Test func `the entries of a list that is too long are not looked at`() {
    let request = TortureV1.EchoRequest.with {
      $0.tenantID = "tenant_01h455vb4pex5vsknk084sn02q"
      $0.many = [Bounded(), Bounded(), Bounded(), Bounded()]
    }
    #expect(
      request.violations() == [
        FieldViolation(
          field: "many", description: "has 4 entries, the limit is 3; split the request")
      ])
  }

  @Test func `a hundred breaches are told and no more`() {
    var checked = 0
    let found = list {
      $0.each(Array(repeating: 0, count: 99), "a") { violations, _, field in
        violations.add(field, "x")
      }
      $0.each(Array(repeating: 0, count: 1_000), "b") { violations, _, field in
        checked += 1
        violations.add(field, "x")
      }
      $0.add("c", "x")
    }
    #expect(found.count == 100)
    #expect(found.last?.field == "b[0]")
    #expect(checked == 1)
  }
}
