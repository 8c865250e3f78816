import MusterTortureAPI
import MusterWellKnownAPI
import MusterWire
import Testing

struct JSONWritingTests {
  struct Written: Sendable, CustomTestStringConvertible {
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
    Written("nothing", "{}") { _ in },
    Written("int32", #"{"int32Value":-2147483648}"#) { $0.int32Value = .min },
    Written("uint32", #"{"uint32Value":4294967295}"#) { $0.uint32Value = .max },
    Written("sint32", #"{"sint32Value":-1}"#) { $0.sint32Value = -1 },
    Written("fixed32", #"{"fixed32Value":4294967295}"#) { $0.fixed32Value = .max },
    Written("sfixed32", #"{"sfixed32Value":-2}"#) { $0.sfixed32Value = -2 },
    Written("int64 is text", #"{"int64Value":"-9223372036854775808"}"#) { $0.int64Value = .min },
    Written("uint64 is text", #"{"uint64Value":"18446744073709551615"}"#) { $0.uint64Value = .max },
    Written("sint64 is text", #"{"sint64Value":"9223372036854775807"}"#) { $0.sint64Value = .max },
    Written("fixed64 is text", #"{"fixed64Value":"1"}"#) { $0.fixed64Value = 1 },
    Written("sfixed64 is text", #"{"sfixed64Value":"-1"}"#) { $0.sfixed64Value = -1 },
    Written("bool", #"{"boolValue":true}"#) { $0.boolValue = true },
    Written("double", #"{"doubleValue":0.1}"#) { $0.doubleValue = 0.1 },
    Written("minus zero", #"{"doubleValue":-0.0}"#) { $0.doubleValue = -0.0 },
    Written("a great double", #"{"doubleValue":1.7976931348623157e+308}"#) {
      $0.doubleValue = .greatestFiniteMagnitude
    },
    Written("a small double", #"{"doubleValue":5e-324}"#) {
      $0.doubleValue = .leastNonzeroMagnitude
    },
    Written("NaN", #"{"doubleValue":"NaN"}"#) { $0.doubleValue = .nan },
    Written("infinity", #"{"doubleValue":"Infinity"}"#) { $0.doubleValue = .infinity },
    Written("-infinity", #"{"floatValue":"-Infinity"}"#) { $0.floatValue = -.infinity },
    Written("float NaN", #"{"floatValue":"NaN"}"#) { $0.floatValue = .nan },
    Written("a float has a float's digits", #"{"floatValue":0.1}"#) { $0.floatValue = 0.1 },
    Written("a great float", #"{"floatValue":3.4028234663852886e+38}"#) {
      $0.floatValue = .greatestFiniteMagnitude
    },
    Written("bytes", #"{"bytesValue":"AP/+"}"#) { $0.bytesValue = [0, 255, 254] },
    Written("bytes with padding", #"{"bytesValue":"/w=="}"#) { $0.bytesValue = [255] },
    Written("enum", #"{"colorValue":"COLOR_RED"}"#) { $0.colorValue = .red },
    Written("an alias has the first name", #"{"colorValue":"COLOR_GREEN"}"#) {
      $0.colorValue = .verdant
    },
    Written("an unknown enum value is its number", #"{"colorValue":7}"#) {
      $0.colorValue = .init(rawValue: 7)
    },
    Written("text", #"{"stringValue":"aé😀/"}"#) { $0.stringValue = "aé😀/" },
    Written("quotes and backslashes", #"{"stringValue":"\"\\\n\r\t"}"#) {
      $0.stringValue = "\"\\\n\r\t"
    },
    Written("control characters", #"{"stringValue":"\u0000\u0001\u0008\u001f\u007f"}"#) {
      $0.stringValue = "\0\u{1}\u{8}\u{1F}\u{7F}"
    },
    Written(
      "fields by number", #"{"int32Value":1,"stringValue":"s","farValue":"f","farthestValue":2}"#
    ) {
      $0.farthestValue = 2
      $0.farValue = "f"
      $0.stringValue = "s"
      $0.int32Value = 1
    },
  ])
  func `writes a field as the specification says`(_ item: Written) throws {
    #expect(try item.message.json() == item.json)
  }

  @Test func `lists, maps, oneofs and messages`() throws {
    let message = Everything.with {
      $0.repeateds = .with {
        $0.int32Values = [1, 2]
        $0.stringValues = ["", "a"]
        $0.messageValues = [Scalars(), .with { $0.int64Value = 5 }]
        $0.unpackedInt32Values = [3]
      }
      $0.maps = .with {
        $0.int32Map = [2: 3, -1: 4]
        $0.uint64Map = [.max: 1]
        $0.boolMap = [true: false, false: true]
        $0.stringMap = ["b": "", "\"": "\n"]
        $0.messageMap = ["a": .with { $0.boolValue = true }]
        $0.colorMap = ["c": .unspecified]
      }
      $0.oneofs = .with { $0.choice = .int32Value(0) }
      $0.optionals = .with { $0.stringValue = "" }
    }
    let expected =
      #"{"optionals":{"stringValue":""},"#
      + #""repeateds":{"int32Values":[1,2],"stringValues":["","a"],"#
      + #""messageValues":[{},{"int64Value":"5"}],"#
      + #""unpackedInt32Values":[3]},"#
      + #""maps":{"int32Map":{"-1":4,"2":3},"uint64Map":{"18446744073709551615":"1"},"#
      + #""boolMap":{"false":true,"true":false},"stringMap":{"\"":"\n","b":""},"#
      + #""colorMap":{"c":"COLOR_UNSPECIFIED"},"messageMap":{"a":{"boolValue":true}}},"#
      + #""oneofs":{"int32Value":0}}"#
    #expect(try message.json() == expected)
  }

  @Test func `messages of google.protobuf have forms of their own`() throws {
    let message = WellKnown.with {
      $0.timestamp = .with {
        $0.seconds = 1_763_626_530
        $0.nanos = 250_000_000
      }
      $0.duration = .with { $0.nanos = -500_000_000 }
      $0.fieldMask = .with { $0.paths = ["first_name", "a.b_c"] }
      $0.boolWrapper = .with { $0.value = true }
      $0.int32Wrapper = GoogleProtobuf.Int32Value()
      $0.int64Wrapper = .with { $0.value = 5 }
      $0.uint64Wrapper = GoogleProtobuf.UInt64Value()
      $0.doubleWrapper = GoogleProtobuf.DoubleValue()
      $0.floatWrapper = GoogleProtobuf.FloatValue()
      $0.stringWrapper = GoogleProtobuf.StringValue()
      $0.bytesWrapper = .with { $0.value = [255] }
      $0.timestamps = [GoogleProtobuf.Timestamp()]
      $0.timestampMap = ["t": GoogleProtobuf.Timestamp()]
      $0.int64Wrappers = [.with { $0.value = -1 }]
    }
    let expected =
      #"{"timestamp":"2025-11-20T08:15:30.250Z","duration":"-0.500s","fieldMask":"firstName,a.bC","#
      + #""boolWrapper":true,"int32Wrapper":0,"int64Wrapper":"5","uint64Wrapper":"0","#
      + #""floatWrapper":0.0,"doubleWrapper":0.0,"stringWrapper":"","bytesWrapper":"/w==","#
      + #""timestamps":["1970-01-01T00:00:00Z"],"#
      + #""timestampMap":{"t":"1970-01-01T00:00:00Z"},"int64Wrappers":["-1"]}"#
    #expect(try message.json() == expected)
    #expect(try WellKnown(json: expected) == message)
  }

  @Test(arguments: [
    WellKnown.with { $0.timestamp = .with { $0.seconds = 253_402_300_800 } },
    WellKnown.with { $0.timestamp = .with { $0.seconds = .min } },
    WellKnown.with { $0.timestamp = .with { $0.nanos = -1 } },
    WellKnown.with { $0.timestamp = .with { $0.nanos = .max } },
    WellKnown.with { $0.duration = .with { $0.seconds = .max } },
    WellKnown.with { $0.duration = .with { $0.nanos = .min } },
    WellKnown.with { $0.fieldMask = .with { $0.paths = ["firstName"] } },
    WellKnown.with { $0.fieldMask = .with { $0.paths = ["a__b"] } },
    WellKnown.with { $0.fieldMask = .with { $0.paths = ["a_1"] } },
    WellKnown.with { $0.fieldMask = .with { $0.paths = ["a_"] } },
  ])
  func `what has no JSON form is an error`(_ message: WellKnown) {
    let error = #expect(throws: WireError.self) { try message.json() }
    #expect(error?.code == .malformed)
  }

  @Test func `a message too deep to read back is an error`() throws {
    var tree = Tree()
    for _ in 0..<100 {
      let inner = tree
      tree = .with { $0.child = inner }
    }
    #expect(try tree.json().utf8.count == 100 * #"{"child":}"#.utf8.count + 2)
    #expect(throws: WireError.tooDeep) { try Tree.with { $0.child = tree }.json() }
  }
}

// MARK: Options

extension JSONWritingTests {
  private func options(_ set: (inout JSONOptions) -> Void) -> JSONOptions {
    var options = JSONOptions()
    set(&options)
    return options
  }

  @Test func `the proto's own names`() throws {
    let message = Scalars.with {
      $0.int32Value = 1
      $0.farValue = "x"
    }
    #expect(
      try message.json(options { $0.usesProtoNames = true })
        == #"{"int32_value":1,"far_value":"x"}"#)
  }

  @Test func `defaults where a field has no presence`() throws {
    let scalars = try Scalars.with { $0.uint32Value = 5 }.json(options { $0.writesDefaults = true })
    let expected =
      #"{"doubleValue":0.0,"floatValue":0.0,"int32Value":0,"int64Value":"0","#
      + #""uint32Value":5,"uint64Value":"0","#
      + #""sint32Value":0,"sint64Value":"0","fixed32Value":0,"fixed64Value":"0","sfixed32Value":0,"#
      + #""sfixed64Value":"0","boolValue":false,"stringValue":"","bytesValue":"","#
      + #""colorValue":"COLOR_UNSPECIFIED","farValue":"","farthestValue":0}"#
    #expect(scalars == expected)
    #expect(try Optionals().json(options { $0.writesDefaults = true }) == "{}")
    #expect(try Oneofs().json(options { $0.writesDefaults = true }) == #"{"between":""}"#)
    let tree = #"{"name":"","children":[],"named":{},"leaf":{"weight":0}}"#
    #expect(
      try Tree.with { $0.link = .leaf(.init()) }.json(options { $0.writesDefaults = true }) == tree)
  }

  @Test func `one member a line`() throws {
    let message = Tree.with {
      $0.name = "a"
      $0.child = Tree()
      $0.children = [.with { $0.name = "b" }, Tree()]
      $0.named = ["k": .with { $0.name = "c" }]
    }
    let expected = """
      {
        "name": "a",
        "child": {},
        "children": [
          {
            "name": "b"
          },
          {}
        ],
        "named": {
          "k": {
            "name": "c"
          }
        }
      }
      """
    #expect(try message.json(options { $0.isPretty = true }) == expected)
    #expect(try Tree(json: expected) == message)
    #expect(try Tree().json(options { $0.isPretty = true }) == "{}")
  }
}

// MARK: Unknown fields

extension JSONWritingTests {
  @Test func `JSON leaves out what it cannot name`() throws {
    let message = try Scalars(bytes: UnknownFieldsTests.strange + hex("18 05"))
    #expect(try message.json() == #"{"int32Value":5}"#)
  }

  @Test(arguments: [
    ("text in a number's place", "1a 02 30 05", "{}"),
    ("eight bytes in a number's place", "19 01 02 03 04 05 06 07 08", "{}"),
    ("a number in a text's place", "70 02 18 05", #"{"int32Value":5}"#),
    ("a group", "1b 30 05 1c", "{}"),
  ])
  func `a known field of another wire type is left out, not misread`(
    _ words: String, _ bytes: String, _ json: String
  ) throws {
    #expect(try Scalars(bytes: hex(bytes)).json() == json)
  }

  @Test func `the same in lists, maps and messages`() throws {
    #expect(
      try Repeateds(bytes: hex("a0 01 01 a5 01 01020304")).json()
        == #"{"unpackedColorValues":["COLOR_RED"]}"#)
    #expect(try Repeateds(bytes: hex("1a 01 05 1d 01020304")).json() == #"{"int32Values":[5]}"#)
    #expect(try Maps(bytes: hex("8a 01 03 0a0161 88 01 05")).json() == #"{"messageMap":{"a":{}}}"#)
    #expect(try Everything(bytes: hex("08 05")).json() == "{}")
    #expect(try Everything(bytes: hex("42 00 40 05")).json() == #"{"more":[{}]}"#)
  }

  @Test func `messages of google.protobuf pass over what they do not know`() throws {
    let unknown = "18 07 22 01 78"
    let bytes =
      field("0a", hex("08 05" + unknown)) + field("12", hex(unknown + "08 05"))
      + field("1a", hex("0a 01 61" + unknown)) + field("22", hex("08 01" + unknown))
      + field("32", hex(unknown)) + field("5a", hex("08 05" + unknown))
    let json =
      #"{"timestamp":"1970-01-01T00:00:05Z","duration":"5s","fieldMask":"a","boolWrapper":true,"#
      + #""int64Wrapper":"0","stringWrapper":""}"#
    #expect(try WellKnown(bytes: bytes).json() == json)
  }
}
