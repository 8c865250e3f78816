import Foundation
import MusterWire
import Testing

@testable import protogen

/// Small protos in, whole Swift files out. `MUSTER_ACCEPT=1 swift test --filter Golden` takes what the
/// generator makes now as right; the difference is then read in the commit.
@Suite struct `Golden` {
  static let protos = ["bounds", "fields", "names", "services"]

  @Test func `has a test for each proto in the folder`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Protoc.golden.path)
    #expect(files.filter { $0.hasSuffix(".proto") }.sorted() == Self.protos.map { "\($0).proto" })
  }

  @Test(arguments: protos)
  func `Swift is what it was`(_ name: String) throws {
    let protoc = try Protoc("\(name).proto", in: Protoc.golden)
    #expect(try Rules.breaches(protoc.model()) == [])
    try compare(protoc.swift("muster.\(name).v1"), with: "\(name).swift")
  }

  @Test func `page of permissions is what it was`() throws {
    let model = try Protoc("services.proto", in: Protoc.golden).model()
    try compare(Documents(model: model).permissions(), with: "services.permissions.md")
  }

  @Test func `reference is what it was`() throws {
    let model = try Protoc("services.proto", in: Protoc.golden).model()
    let page = try Documents(model: model).reference()
    // The options of the protos are a section of their own and follow; they are not this test's.
    let end = try #require(page.range(of: "\n## muster.options.v1\n"))
    try compare(String(page[..<end.lowerBound]) + "\n", with: "services.reference.md")
  }

  @Test func `oracle is what it was`() throws {
    let model = try Protoc("fields.proto", in: Protoc.golden).model()
    let files = try OracleProto(model: model).files(roots: ["muster.fields.v1.Fields"])
    try compare(files.proto, with: "fields.oracle.proto.txt")
    try compare(files.index, with: "fields.oracle.c.txt")
  }

  @Test func `difference is shown by its first line`() {
    #expect(Self.difference("a\nb\nc", "a\nX\nc") == "line 2 was\n  b\nand is now\n  X")
    #expect(Self.difference("a\nb", "a") == "line 2 was\n  b\nand is now\n  (the end)")
    #expect(Self.difference("a", "a") == nil)
  }

  private func compare(
    _ made: String, with file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = Protoc.golden.appending(path: file)
    if ProcessInfo.processInfo.environment["MUSTER_ACCEPT"] == "1" {
      try Data(made.utf8).write(to: url)
      return
    }
    let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    guard let difference = Self.difference(expected, made) else { return }
    Issue.record(
      """
      \(file), \(difference)
      To accept what the generator makes now: MUSTER_ACCEPT=1 swift test --filter Golden
      """,
      sourceLocation: sourceLocation)
  }

  private static func difference(_ expected: String, _ made: String) -> String? {
    if expected == made { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = made.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(old.count, new.count)
    let before = line < old.count ? old[line] : "(the end)"
    let after = line < new.count ? new[line] : "(the end)"
    return "line \(line + 1) was\n  \(before)\nand is now\n  \(after)"
  }
}
