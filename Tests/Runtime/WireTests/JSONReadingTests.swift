import MusterTortureAPI
import MusterWellKnownAPI
import MusterWire
import Testing

struct JSONReadingTests {
  struct Read: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let message: Scalars

    init(_ words: String, _ json: String, _ populate: (inout Scalars) -> Void) {
      testDescription = words
      self.json = json
      message = .with(populate)
    }
  }

  @Test(arguments: [
    Read("nothing", "{}") { _ in }, Read("space", " \t\r\n{ \n} ") { _ in },
    Read("a number", #"{"int32Value":5}"#) { $0.int32Value = 5 },
    Read("a number as text", #"{"int32Value":"5"}"#) { $0.int32Value = 5 },
    Read("a number with a fraction of zero", #"{"int32Value":5.00}"#) { $0.int32Value = 5 },
    Read("a number with an exponent", #"{"int32Value":5e1}"#) { $0.int32Value = 50 },
    Read("an exponent with a sign", #"{"int32Value":5E+1}"#) { $0.int32Value = 50 },
    Read("a negative exponent", #"{"int32Value":500e-2}"#) { $0.int32Value = 5 },
    Read("a fraction and an exponent", #"{"int32Value":1.5e1}"#) { $0.int32Value = 15 },
    Read("an exponent as text", #"{"int32Value":"1e2"}"#) { $0.int32Value = 100 },
    Read("a zero with a great exponent", #"{"int32Value":0e99999999999999999999}"#) { _ in },
    Read("minus zero is zero", #"{"int32Value":-0,"uint32Value":-0.0,"uint64Value":"-0"}"#) { _ in
    },
    Read("int32 min", #"{"int32Value":-2147483648}"#) { $0.int32Value = .min },
    Read("int32 max", #"{"int32Value":2147483647}"#) { $0.int32Value = .max },
    Read("uint32 max", #"{"uint32Value":4294967295}"#) { $0.uint32Value = .max },
    Read("int64 min", #"{"int64Value":"-9223372036854775808"}"#) { $0.int64Value = .min },
    Read("int64 min as a number", #"{"int64Value":-9223372036854775808}"#) { $0.int64Value = .min },
    Read("int64 max", #"{"int64Value":"9223372036854775807"}"#) { $0.int64Value = .max },
    Read("int64 past what a double holds", #"{"int64Value":9007199254740993}"#) {
      $0.int64Value = 9_007_199_254_740_993
    },
    Read("uint64 max", #"{"uint64Value":"18446744073709551615"}"#) { $0.uint64Value = .max },
    Read("uint64 with an exponent", #"{"uint64Value":1.8446744073709551615e19}"#) {
      $0.uint64Value = .max
    },
    Read("sint32 min", #"{"sint32Value":-2147483648}"#) { $0.sint32Value = .min },
    Read("sint64 min", #"{"sint64Value":"-9223372036854775808"}"#) { $0.sint64Value = .min },
    Read("sint64 max", #"{"sint64Value":"9223372036854775807"}"#) { $0.sint64Value = .max },
    Read("fixed32 max", #"{"fixed32Value":4294967295}"#) { $0.fixed32Value = .max },
    Read("fixed64 max", #"{"fixed64Value":"18446744073709551615"}"#) { $0.fixed64Value = .max },
    Read("sfixed32 min", #"{"sfixed32Value":-2147483648}"#) { $0.sfixed32Value = .min },
    Read("sfixed64 min", #"{"sfixed64Value":"-9223372036854775808"}"#) { $0.sfixed64Value = .min },
    Read("double", #"{"doubleValue":0.1}"#) { $0.doubleValue = 0.1 },
    Read("double as text", #"{"doubleValue":"1e3"}"#) { $0.doubleValue = 1_000 },
    Read("double infinity", #"{"doubleValue":"Infinity"}"#) { $0.doubleValue = .infinity },
    Read("double -infinity", #"{"doubleValue":"-Infinity"}"#) { $0.doubleValue = -.infinity },
    Read("double greatest", #"{"doubleValue":1.7976931348623157e308}"#) {
      $0.doubleValue = .greatestFiniteMagnitude
    },
    Read("double too small is zero", #"{"doubleValue":1e-999}"#) { _ in },
    Read("float greatest", #"{"floatValue":3.4028235e38}"#) {
      $0.floatValue = .greatestFiniteMagnitude
    },
    Read("float as text", #"{"floatValue":"-1.5"}"#) { $0.floatValue = -1.5 },
    Read("true", #"{"boolValue":true}"#) { $0.boolValue = true },
    Read("false", #"{"boolValue":false}"#) { _ in },
    Read("text", #"{"stringValue":"aé😀"}"#) { $0.stringValue = "aé😀" },
    Read("escapes", #"{"stringValue":"\"\\\/\b\f\n\r\t"}"#) {
      $0.stringValue = "\"\\/\u{8}\u{C}\n\r\t"
    },
    Read("escapes by number", #"{"stringValue":"\u0041\u00e9\u00E9\u20AC"}"#) {
      $0.stringValue = "A\u{E9}\u{E9}€"
    },
    Read("a surrogate pair", #"{"stringValue":"\uD83D\uDE00"}"#) { $0.stringValue = "😀" },
    Read("DEL as it is", "{\"stringValue\":\"\u{7F}\"}") { $0.stringValue = "\u{7F}" },
    Read("base64", #"{"bytesValue":"AP/+"}"#) { $0.bytesValue = [0, 255, 254] },
    Read("base64url", #"{"bytesValue":"AP_-"}"#) { $0.bytesValue = [0, 255, 254] },
    Read("base64 without padding", #"{"bytesValue":"_w"}"#) { $0.bytesValue = [255] },
    Read("base64 with an escape", #"{"bytesValue":"AP\/+"}"#) { $0.bytesValue = [0, 255, 254] },
    Read("an enum by name", #"{"colorValue":"COLOR_RED"}"#) { $0.colorValue = .red },
    Read("an enum by alias", #"{"colorValue":"COLOR_VERDANT"}"#) { $0.colorValue = .green },
    Read("an enum by number", #"{"colorValue":-1}"#) { $0.colorValue = .negative },
    Read("an enum by an unknown number", #"{"colorValue":7}"#) {
      $0.colorValue = .init(rawValue: 7)
    },
    Read("the proto's names", #"{"int32_value":5,"far_value":"x"}"#) {
      $0.int32Value = 5
      $0.farValue = "x"
    },
    Read(
      "null everywhere",
      #"{"int32Value":null,"stringValue":null,"bytesValue":null,"colorValue":null}"#
    ) { _ in },
    Read("names with escapes", #"{"\u0069nt32Value":5}"#) { $0.int32Value = 5 },
  ])
  func `reads a field`(_ item: Read) throws {
    #expect(try Scalars(json: item.json) == item.message)
  }

  @Test func `NaN and minus zero keep their bits`() throws {
    let message = try Scalars(json: #"{"doubleValue":"NaN","floatValue":-0.0}"#)
    #expect(message.doubleValue.isNaN)
    #expect(message.floatValue.bitPattern == 0x8000_0000)
    #expect(try Scalars(json: #"{"doubleValue":-0}"#).doubleValue.bitPattern == 1 << 63)
  }

  @Test func `lists, maps, oneofs, optionals and messages`() throws {
    let message = try Everything(
      json: #"""
        {"repeateds": {"int32Values": [1, "2", 3e0], "stringValues": ["", "a"],
          "messageValues": [{}, {"int64Value": 5}],
          "colorValues": ["COLOR_RED", 7], "doubleValues": []},
         "maps": {"int32Map": {"-1": 4, "2": "3"}, "boolMap": {"true": false},
          "stringMap": {"": "x", "é": "y"}, "uint64Map": {"18446744073709551615": 1},
          "messageMap": {"a": {"boolValue": true}}, "colorMap": {"c": "COLOR_RED"}},
         "oneofs": {"int32Value": null, "stringValue": "s"},
         "optionals": {"int32Value": 0, "stringValue": "", "messageValue": {}},
         "tree": {"child": {"leaf": {"weight": 1}}}, "more": null}
        """#)
    #expect(
      message
        == .with {
          $0.repeateds = .with {
            $0.int32Values = [1, 2, 3]
            $0.stringValues = ["", "a"]
            $0.messageValues = [Scalars(), .with { $0.int64Value = 5 }]
            $0.colorValues = [.red, .init(rawValue: 7)]
          }
          $0.maps = .with {
            $0.int32Map = [-1: 4, 2: 3]
            $0.boolMap = [true: false]
            $0.stringMap = ["": "x", "\u{E9}": "y"]
            $0.uint64Map = [.max: 1]
            $0.messageMap = ["a": .with { $0.boolValue = true }]
            $0.colorMap = ["c": .red]
          }
          $0.oneofs = .with { $0.choice = .stringValue("s") }
          $0.optionals = .with {
            $0.int32Value = 0
            $0.stringValue = ""
            $0.messageValue = Scalars()
          }
          $0.tree = .with { $0.child = .with { $0.link = .leaf(.with { $0.weight = 1 }) } }
        })
  }

  @Test func `names that differ only to the eye are different`() throws {
    let map = try Maps(json: "{\"stringMap\":{\"\u{E9}\":\"1\",\"e\u{301}\":\"2\"}}").stringMap
    #expect(map.count == 2)
    #expect(map["\u{E9}"] == "1" && map["e\u{301}"] == "2")
  }
}

// MARK: Refusals

extension JSONReadingTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let code: WireError.Code
    let message: String?

    init(
      _ words: String, _ json: String, _ code: WireError.Code = .malformed, _ message: String? = nil
    ) {
      testDescription = words
      self.json = json
      self.code = code
      self.message = message
    }
  }

  @Test(arguments: [
    Refused("no text", ""), Refused("space", " "), Refused("a list", "[]"), Refused("null", "null"),
    Refused("text", #""a""#), Refused("a number", "5"), Refused("an object without an end", "{"),
    Refused("a name without an end", #"{"int32Value"#), Refused("no colon", #"{"int32Value" 5}"#),
    Refused("no value", #"{"int32Value":}"#), Refused("a comma at the end", #"{"int32Value":5,}"#),
    Refused("a comma alone", "{,}"), Refused("no comma", #"{"int32Value":5 "int64Value":5}"#),
    Refused("text after the end", "{} x"), Refused("two objects", "{}{}"),
    Refused("a name without quotes", "{int32Value:5}"),
    Refused("single quotes", "{'int32Value':5}"),
    Refused("a comment", "{/**/}"), Refused("a byte order mark", "\u{FEFF}{}"),
    Refused("a no-break space", "\u{A0}{}"), Refused("a NUL", "{}\0"),
    Refused("a list without an end", #"{"int32Value":[1"#),
  ])
  func `refuses what is no JSON object`(_ item: Refused) {
    let error = #expect(throws: WireError.self) { try Scalars(json: item.json) }
    #expect(error?.code == item.code)
  }

  @Test(arguments: [
    "01", "-", "+1", ".5", "1.", "1.e1", "1e", "1e+", "0x10", "1_000", "NaN", "Infinity",
    "-Infinity", "nan",
    #""""#, #"" 1""#, #""1 ""#, #""1x""#, #""0x1""#, #""+1""#, #""NaN""#, #""01""#, "true", "{}",
    "[1]", "１",
    "1.5", "0.1", "1e-1", "15e-2", "2147483648", "-2147483649", "1e10", "1e999999999999",
    "1e-999999999999",
    "99999999999999999999", "18446744073709551616", "340282366920938463463374607431768211456",
  ])
  func `refuses what is no int32`(_ value: String) {
    let error = #expect(throws: WireError.self) { try Scalars(json: #"{"int32Value":\#(value)}"#) }
    #expect(error?.code == .malformed)
  }

  @Test(arguments: [
    ("uint32Value", "-1"), ("uint32Value", "4294967296"), ("uint64Value", "-1"),
    ("uint64Value", "18446744073709551616"), ("uint64Value", "1e20"),
    ("uint64Value", "1.8446744073709551616e19"),
    ("int64Value", "9223372036854775808"), ("int64Value", "-9223372036854775809"),
    ("sint32Value", "2147483648"), ("sint64Value", "9223372036854775808"),
    ("sint64Value", "-9223372036854775809"),
    ("fixed32Value", "4294967296"), ("fixed32Value", "-1"),
    ("fixed64Value", "18446744073709551616"),
    ("sfixed32Value", "-2147483649"), ("sfixed64Value", "9223372036854775808"),
    ("int64Value", "1.5"),
    ("doubleValue", "1e309"), ("doubleValue", "-1e999999"), ("doubleValue", "NaN"),
    ("doubleValue", #""nan""#),
    ("doubleValue", #""inf""#), ("doubleValue", #""+Infinity""#), ("doubleValue", #"" 1""#),
    ("doubleValue", #""0x1p3""#),
    ("doubleValue", "true"), ("doubleValue", #""""#), ("floatValue", "3.5e38"),
    ("floatValue", "-1e39"),
    ("floatValue", "1e309"), ("boolValue", "1"), ("boolValue", #""true""#), ("boolValue", "True"),
    ("boolValue", "tru"),
    ("boolValue", "[]"), ("stringValue", "5"), ("stringValue", "true"), ("stringValue", "{}"),
    ("bytesValue", #""A""#), ("bytesValue", #""AA=""#), ("bytesValue", #""A A=""#),
    ("bytesValue", #""é""#),
    ("bytesValue", "5"), ("colorValue", "1.5"), ("colorValue", "2147483648"),
    ("colorValue", "true"),
    ("colorValue", "[]"), ("stringValue", "nul"), ("stringValue", "nullx"),
  ])
  func `refuses a value that does not fit its field`(_ name: String, _ value: String) {
    let error = #expect(throws: WireError.self) { try Scalars(json: #"{"\#(name)":\#(value)}"#) }
    #expect(error?.code == .malformed)
  }

  @Test(arguments: [
    #"\uD83D"#, #"\uD83Dx"#, #"\uD83D\n"#, #"\uD83D\u0041"#, #"\uD83D\uD83D"#, #"\uDE00"#,
    #"\uDE00\uD83D"#,
    #"\uD83D\u"#, #"\u"#, #"\u00"#, #"\u00g0"#, #"\u+041"#, #"\x41"#, #"\"#, #"\0"#, #"\U0041"#,
    #"\uD83D\"#,
    "\n", "\t", "\u{1}", "\u{1F}", "\0",
  ])
  func `refuses escapes and controls that JSON does not have`(_ content: String) {
    for json in [
      #"{"stringValue":"\#(content)"}"#, #"{"\#(content)":1}"#, #"{"stringValue":"\#(content)"#,
    ] {
      let error = #expect(throws: WireError.self) { try Scalars(json: json) }
      #expect(error?.code == .malformed)
    }
  }

  @Test(arguments: [
    Refused(
      "a name twice", #"{"int32Value":1,"int32Value":2}"#, .malformed,
      "int32Value: the field is given twice"),
    Refused(
      "both names", #"{"int32Value":1,"int32_value":2}"#, .malformed,
      "int32_value: the field is given twice"),
    Refused(
      "null and a value", #"{"int32Value":null,"int32Value":2}"#, .malformed,
      "int32Value: the field is given twice"),
    Refused(
      "an unknown name", #"{"nothing":1}"#, .unknownName,
      "nothing: muster.torture.v1.Scalars has no such field"),
    Refused("another spelling", #"{"INT32VALUE":1}"#, .unknownName),
    Refused("a name with a mark", "{\"int32Value\u{301}\":1}", .unknownName),
    Refused(
      "an unknown enum value", #"{"colorValue":"COLOR_PUCE"}"#, .unknownName,
      "colorValue: the enum muster.torture.v1.Color has no such value"),
    Refused("an enum in small letters", #"{"colorValue":"color_red"}"#, .unknownName),
    Refused("an enum number as text", #"{"colorValue":"1"}"#, .unknownName),
  ])
  func `refuses names that are wrong`(_ item: Refused) {
    let error = #expect(throws: WireError.self) { try Scalars(json: item.json) }
    #expect(error?.code == item.code)
    if let message = item.message { #expect(error?.message == message) }
  }

  @Test(arguments: [
    Refused(
      "a oneof twice", #"{"oneofs":{"int32Value":1,"stringValue":"a"}}"#, .malformed,
      "oneofs.stringValue: another field of the same oneof is given too"),
    Refused(
      "null in a list", #"{"repeateds":{"int32Values":[1,null]}}"#, .malformed,
      "repeateds.int32Values: an element is null"),
    Refused(
      "null in a list of messages", #"{"more":[null]}"#, .malformed, "more: an element is null"),
    Refused(
      "null in a map", #"{"maps":{"stringMap":{"a":null}}}"#, .malformed,
      "maps.stringMap.a: the value is null"),
    Refused(
      "a key twice", #"{"maps":{"stringMap":{"a":"1","a":"2"}}}"#, .malformed,
      "maps.stringMap.a: the key is given twice"),
    Refused("a key that is no number", #"{"maps":{"int32Map":{"a":1}}}"#),
    Refused("a key with a space", #"{"maps":{"int32Map":{" 1":1}}}"#),
    Refused("a key that does not fit", #"{"maps":{"int32Map":{"2147483648":1}}}"#),
    Refused("a negative key", #"{"maps":{"uint64Map":{"-1":1}}}"#),
    Refused("a key that is no bool", #"{"maps":{"boolMap":{"True":true}}}"#),
    Refused("an empty key of numbers", #"{"maps":{"int32Map":{"":1}}}"#),
    Refused("a key that is a number", #"{"maps":{"int32Map":{1:1}}}"#),
    Refused("a map as a list", #"{"maps":{"stringMap":[]}}"#),
    Refused("a list as a value", #"{"repeateds":{"int32Values":1}}"#),
    Refused("a list as an object", #"{"repeateds":{"int32Values":{}}}"#),
    Refused("a list in a list", #"{"repeateds":{"int32Values":[[1]]}}"#),
    Refused("a comma at the end of a list", #"{"repeateds":{"int32Values":[1,]}}"#),
    Refused("a message as text", #"{"scalars":"x"}"#),
    Refused("a message as a list", #"{"scalars":[]}"#),
    Refused("a time that is none", #"{"wellKnown":{"timestamp":"2025-02-29T00:00:00Z"}}"#),
    Refused("a time as a number", #"{"wellKnown":{"timestamp":5}}"#),
    Refused("a time as an object", #"{"wellKnown":{"timestamp":{"seconds":5}}}"#),
    Refused("a duration without its unit", #"{"wellKnown":{"duration":"5"}}"#),
    Refused("a mask with an underscore", #"{"wellKnown":{"fieldMask":"first_name"}}"#),
    Refused("a wrapper as an object", #"{"wellKnown":{"int32Wrapper":{"value":1}}}"#),
    Refused("a wrapper of another type", #"{"wellKnown":{"boolWrapper":1}}"#),
    Refused("null in a list of wrappers", #"{"wellKnown":{"int64Wrappers":[null]}}"#),
  ])
  func `refuses shapes that are wrong`(_ item: Refused) {
    let error = #expect(throws: WireError.self) { try Everything(json: item.json) }
    #expect(error?.code == item.code)
    if let message = item.message { #expect(error?.message == message) }
  }

  @Test(arguments: UTF8Tests.invalid) func `refuses bytes that are not UTF-8`(
    _ words: String, _ bytes: String
  ) {
    let json = Array(#"{"stringValue":""#.utf8) + hex(bytes) + Array(#""}"#.utf8)
    #expect(throws: WireError(.invalidText, "the JSON text is not valid UTF-8")) {
      try Scalars(json: json)
    }
  }

  @Test func `the policy holds for JSON too`() throws {
    let json = #"{"stringValue":"a\u0000b"}"#
    #expect(try Scalars(json: json, policy: .client).stringValue == "a\0b")
    #expect(throws: WireError.self) { try Scalars(json: json, policy: .server) }
    let many = #"{"int32Values":[\#(String(repeating: "1,", count: 10_000))1]}"#
    #expect(throws: WireError.tooMany) { try Repeateds(json: many) }
  }

  @Test func `a long name is told in part`() {
    let name = String(repeating: "a\u{301}", count: 10_000)
    let error = #expect(throws: WireError.self) { try Scalars(json: #"{"\#(name)":1}"#) }
    let told =
      String(repeating: "a\u{301}", count: 32) + ": muster.torture.v1.Scalars has no such field"
    #expect(error.map { Array($0.message.utf8) } == Array(told.utf8))
  }
}

// MARK: Depth and unknown names

extension JSONReadingTests {
  private static let ignoring: JSONOptions = {
    var options = JSONOptions()
    options.ignoresUnknownNames = true
    return options
  }()

  @Test func `a hundred levels are read, a hundred and one are not`() throws {
    func nested(_ count: Int) -> String {
      String(repeating: #"{"child":"#, count: count - 1) + "{}"
        + String(repeating: "}", count: count - 1)
    }
    #expect(throws: Never.self) { try Tree(json: nested(100)) }
    let error = #expect(throws: WireError.self) { try Tree(json: nested(101)) }
    #expect(error?.code == .tooDeep)
  }

  @Test(arguments: [
    #"{"child":"#, #"{"children":["#, #"{"named":{"a":"#, #"{"linked":"#, #"{"leaf":{"back":"#,
    #"{"x":["#, #"{"x":{"y":"#,
    "[", "{\"\":",
  ])
  func `a hundred thousand levels are an error and no crash`(_ level: String) {
    let json = String(repeating: level, count: 100_000)
    for options in [JSONOptions(), Self.ignoring] {
      let error = #expect(throws: WireError.self) { try Tree(json: json, options: options) }
      #expect(error?.code == .tooDeep || error?.code == .unknownName || level == "[")
    }
    let inside = #"{"x":"# + json
    let error = #expect(throws: WireError.self) { try Tree(json: inside, options: Self.ignoring) }
    #expect(error?.code == .tooDeep)
  }

  @Test(arguments: [
    "1", "-1.5e3", "true", "null", #""a\u0041""#, "[]", "{}", #"[1,"a",null,[{}],{"b":[false]}]"#,
    #"{"x":{"x":"\"}"}}"#,
  ])
  func `unknown names are passed over when asked`(_ value: String) throws {
    let json = #"{"x":\#(value),"int32Value":5,"y":\#(value)}"#
    #expect(try Scalars(json: json, options: Self.ignoring) == .with { $0.int32Value = 5 })
    #expect(throws: WireError.self) { try Scalars(json: json) }
  }

  @Test(arguments: ["01", "tru", #""\x""#, "[1,]", "{1:2}", "[", #"{"a"}"#, "", "nan", "[1 2]"])
  func `what is passed over has to be JSON`(_ value: String) {
    #expect(throws: WireError.self) {
      try Scalars(json: #"{"x":\#(value)}"#, options: Self.ignoring)
    }
  }

  @Test func `unknown enum values are passed over when asked`() throws {
    let single = try Scalars(
      json: #"{"colorValue":"COLOR_PUCE","int32Value":5}"#, options: Self.ignoring)
    #expect(single == .with { $0.int32Value = 5 })
    let list = try Repeateds(
      json: #"{"colorValues":["COLOR_RED","PUCE","COLOR_GREEN"]}"#, options: Self.ignoring)
    #expect(list.colorValues == [.red, .green])
    let map = try Maps(json: #"{"colorMap":{"a":"COLOR_RED","b":"PUCE"}}"#, options: Self.ignoring)
    #expect(map.colorMap == ["a": .red])
  }
}

// MARK: Round trips

extension JSONReadingTests {
  @Test(arguments: ScalarCase.all + ScalarCase.oneOfEach)
  func `what is written is read`(_ item: ScalarCase) throws {
    var options = JSONOptions()
    for shape in 0..<8 {
      options.usesProtoNames = shape & 1 != 0
      options.writesDefaults = shape & 2 != 0
      options.isPretty = shape & 4 != 0
      #expect(try Scalars(json: item.message.json(options)).bytes() == item.bytes)
    }
  }

  @Test func `everything is read back`() throws {
    #expect(
      try Everything(json: FuzzTests.everything.json()).bytes() == FuzzTests.everything.bytes())
  }

  @Test(arguments: FuzzTests.seeds) func `any double and float come back`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    for _ in 0..<300 {
      let message = Scalars.with {
        $0.doubleValue = Double(bitPattern: random.next())
        $0.floatValue = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      }
      if message.doubleValue.isNaN || message.floatValue.isNaN { continue }
      #expect(try Scalars(json: message.json()).bytes() == message.bytes(), "seed \(seed)")
    }
  }
}
