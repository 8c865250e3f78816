import Glibc
package import MusterCrypto
import MusterTestCommands

/// Issues certificates with the `openssl` command, in a folder that goes when it goes.
package final class TestAuthority: Sendable {
  package let folder: String
  private let name: String

  package struct Failed: Error {
    package let complaints: String

    package init(complaints: String) {
      self.complaints = complaints
    }
  }

  package init(_ name: String = "Test authority") throws {
    self.name = name
    var place = Array("/tmp/muster-tls-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&place) != nil else { throw Failed(complaints: "mkdtemp") }
    folder = String(decoding: place.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try openssl(
      ["req", "-x509", "-days", "2", "-subj", "/CN=\(name)", "-out", "authority.pem"]
        + Self.key("authority.key"))
  }

  deinit {
    _ = try? Command(["rm", "-r", folder])
  }

  package var file: String { path("authority.pem") }

  package func path(_ name: String) -> String { "\(folder)/\(name)" }

  package func issue(
    _ name: String = "server", for names: String? = "DNS:localhost,IP:127.0.0.1,IP:::1", days: Int = 2
  ) throws -> TLSIdentity {
    try openssl(
      ["req", "-subj", "/O=Muster/CN=\(name)", "-out", "request.pem"] + Self.key("\(name).key")
        + (names.map { ["-addext", "subjectAltName=\($0)"] } ?? []))
    try openssl([
      "x509", "-req", "-in", "request.pem", "-CA", "authority.pem", "-CAkey", "authority.key",
      "-days", "\(days)", "-copy_extensions", "copyall", "-out", "\(name).pem",
    ])
    return TLSIdentity(certificateFile: path("\(name).pem"), keyFile: path("\(name).key"))
  }

  package func openssl(_ words: [String]) throws {
    let command = try Command(["openssl"] + words, in: folder)
    guard command.exitCode == 0 else {
      throw Failed(complaints: String(decoding: command.complaints, as: UTF8.self))
    }
  }

  package func write(_ text: String, to name: String) throws -> String {
    let file = unsafe fopen(path(name), "w")
    guard let file = unsafe file else { throw Failed(complaints: "fopen") }
    unsafe fputs(text, file)
    unsafe fclose(file)
    return path(name)
  }

  /// Puts another file in the place of one, at once, as those who renew certificates do.
  package func replace(_ path: String, with other: String) throws {
    let copied = try Command(["cp", other, "\(path).next"])
    let moved = try Command(["mv", "\(path).next", path])
    guard copied.exitCode == 0, moved.exitCode == 0 else { throw Failed(complaints: path) }
  }

  private static func key(_ file: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", file]
  }
}
