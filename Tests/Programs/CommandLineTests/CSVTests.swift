import MusterWire
import Testing

@testable import MusterCLI

@Suite struct CSVTests {
  /// However the text is cut into pieces.
  private func records(_ text: [UInt8], piece: Int) throws -> [[String]] {
    var reader = CSVReader()
    var records: [CSVReader.Record] = []
    var rest = text[...]
    while !rest.isEmpty {
      records += try reader.read(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    records += try reader.finish()
    return records.map(\.cells)
  }

  /// Those of csv-spectrum, and line ends of every kind.
  @Test(arguments: [
    ("a,b,c\n1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("first,city\nJohn,\"Here, there\"\n", [["first", "city"], ["John", "Here, there"]]),
    ("a,b,c\n1,\"\",\"\"\n2,3,4\n", [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
    ("a,b\n1,\"ha \"\"ha\"\" ha\"\n", [["a", "b"], ["1", "ha \"ha\" ha"]]),
    (
      "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"c\"\": [1, 2]}\"\n",
      [["key", "val"], ["1", "{\"type\": \"Point\", \"c\": [1, 2]}"]]
    ),
    (
      "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"]]
    ),
    ("a,b\n1,\"ʤ, 中\"\n", [["a", "b"], ["1", "ʤ, 中"]]),
    ("a,b\n\n1,\n\n", [["a", "b"], ["1", ""]]),
    ("\u{FEFF}a\n1\n", [["a"], ["1"]]),
    ("a\n\"\"\n", [["a"], [""]]),
    ("", []), ("\n\n", []), ("a", [["a"]]),
  ])
  func `records are what the text says, in pieces of any size`(_ text: String, _ wanted: [[String]]) throws {
    for piece in [1, 2, 3, 1_000] {
      #expect(try records(Array(text.utf8), piece: piece) == wanted, "\(piece)")
    }
  }

  @Test(arguments: [
    ("a,b\n1,\"x\n2,y\n", "line 2: a quoted cell does not end"),
    ("a\n\"x\"y\n", "line 2: behind a quoted cell comes y, not the next cell"),
    ("a\nx\0y\n", "line 2: it holds the byte 0; it is no text"),
  ])
  func `what is no CSV is told with its line`(_ text: String, _ words: String) {
    #expect { try records(Array(text.utf8), piece: 7) } throws: { ($0 as? Failure)?.message == words }
  }

  @Test func `other encodings and endless cells are refused`() {
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try records(bytes, piece: 65_536)
        return "none"
      } catch { return (error as? Failure)?.message ?? "\(error)" }
    }
    #expect(message([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]) == "it is text in UTF-16; save it as UTF-8")
    #expect(message([0x61, 0x0A, 0xE4, 0x0A]) == "line 2: it is not text in UTF-8")
    #expect(
      message(Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 10_000_000)).contains(
        "is a quote not closed?"))
    #expect(message(Array(String(repeating: "a,", count: 10_000).utf8)).contains("more than 4096 cells"))
  }

  @Test(arguments: [
    "=1+1", "+61400", "-x", "@a", "\tx", "\rx", "'=1", "''", "'", "plain", "O'Neil", "", " x", "'tis",
  ])
  func `no cell is a formula, and each comes back as it was`(_ text: String) throws {
    let guarded = CSVText.guarded(text)
    #expect(!"=+-@\t\r".contains(guarded.first ?? " "))
    #expect(CSVText.unguarded(guarded) == text)
    let line = CSVText.line([guarded, "x"])
    let read = try records(Array(line.utf8), piece: 3)
    #expect(read.first.map { CSVText.unguarded($0[0]) } == text)
  }

  private func columns(_ header: [String], _ mapping: [String] = []) throws -> ImportColumns {
    let command = try #require(RPCCommand.find("lead", "import"))
    let shape = try #require(ImportShape(command))
    return try ImportColumns(header, mapping: mapping, schema: shape.row)
  }

  @Test func `columns are found by what people call them`() throws {
    let row = try columns([
      "E-Mail", "First Name", "surname", "Company", "Tags", "facts.hiring.value", "_reason", "id",
    ])
    .row(["a@b.example", "'=A", "", "B", "x; y", "yes", "bad", ""])
    #expect(
      row.text
        == #"{"email":"a@b.example","first_name":"=A","company":"B","tags":["x","y"],"facts":{"hiring":{"value":true}}}"#
    )
    let mapped = try columns(["who", "note"], ["who=email", "note=-"]).row(["a@b.example", "x"])
    #expect(mapped.text == #"{"email":"a@b.example"}"#)
  }

  @Test(
    arguments: [
      (["email", "fist_name"], [], "the column \"fist_name\" is no field of Lead"),
      (["email", "E-Mail"], [], "the columns \"email\" and \"E-Mail\" are both email"),
      (["1", "2"], [], "the column \"1\" is no field of Lead"),
      (["_a"], [], "no column of the first line is a field of Lead"),
      (["email"], ["mail=email"], "--map: there is no column \"mail\""),
      (["email"], ["email"], "--map takes COLUMN=FIELD, not \"email\""),
    ] as [([String], [String], String)])
  func `a header that fits nothing is told`(_ header: [String], _ mapping: [String], _ words: String) {
    #expect { _ = try columns(header, mapping) } throws: { ($0 as? Failure)?.message == words }
  }

  @Test func `lines come whole whatever the pieces`() {
    for size in 1...7 {
      var reader = LineReader()
      var lines: [String] = []
      var rest = Array("ab\n\ncde\nf".utf8)[...]
      while !rest.isEmpty {
        lines += reader.read(rest.prefix(size)).map(\.text)
        rest = rest.dropFirst(size)
      }
      lines += reader.finish().map { "\($0.number) \($0.text)" }
      #expect(lines == ["ab", "", "cde", "4 f"])
    }
  }
}
