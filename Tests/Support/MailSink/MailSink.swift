import Foundation
import MusterTestCommands
import Synchronization

/// An SMTP server on loopback, a program of its own, that keeps what it gets and misbehaves as a test says.
package final class MailSink: Sendable {
  package let port: UInt16
  private let folder: String
  private let program: Mutex<RunningProgram?>

  /// What Python's mail parser makes of a message.
  package struct Reading: Decodable, Sendable {
    package let headers: [[String]]
    package let parts: [[String]]
    package let defects: [String]
    /// Bytes of the longest line.
    package let longest: Int
    package let ascii: Bool
    /// Line ends that are half ones.
    package let bare: Int

    package func header(_ name: String) -> [String] {
      headers.filter { $0[0].lowercased() == name.lowercased() }.map { $0[1] }
    }
  }

  package struct Failed: Error {}

  package init(_ mode: String = "accept") async throws {
    var place = Array("/tmp/muster-mail-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&place) != nil else { throw Failed() }
    folder = String(decoding: place.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try Self.write(mode, folder)
    let running = try RunningProgram(["/usr/bin/env", "python3", Self.script, folder])
    port = UInt16(try await running.line("port ")) ?? 0
    program = Mutex(running)
  }

  deinit {
    _ = try? Command(["rm", "-r", folder])
  }

  /// What it does from its next connection on; `sink.py` names the modes.
  package func behave(_ mode: String) throws { try Self.write(mode, folder) }

  /// Nobody answers from now on.
  package func stop() {
    program.withLock { $0 = nil }
  }

  package var log: [String] {
    let text = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// How many messages it has kept.
  package var kept: Int { log.count { $0 == "kept" } }

  /// The bytes of a message it has kept, counted from 1, as they are after the dots are taken away.
  package func message(_ number: Int = 1) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/mail-\(number)")))
  }

  package func reading(_ number: Int = 1) throws -> Reading {
    let answer = try Command(["python3", Self.script, "read", "\(folder)/mail-\(number)"])
    return try JSONDecoder().decode(Reading.self, from: Data(answer.output))
  }

  private static var script: String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "sink.py").path
  }

  private static func write(_ mode: String, _ folder: String) throws {
    try Data(mode.utf8).write(to: URL(filePath: "\(folder)/mode"), options: .atomic)
  }
}
