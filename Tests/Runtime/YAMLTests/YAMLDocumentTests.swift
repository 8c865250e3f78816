import MusterYAML
import Testing

@Suite struct `A YAML document` {
  @Test(arguments: [
    ("", ""),
    ("# a comment\n", ""),
    ("---\n...\n", ""),
    ("a: 1\nb: two words\n", "a@1:1=text(1)@1:4 b@2:1=text(two words)@2:4"),
    ("a: '1'\n\"b\": \"x\\ty\"", "a@1:1=text(1)@1:4 b@2:1=text(x\ty)@2:6"),
    ("a: no # not false", "a@1:1=text(no)@1:4"),
    ("a:\nb: ~\nc: null\nd: ''", "a@1:1=nothing@1:3 b@2:1=nothing@2:4 c@3:1=nothing@3:4 d@4:1=text()@4:4"),
    ("a: [x, 'y']", "a@1:1=[text(x)@1:5 text(y)@1:8]@1:4"),
    ("a:\n  - x\n  - y: z\n", "a@1:1=[text(x)@2:5 {y@3:5=text(z)@3:8}@3:5]@2:3"),
    ("a: |\n  one\n  two\n", "a@1:1=text(one\ntwo\n)@1:4"),
    ("%YAML 1.1\n---\na: 1", "a@3:1=text(1)@3:4"),
    ("\u{FEFF}a: ä€😀", "a@1:1=text(ä€😀)@1:4"),
    ("é: 1\ne\u{301}: 2", "é@1:1=text(1)@1:4 e\u{301}@2:1=text(2)@2:5"),
  ])
  func `is keys and values, each with its place`(_ text: String, _ words: String) throws {
    #expect(Self.words(try YAMLDocument(Array(text.utf8)).entries) == words)
  }

  @Test(arguments: [
    ("a: 1\na: 2", "2:1: a is given twice; the first is in line 1"),
    ("x: {a: 1, a: 2}", "1:11: a is given twice; the first is in line 1"),
    ("- a", "1:1: it is no mapping: a line is `key: value`"),
    ("words", "1:1: it is no mapping: a line is `key: value`"),
    ("a: &x 1", "1:4: anchors (&name) are not taken here"),
    ("a: &x [1]", "1:4: anchors (&name) are not taken here"),
    ("a: *x", "1:4: aliases (*name) are not taken here; write the value again"),
    ("a: !!int 1", "1:4: tags (!name) are not taken here"),
    ("!m a: 1", "1:1: tags (!name) are not taken here"),
    ("a: !x {b: 1}", "1:4: tags (!name) are not taken here"),
    ("? [a]\n: 1", "1:3: a key is a text, not a list or a mapping"),
    ("a: 1\n---\nb: 2", "2:1: a second document begins; there is one a file"),
    ("a: \"\\0\"", "1:4: a text holds the character 0"),
    ("a: [1", "2:1: did not find expected ',' or ']'"),
    ("a: 'x", "1:6: found unexpected end of stream"),
    ("a: 1\n\tb: 2", "2:1: found a tab character that violates indentation"),
    ("a: b: c", "1:5: mapping values are not allowed in this context"),
    ("%YAML 3.0\n---\na: 1", "1:1: found incompatible YAML document"),
    ("a: [[[[[[[[1]]]]]]]]", "1:11: it is nested deeper than 8"),
  ])
  func `is refused with the place of what is wrong`(_ text: String, _ problem: String) {
    #expect(throws: YAMLError.self) { try YAMLDocument(Array(text.utf8)) }
    do throws(YAMLError) {
      _ = try YAMLDocument(Array(text.utf8))
    } catch {
      #expect(error.description == problem)
    }
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], "1:1: it is not text in UTF-8"),
      ([0x61, 0x3A, 0x20, 0x31, 0x0A, 0x0A, 0xC3, 0x28], "3:1: it is not text in UTF-8"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1: it is not text in UTF-8"),
      ([0x61, 0x3A, 0x20, 0x00], "1:1: it is not text in UTF-8"),
    ] as [([UInt8], String)])
  func `is refused when it is no text`(_ bytes: [UInt8], _ problem: String) {
    do throws(YAMLError) {
      _ = try YAMLDocument(bytes)
      Issue.record("it was read")
    } catch {
      #expect(error.description.hasPrefix(problem), "\(error)")
    }
  }

  @Test func `is bounded in bytes, values and depth`() throws {
    let most = Array("a: ".utf8) + Array(repeating: UInt8(ascii: "x"), count: YAMLDocument.bytesMax - 3)
    #expect(try YAMLDocument(most).entries.count == 1)
    #expect(throws: YAMLError.self) { try YAMLDocument(most + [0x78]) }
    #expect(throws: YAMLError.self) {
      try YAMLDocument(Array("a: [\(String(repeating: "1,", count: YAMLDocument.nodesMax))]".utf8))
    }
    // What a parser that calls itself would end the process by.
    for bracket in ["[", "{a: ", "- ", "? "] {
      let deep = String(repeating: bracket, count: YAMLDocument.bytesMax / bracket.utf8.count - 1)
      #expect(throws: YAMLError.self) { try YAMLDocument(Array("a: \n \(deep)".utf8.prefix(1 << 20))) }
    }
  }

  @Test func `ends no process, whatever the bytes`() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", "\"", "\\x", "&", "*", "!", "|", "%", "#",
      "\u{85}", "\0",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in pieces.randomElement() ?? "" }
      _ = try? YAMLDocument(Array(text.joined().utf8))
    }
  }

  @Test func `is read by libyaml`() {
    #expect(YAMLLibrary.version.hasPrefix("0.2."))
  }

  private static func words(_ entries: [YAMLDocument.Entry]) -> String {
    entries.map { "\($0.key)@\($0.place.line):\($0.place.column)=\(words($0.value))" }.joined(separator: " ")
  }

  private static func words(_ node: YAMLDocument.Node) -> String {
    let content =
      switch node.content {
      case .text(let text): "text(\(text))"
      case .nothing: "nothing"
      case .sequence(let nodes): "[\(nodes.map(words).joined(separator: " "))]"
      case .mapping(let entries): "{\(words(entries))}"
      }
    return "\(content)@\(node.place.line):\(node.place.column)"
  }
}
