import MusterTortureAPI
import MusterWire
import Testing

/// A message with one field set, and its bytes by hand from the protobuf specification.
struct ScalarCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let message: Scalars

  init(_ words: String, _ bytes: String, _ populate: (inout Scalars) -> Void) {
    testDescription = words
    self.bytes = hex(bytes)
    message = .with(populate)
  }

  static let all = integers + varintBoundaries + fixed + reals + delimited
  /// One of each field, in the order of their numbers.
  static let oneOfEach = [
    ScalarCase("double", "09 00 00 00 00 00 00 f8 3f") { $0.doubleValue = 1.5 },
    ScalarCase("float", "15 00 00 c0 3f") { $0.floatValue = 1.5 },
    ScalarCase("int32", "18 96 01") { $0.int32Value = 150 },
    ScalarCase("int64", "20 97 01") { $0.int64Value = 151 },
    ScalarCase("uint32", "28 98 01") { $0.uint32Value = 152 },
    ScalarCase("uint64", "30 99 01") { $0.uint64Value = 153 },
    ScalarCase("sint32", "38 99 02") { $0.sint32Value = -141 },
    ScalarCase("sint64", "40 9b 02") { $0.sint64Value = -142 },
    ScalarCase("fixed32", "4d 78 56 34 12") { $0.fixed32Value = 0x1234_5678 },
    ScalarCase("fixed64", "51 f0 de bc 9a 78 56 34 12") { $0.fixed64Value = 0x1234_5678_9abc_def0 },
    ScalarCase("sfixed32", "5d fe ff ff ff") { $0.sfixed32Value = -2 },
    ScalarCase("sfixed64", "61 fd ff ff ff ff ff ff ff") { $0.sfixed64Value = -3 },
    ScalarCase("bool", "68 01") { $0.boolValue = true },
    ScalarCase("string", "72 03 61 c3 a9") { $0.stringValue = "aé" },
    ScalarCase("bytes", "7a 02 00 ff") { $0.bytesValue = [0, 255] },
    ScalarCase("enum", "80 01 02") { $0.colorValue = .green },
    ScalarCase("field 2048", "82 80 01 01 78") { $0.farValue = "x" },
    ScalarCase("field 536870911", "f8 ff ff ff 0f 05") { $0.farthestValue = 5 },
  ]

  static let integers = [
    ScalarCase("int32 1", "18 01") { $0.int32Value = 1 },
    ScalarCase("int32 -1 takes ten bytes", "18 ff ff ff ff ff ff ff ff ff 01") {
      $0.int32Value = -1
    },
    ScalarCase("int32 max", "18 ff ff ff ff 07") { $0.int32Value = .max },
    ScalarCase("int32 min", "18 80 80 80 80 f8 ff ff ff ff 01") { $0.int32Value = .min },
    ScalarCase("int64 max", "20 ff ff ff ff ff ff ff ff 7f") { $0.int64Value = .max },
    ScalarCase("int64 min", "20 80 80 80 80 80 80 80 80 80 01") { $0.int64Value = .min },
    ScalarCase("int64 -1", "20 ff ff ff ff ff ff ff ff ff 01") { $0.int64Value = -1 },
    ScalarCase("uint32 max", "28 ff ff ff ff 0f") { $0.uint32Value = .max },
    ScalarCase("uint64 max", "30 ff ff ff ff ff ff ff ff ff 01") { $0.uint64Value = .max },
    ScalarCase("sint32 -1", "38 01") { $0.sint32Value = -1 },
    ScalarCase("sint32 1", "38 02") { $0.sint32Value = 1 },
    ScalarCase("sint32 max", "38 fe ff ff ff 0f") { $0.sint32Value = .max },
    ScalarCase("sint32 min", "38 ff ff ff ff 0f") { $0.sint32Value = .min },
    ScalarCase("sint64 -1", "40 01") { $0.sint64Value = -1 },
    ScalarCase("sint64 max", "40 fe ff ff ff ff ff ff ff ff 01") { $0.sint64Value = .max },
    ScalarCase("sint64 min", "40 ff ff ff ff ff ff ff ff ff 01") { $0.sint64Value = .min },
    ScalarCase("bool true", "68 01") { $0.boolValue = true },
    ScalarCase("enum of a known value", "80 01 01") { $0.colorValue = .red },
    ScalarCase("enum of an unknown value", "80 01 07") { $0.colorValue = .init(rawValue: 7) },
    ScalarCase("enum -1", "80 01 ff ff ff ff ff ff ff ff ff 01") { $0.colorValue = .negative },
    ScalarCase("enum min", "80 01 80 80 80 80 f8 ff ff ff ff 01") { $0.colorValue = .lowest },
    ScalarCase("enum max", "80 01 ff ff ff ff 07") { $0.colorValue = .highest },
    ScalarCase("the highest field number", "f8 ff ff ff 0f 01") { $0.farthestValue = 1 },
  ]

  static let varintBoundaries = [
    ScalarCase("2^7 - 1", "30 7f") { $0.uint64Value = 0x7F },
    ScalarCase("2^7", "30 80 01") { $0.uint64Value = 0x80 },
    ScalarCase("2^14 - 1", "30 ff 7f") { $0.uint64Value = 0x3FFF },
    ScalarCase("2^14", "30 80 80 01") { $0.uint64Value = 0x4000 },
    ScalarCase("2^21 - 1", "30 ff ff 7f") { $0.uint64Value = 0x1F_FFFF },
    ScalarCase("2^21", "30 80 80 80 01") { $0.uint64Value = 0x20_0000 },
    ScalarCase("2^28 - 1", "30 ff ff ff 7f") { $0.uint64Value = 0xFFF_FFFF },
    ScalarCase("2^28", "30 80 80 80 80 01") { $0.uint64Value = 0x1000_0000 },
    ScalarCase("2^35 - 1", "30 ff ff ff ff 7f") { $0.uint64Value = 0x7_FFFF_FFFF },
    ScalarCase("2^35", "30 80 80 80 80 80 01") { $0.uint64Value = 0x8_0000_0000 },
    ScalarCase("2^42", "30 80 80 80 80 80 80 01") { $0.uint64Value = 1 << 42 },
    ScalarCase("2^49", "30 80 80 80 80 80 80 80 01") { $0.uint64Value = 1 << 49 },
    ScalarCase("2^56 - 1", "30 ff ff ff ff ff ff ff 7f") { $0.uint64Value = 1 << 56 - 1 },
    ScalarCase("2^56", "30 80 80 80 80 80 80 80 80 01") { $0.uint64Value = 1 << 56 },
    ScalarCase("2^63 - 1", "30 ff ff ff ff ff ff ff ff 7f") { $0.uint64Value = 1 << 63 - 1 },
    ScalarCase("2^63", "30 80 80 80 80 80 80 80 80 80 01") { $0.uint64Value = 1 << 63 },
  ]

  static let fixed = [
    ScalarCase("fixed32 max", "4d ff ff ff ff") { $0.fixed32Value = .max },
    ScalarCase("fixed32 low byte first", "4d 01 02 03 04") { $0.fixed32Value = 0x0403_0201 },
    ScalarCase("fixed64 max", "51 ff ff ff ff ff ff ff ff") { $0.fixed64Value = .max },
    ScalarCase("fixed64 low byte first", "51 01 02 03 04 05 06 07 08") {
      $0.fixed64Value = 0x0807_0605_0403_0201
    },
    ScalarCase("sfixed32 min", "5d 00 00 00 80") { $0.sfixed32Value = .min },
    ScalarCase("sfixed32 max", "5d ff ff ff 7f") { $0.sfixed32Value = .max },
    ScalarCase("sfixed64 min", "61 00 00 00 00 00 00 00 80") { $0.sfixed64Value = .min },
    ScalarCase("sfixed64 max", "61 ff ff ff ff ff ff ff 7f") { $0.sfixed64Value = .max },
  ]

  static let reals = [
    ScalarCase("double infinity", "09 00 00 00 00 00 00 f0 7f") { $0.doubleValue = .infinity },
    ScalarCase("double -infinity", "09 00 00 00 00 00 00 f0 ff") { $0.doubleValue = -.infinity },
    ScalarCase("double greatest", "09 ff ff ff ff ff ff ef 7f") {
      $0.doubleValue = .greatestFiniteMagnitude
    },
    ScalarCase("double least", "09 01 00 00 00 00 00 00 00") {
      $0.doubleValue = .leastNonzeroMagnitude
    },
    ScalarCase("float infinity", "15 00 00 80 7f") { $0.floatValue = .infinity },
    ScalarCase("float -infinity", "15 00 00 80 ff") { $0.floatValue = -.infinity },
    ScalarCase("float greatest", "15 ff ff 7f 7f") { $0.floatValue = .greatestFiniteMagnitude },
    ScalarCase("float least", "15 01 00 00 00") { $0.floatValue = .leastNonzeroMagnitude },
  ]

  static let delimited = [
    ScalarCase("string of one letter", "72 01 61") { $0.stringValue = "a" },
    ScalarCase("string of fifteen bytes", "72 0f 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61") {
      $0.stringValue = "aaaaaaaaaaaaaaa"
    },
    ScalarCase("string of sixteen bytes", "72 10 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61 61") {
      $0.stringValue = "aaaaaaaaaaaaaaaa"
    },
    ScalarCase("string outside the basic plane", "72 04 f0 9f 98 80") { $0.stringValue = "😀" },
    ScalarCase("bytes that are no text", "7a 03 ff 00 80") { $0.bytesValue = [255, 0, 128] },
  ]
}
