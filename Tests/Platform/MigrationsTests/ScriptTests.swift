import Foundation
import MusterMigrationSteps
import MusterTestCommands
import Testing

@testable import MusterMigrations

@Suite struct `A script` {
  @Test(arguments: [
    ("", []),
    (" ; ;\n", []),
    ("a; b", ["1 a", "1 b"]),
    ("a\n  b;\n\n  c ;d", ["1 a\n  b", "4 c ", "4 d"]),
    ("-- a;\nb -- c;\n;", ["2 b -- c;\n"]),
    ("/* a; /* b; */ c; */ d; /* e", ["1 d"]),
    ("'a;''b;' c; d", ["1 'a;''b;' c", "1 d"]),
    ("\"a;\"\"b;\"; c", ["1 \"a;\"\"b;\"", "1 c"]),
    ("E'a\\';' b; c", ["1 E'a\\';' b", "1 c"]),
    ("'a\\'; b", ["1 'a\\'", "1 b"]),
    ("one'a\\'; b", ["1 one'a\\'", "1 b"]),
    ("$$a;\n$b$;$$; c", ["1 $$a;\n$b$;$$", "2 c"]),
    ("$a_1$ $$;$a$; $a_1$ b; c", ["1 $a_1$ $$;$a$; $a_1$ b", "1 c"]),
    ("a$b$; c; $1; $2", ["1 a$b$", "1 c", "1 $1", "1 $2"]),
    ("f('$', 1); a", ["1 f('$', 1)", "1 a"]),
    ("$$ a; b", ["1 $$ a; b"]),
    ("'a; b", ["1 'a; b"]),
    ("a - b / c; d", ["1 a - b / c", "1 d"]),
  ])
  func `is taken apart where a statement ends`(_ text: String, _ pieces: [String]) {
    #expect(SQLScript(text).statements.map { "\($0.line) \($0.sql)" } == pieces)
  }

  @Test(arguments: MigrationStep.all)
  func `of a migration is what its file holds`(_ step: MigrationStep) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let file = root.standardizedFileURL.appending(path: "Migrations/\(step.name).sql")
    #expect(try String(contentsOf: file, encoding: .utf8) == step.text)
    let sum = try Command(["sha256sum", file.path])
    #expect(String(decoding: sum.output.prefix(64), as: UTF8.self) == step.sha256)
    // The last statement of a file ends too.
    #expect(step.text.hasSuffix(";\n"))
  }
}
