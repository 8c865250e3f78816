import Foundation
import Testing

@testable import MusterCore

@Suite struct `A secret in a file` {
  private static func read(_ bytes: [UInt8], mode: Int = 0o600) throws -> String {
    let file = URL.temporaryDirectory.appending(path: "muster-secret-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return try Files.secret(file.path)
  }

  @Test(arguments: [
    ("sesam", "sesam"), ("sesam\n", "sesam"), ("sesam\r\n", "sesam"), (" ä\n\n", " ä\n"), ("a", "a"),
  ])
  func `is read without the line end of an editor`(_ text: String, _ secret: String) throws {
    #expect(try Self.read(Array(text.utf8)) == secret)
    #expect(try Self.read(Array(text.utf8), mode: 0o640) == secret)
  }

  @Test(arguments: [[], [10], [0x61, 0], [0xFF], [UInt8](repeating: 0x61, count: 4_097)])
  func `is a text of bounded length`(_ bytes: [UInt8]) {
    let error = #expect(throws: FileError.self) { try Self.read(bytes) }
    #expect(error?.description.hasSuffix(": holds no text of 1 to 4096 bytes in UTF-8") == true)
  }

  @Test func `may be as long as is allowed`() throws {
    #expect(try Self.read([UInt8](repeating: 0x61, count: 4_096)).count == 4_096)
  }

  @Test(arguments: [0o604, 0o602, 0o644])
  func `is none when everybody can read or change it`(_ mode: Int) {
    let error = #expect(throws: FileError.self) { try Self.read([0x61], mode: mode) }
    #expect(error?.description.contains("everybody on this machine can read or change the secret") == true)
  }

  @Test func `is in a file`() {
    #expect(throws: FileError.self) { try Files.secret("/no/such/file") }
    let error = #expect(throws: FileError.self) { try Files.secret("/tmp") }
    #expect(error?.description == "/tmp: is not a file")
  }
}
