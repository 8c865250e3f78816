import Foundation
import MusterTestCommands
import Testing

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
      let answer = try Command(["tools/\(tool)", flag], in: House.root.path)
      #expect(answer.exitCode == 0, "tools/\(tool) \(flag)")
      #expect(
        String(decoding: answer.output, as: UTF8.self).hasPrefix("usage: tools/\(tool)"),
        "tools/\(tool) \(flag)")
    }
  }

  @Test(arguments: tools)
  func `refuses what it does not know`(_ tool: String) throws {
    let answer = try Command(["tools/\(tool)", "--no-such-flag"], in: House.root.path)
    #expect(answer.exitCode != 0, "tools/\(tool)")
  }

  @Test func `is there and is in the list`() throws {
    #expect(Self.tools.contains("generate") && Self.tools.contains("setup"))
    let readme = try String(contentsOf: House.root.appending(path: "tools/README.md"), encoding: .utf8)
    for tool in Self.tools { #expect(readme.contains("`tools/\(tool)`"), "tools/README.md: \(tool)") }
  }
}
