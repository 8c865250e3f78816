import MusterTortureAPI
import MusterWire
import Testing

struct SchemaTests {
  @Test func `a field is found by number and by either name`() {
    let schema = Scalars.schema
    #expect(schema.field(3)?.name == "int32_value")
    #expect(schema.field(2_048)?.name == "far_value")
    #expect(schema.field(536_870_911)?.name == "farthest_value")
    for number in [UInt32(0), 17, 2_047, 536_870_910, .max] { #expect(schema.field(number) == nil) }
    #expect(schema.field(named: "int32Value")?.number == 3)
    #expect(schema.field(named: "int32_value")?.number == 3)
    #expect(schema.field(named: "Int32Value") == nil)
    #expect(
      Bounded.schema.fields.map(\.number) == [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
      ])
  }

  @Test func `presence, packing and oneofs are as the proto says`() {
    #expect(Scalars.schema.field(3)?.hasPresence == false)
    #expect(Optionals.schema.field(3)?.hasPresence == true)
    #expect(Optionals.schema.field(3)?.isProto3Optional == true)
    #expect(Optionals.schema.field(17)?.hasPresence == true)
    #expect(Oneofs.schema.field(2)?.hasPresence == true)
    #expect(Oneofs.schema.field(2)?.oneofIndex == 0)
    #expect(Oneofs.schema.field(20)?.oneofIndex == 1)
    #expect(Oneofs.schema.field(11)?.oneofIndex == nil)
    #expect(Repeateds.schema.field(3)?.isPacked == true)
    #expect(Repeateds.schema.field(18)?.isPacked == false)
    #expect(Repeateds.schema.field(14)?.isPacked == false)
    #expect(Repeateds.schema.field(14)?.hasPresence == false)
    #expect(Oneofs.schema.oneofs.map(\.name) == ["choice", "other"])
  }

  @Test func `the wire type follows from the kind`() {
    let types = (1...16).map { Scalars.schema.field(UInt32($0))?.wireType }
    #expect(types == [1, 5, 0, 0, 0, 0, 0, 0, 5, 1, 5, 1, 0, 2, 2, 0])
  }

  @Test func `a field leads to its message, its map entry and its enum`() throws {
    let child = try #require(Tree.schema.field(2))
    #expect(Tree.schema.message(of: child)?.fullName == "muster.torture.v1.Tree")
    let named = try #require(Tree.schema.field(4))
    let entry = try #require(Tree.schema.message(of: named))
    #expect(entry.isMapEntry)
    #expect(entry.fields.map(\.name) == ["key", "value"])
    let time = try #require(WellKnown.schema.field(1))
    #expect(WellKnown.schema.message(of: time)?.fullName == "google.protobuf.Timestamp")
    let color = try #require(Scalars.schema.field(16))
    let colors = try #require(Scalars.schema.enum(of: color))
    #expect(colors.name(of: 2) == "COLOR_GREEN" && colors.number(of: "COLOR_VERDANT") == 2)
    #expect(colors.name(of: -1) == "COLOR_NEGATIVE" && colors.name(of: 7) == nil)
    #expect(colors.number(of: "COLOR_PUCE") == nil)
  }

  @Test(arguments: [
    "0a", "0a05", "0a 02 0a 05", "0a 04 22 02 12 05", "0a 06 22 04 12 02 28 63", "00", "0f",
  ])
  func `a damaged descriptor is an error`(_ bytes: String) {
    #expect(throws: WireError.self) { try SchemaPool(descriptorSet: hex(bytes)) }
  }

  @Test func `a descriptor cut anywhere is an error or fewer files`() throws {
    let descriptor = field(
      "0a",
      field("0a", Array("a.proto".utf8))
        + field(
          "22",
          field("0a", Array("M".utf8))
            + field("12", field("0a", Array("f".utf8)) + hex("18 01 28 05"))))
    let pool = try SchemaPool(descriptorSet: descriptor)
    #expect(pool.message("M")?.field(1)?.kind == .int32)
    for end in 1..<descriptor.count {
      #expect(throws: WireError.self) { try SchemaPool(descriptorSet: Array(descriptor[..<end])) }
    }
  }
}
