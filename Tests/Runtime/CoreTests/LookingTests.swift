import Glibc
import MusterCore
import MusterTestCommands
import Testing

@Suite struct `What is found on the disk` {
  @Test func `is a folder's names in order, and the end of a file`() throws {
    let folder = try Files.makeTemporaryFolder("/tmp/muster-looking-")
    defer { _ = try? Command(["rm", "-r", folder]) }
    #expect(try Command(["stat", "-c", "%a", folder]).output == Array("700\n".utf8))
    #expect(Files.names(in: folder) == [])
    for name in ["b", "a", ".c"] { try Files.replace("\(folder)/\(name)", with: "0123456789\(name)") }
    #expect(Files.names(in: folder) == [".c", "a", "b"])
    #expect(Files.names(in: "\(folder)/no") == nil)
    #expect(Files.end(of: "\(folder)/a") == "0123456789a")
    #expect(Files.end(of: "\(folder)/a", bytesMax: 3) == "89a")
    #expect(Files.end(of: "\(folder)/no") == nil)
    #expect(Files.end(of: "/proc/self/stat")?.hasPrefix("\(getpid()) ") ?? false)
    #expect(Files.end(of: folder) == nil)

    try Files.move("\(folder)/b", to: "\(folder)/d")
    #expect(Files.names(in: folder) == [".c", "a", "d"])
    #expect(throws: FileError.self) { try Files.move("\(folder)/b", to: "\(folder)/e") }
    // It holds something.
    Files.removeFolder(folder)
    #expect(FileFacts(folder)?.isFolder == true)
  }

  @Test func `is where a link leads`() throws {
    let folder = try Files.makeTemporaryFolder("/tmp/muster-looking-")
    defer { _ = try? Command(["rm", "-r", folder]) }
    try Files.link("\(folder)/link", to: "nowhere/at/all")
    #expect(Files.target(ofLink: "\(folder)/link") == "nowhere/at/all")
    #expect(Files.target(ofLink: folder) == nil)
    #expect(Files.canonical("\(folder)/link") == nil)
    #expect(Files.canonical("\(folder)/./../\(folder.split(separator: "/").last ?? "")") == folder)
    #expect(throws: FileError.self) { try Files.link("\(folder)/link", to: "other") }
  }

  @Test func `belongs to somebody, who may pass or not`() throws {
    let folder = try Files.makeTemporaryFolder("/tmp/muster-looking-")
    defer { _ = try? Command(["rm", "-r", folder]) }
    let nobody = try #require(Account(named: "nobody"))
    #expect(Account(named: "no such user") == nil)
    #expect(FileFacts(folder)?.owner == Account.own.user)
    #expect(FileFacts(folder)?.lets(.own) == true)
    #expect(FileFacts(folder)?.lets(nobody) == false)
    _ = try Command(["chmod", "711", folder])
    #expect(FileFacts(folder)?.lets(nobody) == true)
    try Files.keep(folder, for: Account.own.isRoot ? nobody : nil)
    #expect(FileFacts(folder)?.owner == (Account.own.isRoot ? nobody.user : Account.own.user))
    #expect(FileFacts(folder)?.lets(Account.own) == !Account.own.isRoot)
    #expect(FileFacts("/bin/sh")?.isProgram == true)
    #expect(FileFacts("/etc/passwd")?.isProgram == false)
    #expect(FileFacts("\(folder)/no") == nil)
  }

  @Test func `is locked for one at a time, and not by those it started`() throws {
    let path = "/tmp/muster-lock-\(getpid())"
    defer { Files.remove(path) }
    var first = try FileLock(path)
    #expect(first != nil)
    first?.write("words")
    #expect(Files.end(of: path) == "words")
    #expect(try FileLock(path) == nil)
    #expect(try Command(["flock", "--nonblock", path, "true"]).exitCode == 1)
    first = nil
    #expect(try FileLock(path) != nil)
    #expect(throws: FileError.self) { try FileLock("/no/such/folder/lock") }
  }
}
