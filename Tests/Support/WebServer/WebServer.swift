import Foundation
package import MusterCrypto
import MusterTestAuthority
import MusterTestCommands
import Synchronization

/// What a server says on one path.
package struct WebAnswer: Codable, Sendable {
  package var status = 200
  package var headers: [String: String] = [:]
  package var body: String
  /// The body is said so many times.
  package var times = 1
  package var hasLength = true
  package var delaySeconds = 0.0
  package var pieceBytes = 65_536
  package var pieceSeconds = 0.0
  /// The connection ends instead.
  package var isCut = false

  package init(_ body: String = "", status: Int = 200) {
    (self.body, self.status) = (body, status)
  }
}

/// A web server on loopback, a program of its own, that misbehaves as a test says.
package final class WebServer: Sendable {
  package let port: UInt16
  private let folder: String
  private let answers = Mutex<[String: WebAnswer]>([:])
  private let program: Mutex<RunningProgram?>

  /// In the clear without an identity.
  package init(_ identity: TLSIdentity?) async throws {
    var place = Array("/tmp/muster-web-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&place) != nil else { throw TestAuthority.Failed(complaints: "mkdtemp") }
    folder = String(decoding: place.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try Self.write([:], folder)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "serve.py").path
    let files = identity.map { [$0.certificateFile, $0.keyFile] } ?? []
    let running = try RunningProgram(["/usr/bin/env", "python3", script, folder] + files)
    port = UInt16(try await running.line("port ")) ?? 0
    program = Mutex(running)
  }

  deinit {
    _ = try? Command(["rm", "-r", folder])
  }

  package var url: String { "https://localhost:\(port)" }

  package func answer(_ path: String, _ answer: WebAnswer?) throws {
    try answers.withLock { answers in
      answers[path] = answer
      try Self.write(answers, folder)
    }
  }

  /// What it has seen so far: connections, and requests with their headers behind two spaces.
  package var log: [String] {
    let text = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  package var connections: Int { log.count { $0 == "connection" } }

  package func requests(_ path: String) -> Int { log.count { $0 == "GET \(path)" } }

  /// Nobody answers from now on.
  package func stop() {
    program.withLock { $0 = nil }
  }

  private static func write(_ answers: [String: WebAnswer], _ folder: String) throws {
    try JSONEncoder().encode(answers).write(to: URL(filePath: "\(folder)/routes.json"), options: .atomic)
  }
}
