import Testing

@testable import protogen

@Suite struct `The files of migrations` {
  private static let good = "-- Why.\nSELECT 1;\n"

  @Test func `become steps, each with its digest`() throws {
    let text = try MigrationFiles([
      "0002_b_more.sql":
        "-- muster: no transaction\n-- muster: breaks older servers\n-- Why.\nSELECT '\"\"\" \\(a)';\n",
      "0001_a_roles_of_2.sql": "-- muster: as administrator\n\(Self.good)",
      "README.md": "none", "schema.sql": "none", "catalogue.txt": "table : a : owner b\n",
    ]).text()
    let steps = text.split(separator: "package static let all = [\n")[1]
    let expected = ###"""
          MigrationStep(
            number: 1, name: "0001_a_roles_of_2",
            sha256: "bbf7db92191226e5e7fa9ae297461a5a9e64764ecae33d1cb71501f676b3b5c4",
            isAdministrative: true,
            text: ##"""
            -- muster: as administrator
            -- Why.
            SELECT 1;

            """##
          ),
          MigrationStep(
            number: 2, name: "0002_b_more",
            sha256: "bf7f8608c38031144362ab5a1279c11a5b60c4140a9f9d3e86ea8015354fa78f",
            isTransactional: false,
            breaksOlderServers: true,
            text: ##"""
            -- muster: no transaction
            -- muster: breaks older servers
            -- Why.
            SELECT '""" \(a)';

            """##
          ),
        ]

        /// What they make, thing by thing.
        package static let catalogue = ##"""
        table : a : owner b

        """##
      }

      """###
    #expect(steps == expected)
  }

  @Test(arguments: [
    (
      ["0001_a_b.sql": good, "0003_a_c.sql": good],
      "0003_a_c.sql: its number is 0003 where 0002 is due: no gap, none twice"
    ),
    (
      ["0001_a_b.sql": good, "0001_a_c.sql": good],
      "0001_a_c.sql: its number is 0001 where 0002 is due: no gap, none twice"
    ),
    (["0002_a_b.sql": good], "0002_a_b.sql: its number is 0002 where 0001 is due: no gap, none twice"),
    (["1_a_b.sql": good], "1_a_b.sql: a migration is called NNNN_<service>_<what>.sql, in lower case"),
    (["0001_a.sql": good], "0001_a.sql: a migration is called NNNN_<service>_<what>.sql, in lower case"),
    (["0001_A_b.sql": good], "0001_A_b.sql: a migration is called NNNN_<service>_<what>.sql, in lower case"),
    (
      ["0001_a_b_.sql": good], "0001_a_b_.sql: a migration is called NNNN_<service>_<what>.sql, in lower case"
    ),
    (
      ["0001_a_b.sql~": good], "0001_a_b.sql~: a migration is called NNNN_<service>_<what>.sql, in lower case"
    ),
    (
      ["0001_a_b.sql": "SELECT 1;\n"],
      "0001_a_b.sql:1: begin with a comment of one to three lines that says why"
    ),
    (
      ["0001_a_b.sql": "--\n--\n--\n\(good)"],
      "0001_a_b.sql:1: begin with a comment of one to three lines that says why"
    ),
    (
      ["0001_a_b.sql": "-- muster: no transaction\nSELECT 1;\n"],
      "0001_a_b.sql:2: begin with a comment of one to three lines that says why"
    ),
    (
      ["0001_a_b.sql": "-- muster: no transactions\n\(good)"],
      "0001_a_b.sql: \"no transactions\" is none of: as administrator, no transaction, breaks older servers, each once"
    ),
    (
      ["0001_a_b.sql": "-- muster: no transaction\n-- muster: no transaction\n\(good)"],
      "0001_a_b.sql: \"no transaction\" is none of: as administrator, no transaction, breaks older servers, each once"
    ),
    (
      ["0001_a_b.sql": "\(good)-- muster: no transaction\n"],
      "0001_a_b.sql:3: directives stand in the first lines"
    ),
    (["0001_a_b.sql": "-- Why.\nSELECT 1;"], "0001_a_b.sql:2: the last line has no end"),
    (
      ["0001_a_b.sql": "-- Why.\n" + String(repeating: "a\n", count: 100)],
      "0001_a_b.sql:101: has 101 lines, the limit is 100; make two migrations of it"
    ),
    (
      ["0001_a_b.sql": "-- Why.\n" + String(repeating: "a", count: 111) + "\n"],
      "0001_a_b.sql:2: has 111 columns, the limit is 110; break it"
    ),
    (
      ["0001_a_b.sql": "-- Why.\nSELECT\t1;\n"],
      "0001_a_b.sql:2: has a tab, or a blank at its end; take it away"
    ),
    (
      ["0001_a_b.sql": "-- Why.\nSELECT 1; \n"],
      "0001_a_b.sql:2: has a tab, or a blank at its end; take it away"
    ),
    (
      ["0001_a_b.sql": "-- Why.\r\n"],
      "0001_a_b.sql:1: has a zero byte, or ends its lines as another system does"
    ),
    (["0001_a_b.sql": "-- Why.\n\"\"\"##\n"], "0001_a_b.sql:2: cannot be quoted in Swift"),
  ])
  func `are refused with what is wrong`(_ files: [String: String], _ words: String) {
    let error = #expect(throws: GeneratorError.self) { try MigrationFiles(files) }
    #expect(error.map { "\($0)" } == "Migrations/\(words)")
  }

  @Test func `may be as long and as wide as allowed`() throws {
    let line = String(repeating: "a", count: 110) + "\n"
    _ = try MigrationFiles(["0001_a_b.sql": "-- Why.\n" + String(repeating: line, count: 99)])
  }
}
