import Foundation
import MusterCrypto

/// Reads the files of Migrations/, refuses what breaks their rules, and makes `MusterMigrationSteps` of them.
struct MigrationFiles {
  static let linesMax = 100
  static let columnsMax = 110

  /// Beside the migrations, and none.
  private static let others: Set = ["README.md", "schema.sql", catalogueName]
  private static let catalogueName = "catalogue.txt"

  private struct File {
    let name: String
    let text: String
    var directives: Set<Directive> = []
    /// Known or not.
    var directiveLines = 0
  }

  /// Said by `-- muster: …` in the first lines of a file.
  enum Directive: String, CaseIterable {
    case administrator = "as administrator"
    case noTransaction = "no transaction"
    case breaksOlderServers = "breaks older servers"

    static let start = "-- muster: "
  }

  private var files: [File] = []
  /// What the migrations make, as `tools/db` keeps it.
  private let catalogue: String

  /// Files by their names, in any order.
  init(_ texts: [String: String]) throws {
    catalogue = texts[Self.catalogueName] ?? ""
    var breaches: [String] = []
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) where !Self.others.contains(name) {
      var file = File(name: name, text: text)
      breaches += Self.breaches(name)
      breaches += Self.readDirectives(&file)
      breaches += Self.breaches(file)
      files.append(file)
    }
    if breaches.isEmpty { breaches = Self.gaps(files.map(\.name)) }
    if !breaches.isEmpty { throw GeneratorError(breaches.joined(separator: "\n")) }
  }

  init(folder: String) throws {
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      guard let text = String(data: data, encoding: .utf8) else {
        throw GeneratorError("Migrations/\(name): is not UTF-8")
      }
      texts[name] = text
    }
    try self.init(texts)
  }

  private static func breaches(_ name: String) -> [String] {
    if name.wholeMatch(of: /\d{4}_[a-z]+_[a-z0-9_]*[a-z0-9]\.sql/) != nil { return [] }
    return ["Migrations/\(name): a migration is called NNNN_<service>_<what>.sql, in lower case"]
  }

  private static func readDirectives(_ file: inout File) -> [String] {
    var breaches: [String] = []
    for line in file.text.split(separator: "\n").prefix(while: { $0.hasPrefix(Directive.start) }) {
      file.directiveLines += 1
      let words = String(line.dropFirst(Directive.start.count))
      if let directive = Directive(rawValue: words), file.directives.insert(directive).inserted { continue }
      let known = Directive.allCases.map(\.rawValue).joined(separator: ", ")
      breaches.append("Migrations/\(file.name): \"\(words)\" is none of: \(known), each once")
    }
    return breaches
  }

  private static func breaches(_ file: File) -> [String] {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var breaches: [String] = []
    func refuse(_ line: Int, _ what: String) { breaches.append("Migrations/\(file.name):\(line): \(what)") }
    if file.text.utf8.contains(where: { [0, UInt8(ascii: "\r")].contains($0) }) {
      refuse(1, "has a zero byte, or ends its lines as another system does")
      return breaches
    }
    if lines.count > linesMax {
      refuse(linesMax + 1, "has \(lines.count) lines, the limit is \(linesMax); make two migrations of it")
    }
    if !file.text.hasSuffix("\n") { refuse(lines.count + 1, "the last line has no end") }
    for (index, line) in lines.enumerated() {
      if line.count > columnsMax {
        refuse(index + 1, "has \(line.count) columns, the limit is \(columnsMax); break it")
      }
      if line.contains("\t") || line.last == " " {
        refuse(index + 1, "has a tab, or a blank at its end; take it away")
      }
      if line.contains("\"\"\"##") { refuse(index + 1, "cannot be quoted in Swift") }
      if index >= file.directiveLines, line.hasPrefix(Directive.start) {
        refuse(index + 1, "directives stand in the first lines")
      }
    }
    let first = lines.dropFirst(file.directiveLines).prefix { $0.hasPrefix("--") }
    if !(1...3).contains(first.count) {
      refuse(file.directiveLines + 1, "begin with a comment of one to three lines that says why")
    }
    return breaches
  }

  private static func gaps(_ names: [String]) -> [String] {
    for (index, name) in names.enumerated() where Int(name.prefix(4)) != index + 1 {
      let number = String(index + 1)
      let wanted = String(repeating: "0", count: max(0, 4 - number.count)) + number
      return [
        "Migrations/\(name): its number is \(name.prefix(4)) where \(wanted) is due: no gap, none twice"
      ]
    }
    return []
  }

  func text() -> String {
    var source = Source()
    source.line("// Made by tools/protogen from Migrations.")
    source.line("// Do not edit: add a migration and run tools/generate.")
    source.line()
    source.block("package struct MigrationStep: Hashable, Sendable {") { source in
      for line in Self.members { source.line(line) }
    }
    source.line()
    source.block("extension MigrationStep {") { source in
      source.line("/// All of them, by their numbers from 1.")
      source.block("package static let all = [", closing: "]") { source in
        for (index, file) in files.enumerated() { Self.write(file, number: index + 1, to: &source) }
      }
      source.line()
      source.line("/// What they make, thing by thing.")
      source.line("package static let catalogue = ##\"\"\"")
      for line in catalogue.split(separator: "\n", omittingEmptySubsequences: false) {
        source.line(String(line))
      }
      source.line("\"\"\"##")
    }
    return source.text
  }

  private static let members = [
    "package let number: Int",
    "/// That of its file, without the ending.",
    "package let name: String",
    "/// Of the file, in hexadecimal digits.",
    "package let sha256: String",
    "/// Runs as the role that migrates, which owns nothing; else as the owner of the schema.",
    "package let isAdministrative: Bool",
    "package let isTransactional: Bool",
    "/// Servers that do not know it must not serve once it is applied.",
    "package let breaksOlderServers: Bool",
    "package let text: String",
    "",
    "package init(",
    "  number: Int, name: String, sha256: String, isAdministrative: Bool = false,",
    "  isTransactional: Bool = true, breaksOlderServers: Bool = false, text: String",
    ") {",
    "  self.number = number",
    "  self.name = name",
    "  self.sha256 = sha256",
    "  self.isAdministrative = isAdministrative",
    "  self.isTransactional = isTransactional",
    "  self.breaksOlderServers = breaksOlderServers",
    "  self.text = text",
    "}",
  ]

  private static func write(_ file: File, number: Int, to source: inout Source) {
    let digest = SHA256.digest(Array(file.text.utf8)).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    source.block("MigrationStep(", closing: "),") { source in
      source.line("number: \(number), name: \(String(file.name.dropLast(4)).literal),")
      source.line("sha256: \(digest.joined().literal),")
      if file.directives.contains(.administrator) { source.line("isAdministrative: true,") }
      if file.directives.contains(.noTransaction) { source.line("isTransactional: false,") }
      if file.directives.contains(.breaksOlderServers) { source.line("breaksOlderServers: true,") }
      // Indented as its end is, which Swift takes away again: the text is that of the file.
      source.line("text: ##\"\"\"")
      for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
        source.line(String(line))
      }
      source.line("\"\"\"##")
    }
  }
}
