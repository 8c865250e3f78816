import MusterCore
import Testing

@Suite struct `List of fields` {
  private func sample() -> FieldList {
    var fields = FieldList()
    fields.append("name", "value")
    fields.append("", "")
    fields.append("name".utf8, [0, 255])
    let bytes = Array("xy".utf8)
    unsafe bytes.withUnsafeBytes { unsafe fields.append($0, UnsafeRawBufferPointer(start: nil, count: 0)) }
    return fields
  }

  @Test func `keeps names and values in order, empty ones too`() {
    let fields = sample()
    #expect(fields.count == 4)
    #expect((0..<4).map { String(decoding: fields.name($0), as: UTF8.self) } == ["name", "", "name", "xy"])
    #expect((0..<4).map { Array(fields.value($0)) } == [Array("value".utf8), [], [0, 255], []])
    #expect(fields.text(0) == "value")
    #expect(fields.nameRange(2) == 9..<13)
    #expect(fields.valueRange(2) == 13..<15)
  }

  @Test func `has the size that HTTP counts`() {
    #expect(FieldList().size == 0)
    #expect(sample().size == 9 + 6 + 2 + 4 * 32)
  }

  @Test func `compares whole names and values`() {
    let fields = sample()
    #expect(fields.nameIs(0, "name"))
    for other in ["nam", "names", "Name", "", "value"] as [StaticString] { #expect(!fields.nameIs(0, other)) }
    #expect(fields.nameIs(1, ""))
    #expect(fields.valueIs(0, "value"))
    #expect(!fields.valueIs(0, "valu"))
    #expect(fields.valueIs(3, ""))
  }

  @Test func `can be used again`() {
    var fields = sample()
    fields.removeAll()
    #expect(fields.isEmpty)
    #expect(fields.size == 0)
    fields.append("a", "b")
    #expect(fields.text(0) == "b")
  }
}
