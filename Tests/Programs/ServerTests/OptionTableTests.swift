import Foundation
import MusterCore
import MusterTestCommands
import Testing

@testable import MusterServer

@Suite struct `The table of options` {
  private static let page =
    "\(String(#filePath).split(separator: "/Tests/", maxSplits: 1)[0])/Sources/OPERATING.md"
  private static let begin =
    "<!-- Made by `musterd config reference`; MUSTER_ACCEPT=1 tools/test --filter table writes it. -->\n"
  private static let end = "\n<!-- End of what is made. -->"

  /// With MUSTER_ACCEPT=1 the page is made so.
  @Test func `of the operator's page is that of the code`() throws {
    let text = String(decoding: try Files.content(Self.page, most: 1 << 20), as: UTF8.self)
    let start = try #require(text.firstRange(of: Self.begin)).upperBound
    let end = try #require(text.firstRange(of: Self.end)).lowerBound
    try #require(start <= end)
    let table = OptionTable.text
    if Environment.value("MUSTER_ACCEPT") == "1" {
      return try (text[..<start] + table + text[end...]).write(
        toFile: Self.page, atomically: false, encoding: .utf8)
    }
    #expect(
      String(text[start..<end]) == table,
      "write it again with MUSTER_ACCEPT=1 tools/test --filter table, and read the difference")
  }

  @Test func `has a row for each, in its three spellings`() {
    let rows = OptionTable.text.split(separator: "\n").dropFirst(2)
    #expect(rows.count == Option.configured.count + 1)
    for (row, option) in zip(rows.dropFirst(), Option.configured) {
      #expect(
        row.hasPrefix("| `\(option.name)") && row.contains("| `\(option.variable)` | `\(option.key)` |"))
      // A pipe in the words would be a column more.
      #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 7, "\(row)")
    }
  }
}
