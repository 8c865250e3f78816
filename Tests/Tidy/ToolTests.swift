import Foundation
import Testing

/// A command that a test runs.
enum Run {
  struct Answer: Sendable {
    let output: Data
    let exitCode: Int32
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Looks the command up on the PATH unless it is a path; what it complains of is not kept.
  static func command(_ words: [String], in folder: URL) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(output: data, exitCode: process.terminationStatus)
  }
}

@Suite struct `Every tool` {
  static let tools: [String] = {
    let folder = House.root.appending(path: "tools")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { name in
      let url = folder.appending(path: name)
      let isFile = try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
      return isFile == true && FileManager.default.isExecutableFile(atPath: url.path)
    }
  }()

  @Test(arguments: tools)
  func `explains itself`(_ tool: String) throws {
    for flag in ["--help", "-h"] {
      let answer = try Run.command(["tools/\(tool)", flag], in: House.root)
      #expect(answer.exitCode == 0, "tools/\(tool) \(flag)")
      #expect(answer.text.hasPrefix("usage: tools/\(tool)"), "tools/\(tool) \(flag)")
    }
  }

  @Test(arguments: tools)
  func `refuses what it does not know`(_ tool: String) throws {
    let answer = try Run.command(["tools/\(tool)", "--no-such-flag"], in: House.root)
    #expect(answer.exitCode != 0, "tools/\(tool)")
  }

  @Test func `is there and is in the list`() throws {
    #expect(Self.tools.contains("generate") && Self.tools.contains("setup"))
    let readme = try String(contentsOf: House.root.appending(path: "tools/README.md"), encoding: .utf8)
    for tool in Self.tools { #expect(readme.contains("`tools/\(tool)`"), "tools/README.md: \(tool)") }
  }
}
