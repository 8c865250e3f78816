import MusterCore
import Testing

struct TypeIDTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let prefix: String
    let bits: UInt128
  }

  // The suffixes up to the UUID are the valid ones of the TypeID specification's own tests.
  static let known = [
    Known(
      testDescription: "all bits zero", text: "lead_00000000000000000000000000", prefix: "lead",
      bits: 0),
    Known(
      testDescription: "one", text: "lead_00000000000000000000000001", prefix: "lead", bits: 1),
    Known(
      testDescription: "sixteen is the letter g", text: "lead_0000000000000000000000000g",
      prefix: "lead", bits: 16),
    Known(
      testDescription: "all bits one", text: "lead_7zzzzzzzzzzzzzzzzzzzzzzzzz", prefix: "lead",
      bits: .max),
    Known(
      testDescription: "a UUIDv7", text: "prefix_01h455vb4pex5vsknk084sn02q", prefix: "prefix",
      bits: 0x0189_0a5d_ac96_774b_bcce_b302_099a_8057),
    Known(
      testDescription: "the shortest prefix", text: "a_0000000000000000000000000z", prefix: "a",
      bits: 31),
    Known(
      testDescription: "an underscore in the prefix", text: "import_row_00000000000000000000000010",
      prefix: "import_row", bits: 32),
  ]

  @Test(arguments: known) func `reads what the specification writes`(_ id: Known) {
    let read = TypeID(id.text)
    #expect(read?.prefix == id.prefix)
    #expect(read?.bits == id.bits)
  }

  @Test(arguments: known) func `writes what the specification writes`(_ id: Known) {
    #expect(TypeID(prefix: id.prefix, bits: id.bits).description == id.text)
  }

  @Test(arguments: [
    "", "_", "lead", "lead_", "_00000000000000000000000000", "00000000000000000000000000",
    "lead_0000000000000000000000000", "lead_000000000000000000000000000",
    "lead00000000000000000000000000", "lead-00000000000000000000000000",
    // 26 digits hold 130 bits; 8 as the first needs the 129th.
    "lead_80000000000000000000000000", "lead_zzzzzzzzzzzzzzzzzzzzzzzzzz",
    // Letters that Crockford leaves out, capitals, and letters of other scripts.
    "lead_0000000000000000000000000i", "lead_0000000000000000000000000l",
    "lead_0000000000000000000000000o", "lead_0000000000000000000000000u",
    "lead_0000000000000000000000000A", "lead_000000000000000000000000é",
    "lead_0000000000000000000000000\u{301}", "lead_0000000000000000000000000 ",
    " lead_00000000000000000000000000", "lead_00000000000000000000000000\n",
    "lead_0000000000000000000000000\0", "Lead_00000000000000000000000000",
    "l3ad_00000000000000000000000000", "le d_00000000000000000000000000",
    "léad_00000000000000000000000000", "\0_00000000000000000000000000",
    "lead_0000000000000000000000000/", "lead_0000000000000000000000000:",
    "lead_0000000000000000000000000`", "lead_0000000000000000000000000{",
  ])
  func `refuses text that is not an id`(_ text: String) {
    #expect(TypeID(text) == nil)
  }

  @Test func `every digit of the alphabet keeps its value in every place`() {
    for (value, digit) in "0123456789abcdefghjkmnpqrstvwxyz".enumerated() {
      for place in 0..<25 {
        let suffix =
          String(repeating: "0", count: 25 - place) + [digit] + String(repeating: "0", count: place)
        #expect(TypeID("x_" + suffix)?.bits == UInt128(value) << UInt128(5 * place))
      }
    }
  }

  @Test(arguments: [1, 2, UInt64.random(in: .min ... .max)])
  func `any bits come back, and ids sort as their bits`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    var ids: [TypeID] = []
    for _ in 0..<500 {
      let id = TypeID(prefix: "lead", bits: UInt128(random.next()) << 64 | UInt128(random.next()))
      #expect(TypeID(id.description) == id)
      ids.append(id)
    }
    let byText = ids.sorted {
      Array($0.description.utf8).lexicographicallyPrecedes($1.description.utf8)
    }
    #expect(byText == ids.sorted { $0.bits < $1.bits })
  }
}

/// A random sequence that a seed repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
