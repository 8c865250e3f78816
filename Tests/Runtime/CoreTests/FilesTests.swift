import Glibc
import MusterCore
import MusterTestCommands
import Testing

@Suite struct `Files that the process keeps` {
  @Test func `are the owner's alone and whole, whatever was there before`() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      try #require(try Command(["sh", "-c", "echo old > file && chmod 666 file"], in: folder).exitCode == 0)
      let old = FileStamp(path)
      try Files.replace(path, with: "text")
      #expect(try words(["cat", path]) == "text")
      #expect(try words(["stat", "-c", "%a", path]) == "600\n")
      #expect(old != nil && FileStamp(path) != old)
      // Nothing is left beside it.
      #expect(try words(["ls", "-A", folder]) == "file\n")

      let large = String(repeating: "x", count: 1 << 20)
      try Files.replace(path, with: large)
      #expect(try words(["cat", path]) == large)
      Files.remove(path)
      Files.remove(path)
      #expect(FileStamp(path) == nil)
    }
  }

  @Test func `say their path when they cannot be written, and leave nothing`() throws {
    try withFolder { folder in
      try Files.makeFolder("\(folder)/one/two")
      try Files.makeFolder("\(folder)/one/two/")
      #expect(try words(["stat", "-c", "%a", "\(folder)/one/two"]) == "700\n")
      #expect(
        refusal { () throws(FileError) in try Files.replace("\(folder)/one", with: "") }
          == "\(folder)/one: Is a directory")
      #expect(
        refusal { () throws(FileError) in try Files.replace("\(folder)/no/file", with: "") }
          == "\(folder)/no/file: No such file or directory")
      try Files.replace("\(folder)/file", with: "")
      #expect(
        refusal { () throws(FileError) in try Files.makeFolder("\(folder)/file/two") }
          == "\(folder)/file/two: Not a directory")
      #expect(try words(["ls", "-A", folder]) == "file\none\n")
    }
  }

  private func refusal(_ work: () throws(FileError) -> Void) -> String {
    do throws(FileError) {
      try work()
      return ""
    } catch {
      return error.description
    }
  }

  private func words(_ command: [String]) throws -> String {
    String(decoding: try Command(command).output, as: UTF8.self)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = String(try words(["mktemp", "-d", "/tmp/muster-files-XXXXXX"]).dropLast())
    defer { _ = try? Command(["rm", "-r", folder]) }
    try body(folder)
  }
}

@Suite struct `What the system knows of the process` {
  @Test func `counts descriptors and memory`() throws {
    let before = try #require(ProcessFacts.descriptorCount())
    let limit = try #require(ProcessFacts.descriptorsMax())
    #expect(before > 2 && before < limit)
    // Other tests open and close theirs meanwhile, though never so many.
    let opened = (0..<300).map { _ in dup(2) }
    #expect(try #require(ProcessFacts.descriptorCount()) > before + 100)
    for descriptor in opened { close(descriptor) }

    let memory = try #require(ProcessFacts.residentBytes())
    let block = [UInt8](repeating: 1, count: 64 << 20)
    #expect(try #require(ProcessFacts.residentBytes()) > memory + (32 << 20))
    #expect(block.last == 1)
    #expect(ProcessFacts.wallTime() > 1_700_000_000)
  }

  @Test func `gives its environment`() {
    #expect(Environment.value("PATH")?.isEmpty == false)
    #expect(Environment.value("MUSTER_NO_SUCH_VARIABLE") == nil)
  }
}
