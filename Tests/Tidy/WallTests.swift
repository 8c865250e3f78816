import Testing

@Suite struct `Walls of the house` {
  /// How many offenders there are already; the number may go down, never up.
  private static let known = [
    "a line fits beside another file": ["Sources/Runtime/Wire/": 17, "Tests/Runtime/": 6]
  ]

  @Test(arguments: SwiftWalls.all + FileWalls.all)
  func `hold`(_ wall: Wall) {
    let allowed = Self.known[wall.description] ?? [:]
    let findings = Dictionary(grouping: House.files.flatMap(wall.find)) { finding in
      allowed.keys.first(where: finding.path.hasPrefix) ?? ""
    }
    for (place, found) in findings where found.count > allowed[place, default: 0] {
      for finding in found { Issue.record("\(finding)") }
    }
  }

  @Test func `are looked for in all files`() {
    let paths = House.files.map(\.path)
    for path in [
      "Package.swift", "Sources/Runtime/Core/Build.swift", "tools/generate", "Tests/Tidy/Wall.swift",
    ] {
      #expect(paths.contains(path))
    }
    #expect(!paths.contains { $0.hasPrefix(".build/") || $0.hasPrefix(".git/") })
    #expect(House.files.count { $0.isSwift && !$0.lines.isEmpty } > 50)
  }
}

@Suite struct `Walls that are run into` {
  @Test(arguments: planted)
  func `stop what is planted`(_ plant: Plant) throws {
    let wall = try #require((SwiftWalls.all + FileWalls.all).first { $0.description == plant.wall })
    let findings = wall.find(SourceFile(plant.path, plant.text))
    #expect(findings.map(\.line) == plant.lines, "\(findings)")
  }

  @Test func `are each run into`() {
    let walls = Set((SwiftWalls.all + FileWalls.all).map(\.description))
    #expect(walls.subtracting(Self.planted.filter { !$0.lines.isEmpty }.map(\.wall)) == [])
    #expect(walls.subtracting(Self.planted.filter { $0.lines.isEmpty }.map(\.wall)) == [])
  }

  @Test func `say where, what and what to do`() {
    let finding = Finding("Sources/A.swift", 3, "has a fault", "mend it")
    #expect("\(finding)" == "Sources/A.swift:3: has a fault: mend it")
  }

  struct Plant: Sendable, CustomTestStringConvertible {
    let wall: String
    let path: String
    let text: String
    let lines: [Int]

    init(_ wall: String, _ path: String, _ text: String, _ lines: [Int]) {
      self.wall = wall
      self.path = path
      self.text = text
      self.lines = lines
    }

    var testDescription: String { "\(path): \(text.prefix(40)) \(lines)" }
  }

  private static let rpc = "Sources/Services/Leads/RPCs/GetLead.swift"
  private static let domain = "Sources/Services/Leads/Lead.swift"
  private static let store = "Sources/Services/Leads/LeadStore.swift"
  private static let wire = "Sources/Runtime/Wire/WireDecoder.swift"

  private static let planted: [Plant] = {
    let unsafe = SwiftWalls.all[0].description
    let ends = "nothing ends the process"
    let force = "nothing is unwrapped by force"
    let foundation = "Foundation stays in Core and tools"
    let edge = "wire types stay at the edge of a service"
    let sql = "SQL stays in stores"
    let transactions = "transactions begin and end in Postgres and Tenancy"
    let types = "types are called by what they are"
    let notes = "no note to oneself is left behind"
    let long = String(repeating: "x", count: FileWalls.columnsMax)
    return [
      Plant(unsafe, domain, "let a = 1\nlet b = unsafe a", [2]),
      Plant(unsafe, domain, "final class A: @unchecked Sendable {}", [1]),
      Plant(unsafe, domain, "nonisolated(unsafe) var a = 1", [1]),
      Plant(unsafe, "tools/protogen/Model.swift", "unsafe a()", [1]),
      Plant(unsafe, domain, "// unsafe\nlet unsafely = \"unsafe\"", []),
      Plant(unsafe, wire, "unsafe a()", []),

      Plant(ends, domain, "a()\ntry! b()", [2]),
      Plant(ends, wire, "fatalError(\"no\")", [1]),
      Plant(ends, domain, "// try! fatalError(\nlet a = \"try!\"; let fatalErrors = 1", []),
      Plant(ends, "Tests/Runtime/WireTests/A.swift", "try! a()", []),

      Plant(force, domain, "let b = a!", [1]),
      Plant(force, domain, "let b = a()!.c", [1]),
      Plant(force, domain, "let b = a[0]! + c", [1]),
      Plant(force, domain, "let b = \"1\"!", [1]),
      Plant(force, domain, "var a: Int!", [1]),
      Plant(force, domain, "let b = a as! B", [1]),
      Plant(force, domain, "\"\\(a!)\"", [1]),
      Plant(force, domain, "let b = a != c && !d\nlet e = a! == b", [2]),
      Plant(force, domain, "let b = a!=c; let d = \"no!\" // no!", []),
      Plant(force, wire, "unsafe cursor = start!", []),

      Plant(foundation, domain, "import MusterCore\nimport Foundation", [2]),
      Plant(foundation, wire, "internal import struct Foundation.Date", []),
      Plant(foundation, wire, "internal import FoundationEssentials", [1]),
      Plant(foundation, "Sources/Runtime/Core/Clock.swift", "import Foundation", []),

      Plant(edge, "Sources/Services/Usage/Meter.swift", "let meter: UsageV1.Meter", [1]),
      Plant(edge, "Sources/Services/Usage/MeterStore.swift", "let meter = UsageV2.Meter()", [1]),
      Plant(edge, domain, "let lead: LeadsV1.Lead", []),
      Plant(edge, "Sources/Platform/Jobs/Job.swift", "func a(_ b: UsageV1.Meter)", [1]),
      Plant(edge, rpc, "let lead: LeadsV1.Lead", []),
      Plant(edge, "Sources/Services/Leads/Jobs/PurgeLeads.swift", "LeadsV1.Lead()", []),
      Plant(edge, "Sources/Services/Leads/Lead+Wire.swift", "LeadsV1.Lead()", []),
      Plant(edge, "Sources/Services/Leads/LeadsService.swift", "LeadsV1.Service", []),
      Plant(edge, domain, "let a: TypeV1.Money // LeadsV1.Lead", []),

      Plant(sql, domain, "let a = \"SELECT 1\"", [1]),
      Plant(sql, rpc, "let a = \"\"\"\n  UPDATE leads\n  SET a = $1\n  WHERE b\n  \"\"\"", [2, 4]),
      Plant(sql, domain, "let a = \"select a lead\"; let b = \"SELECTED\" // SELECT", []),
      Plant(sql, store, "let a = \"SELECT 1\"", []),
      Plant(sql, "Sources/Runtime/Postgres/Connection.swift", "let a = \"SELECT 1\"", []),

      Plant(transactions, store, "let a = \"BEGIN\"\nlet b = \"COMMIT;\"", [1, 2]),
      Plant(transactions, store, "let a = \"SET LOCAL a = 1\"", [1]),
      Plant(transactions, store, "let a = \"BEGINNING\"", []),
      Plant(transactions, "Sources/Platform/Tenancy/TenantDatabase.swift", "let a = \"BEGIN\"", []),

      Plant(types, domain, "package struct LeadManager {}", [1]),
      Plant(types, domain, "struct A {}\n  private enum HTTPHelpers {}", [2]),
      Plant(types, domain, "protocol LeadBase {}\nfinal class OldLead {}\nactor CommonThing {}", [1, 2, 3]),
      Plant(types, domain, "enum Base64 {}\nstruct News {}\nlet a = NewLead() // class OldLead", []),

      Plant(notes, domain, "a() // TODO: later", [1]),
      Plant(notes, "tools/generate", "# FIXME", [1]),
      Plant(notes, domain, "// TODO(#12): later\nlet a = \"TODO\"\n// TODOS are many", []),

      Plant("no path has a space", "Sources/A B.swift", "", [1]),
      Plant("no path has a space", "Sources/AB.swift", "a b", []),

      Plant("files are called by what they hold", "Sources/Runtime/Core/StringUtils.swift", "", [1]),
      Plant("files are called by what they hold", "Sources/Runtime/Common/Clock.swift", "", [1]),
      Plant("files are called by what they hold", "Sources/Runtime/Wire/JSON/Base64.swift", "", []),

      Plant("a file can be read at a sitting", domain, String(repeating: "a\n", count: 501), [501]),
      Plant("a file can be read at a sitting", domain, String(repeating: "a\n", count: 500), []),
      Plant(
        "a file can be read at a sitting", "Sources/Generated/Leads/LeadsV1.swift",
        String(repeating: "a\n", count: 501), []),

      Plant("a line fits beside another file", domain, "a\n\(long)x", [2]),
      Plant("a line fits beside another file", domain, "let a = \"\(long)\"", [1]),
      Plant("a line fits beside another file", "Tests/A.swift", "a\n\(long)x", [2]),
      Plant("a line fits beside another file", domain, long, []),
      Plant("a line fits beside another file", "Tests/A.swift", "(\"\(long)\")", []),

      Plant("short files have no signposts", domain, "a\n// MARK: B\n", [2]),
      Plant(
        "short files have no signposts", domain, "// MARK: B\n" + String(repeating: "a\n", count: 149), []),
      Plant("short files have no signposts", domain, "let a = \"// MARK: B\"", []),
    ]
  }()
}

@Suite struct `Swift text` {
  @Test(arguments: [
    ("a // b", "a", "", "// b"),
    ("a /* b /* c */ d */ e", "a e", "", "/* b /* c */ d */"),
    ("\"a\" b", "\" \" b", "a", ""),
    ("\"a\\\"b\" c", "\" \" c", "a\\\"b", ""),
    ("\"// a\"", "\" \"", "// a", ""),
    ("\"a\\(b(\"c\"))d\"", "\" \\(b(\" \")) \"", "a c d", ""),
    ("#\"a\"b\"# c", "#\" \"# c", "a\"b", ""),
    ("#\"a\\(b)\\#(c)\"#", "#\" \\#(c)\"#", "a\\(b)", ""),
    ("\"\"\"a\"b\"\"\" c", "\"\"\" \"\"\" c", "a\"b", ""),
    ("\"a\nb", "\" b", "a", ""),
  ])
  func `is taken apart`(_ text: String, _ code: String, _ literals: String, _ comments: String) {
    let parts = SwiftText(text)
    #expect(Self.words(parts.code) == code)
    #expect(Self.words(parts.literals) == literals)
    #expect(Self.words(parts.comments) == comments)
  }

  @Test func `keeps its places`() {
    let parts = SwiftText("let a = \"b\" // c\nd")
    #expect(parts.code == "let a = \" \"     \nd")
    #expect(parts.literals == "         b      \n ")
    #expect(parts.comments == "            // c\n ")
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
