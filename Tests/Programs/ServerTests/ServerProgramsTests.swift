import MusterCore
import MusterTestCommands
import Testing

@testable import MusterServer

@Suite struct `The programs of PostgreSQL` {
  @Test(
    arguments: [
      ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n", 15), ("postgres (PostgreSQL) 18beta1", 18),
      ("postgres (PostgreSQL) 9.6.24", 9), ("postgres", nil), ("postgres (PostgreSQL) x", nil), ("", nil),
    ] as [(String, Int?)])
  func `say their version`(_ words: String, _ version: Int?) {
    #expect(ServerPrograms.version(words) == version)
  }

  @Test func `are the newest, or of the version that is asked for, and never too old`() async throws {
    let folder = try Files.makeTemporaryFolder("/tmp/muster-programs-")
    defer { _ = try? Command(["rm", "-r", folder]) }
    for version in [14, 15, 17, 16] { try await make("\(folder)/\(version)", version) }
    // One program alone is none.
    _ = try Command(["mkdir", "\(folder)/half"])
    _ = try Command(["cp", "\(folder)/17/postgres", "\(folder)/half"])
    let all = (Files.names(in: folder) ?? []).map { "\(folder)/\($0)" }

    let newest = ServerPrograms(folder: "\(folder)/17", version: 17)
    #expect(try await ServerPrograms.find(in: all) == newest)
    #expect(try await ServerPrograms.find(in: all.reversed()) == newest)
    #expect(try await ServerPrograms.find(in: all, version: 15).folder == "\(folder)/15")
    #expect(try await ServerPrograms.find(in: all, version: 13) == newest)
    await #expect(throws: PrivatePostgresFailure.notInstalled(["\(folder)/14", "\(folder)/half"])) {
      try await ServerPrograms.find(in: ["\(folder)/14", "\(folder)/half"])
    }
  }

  @Test func `of this machine are found`() async throws {
    let programs = try await ServerPrograms.find(in: await ServerPrograms.places())
    #expect(programs.version >= ServerPrograms.versionMin)
  }

  private func make(_ folder: String, _ version: Int) async throws {
    let script =
      "mkdir \"$0\"; printf '#!/bin/sh\\necho \"postgres (PostgreSQL) %s.1\"' $1 >\"$0/postgres\""
      + "; cp \"$0/postgres\" \"$0/initdb\"; chmod 755 \"$0\"/*"
    try #require(try Command(["sh", "-c", script, folder, "\(version)"]).exitCode == 0)
  }
}
