import MusterLoop
import MusterTestCommands
import Testing

@testable import MusterServer

@Suite struct `The certificate that is served` {
  @Test func `is read again when its files have changed, and once when they are broken`() async throws {
    let folder = try Folder()
    try issue("first", in: folder)
    try issue("second", in: folder)
    try install("first", in: folder)
    let pool = try BlockingPool(threads: 1)
    let certificates = try #require(try Certificates(paths(folder), pool))
    #expect(await certificates.look() == false)

    try install("second", in: folder)
    #expect(await certificates.look())
    #expect(await certificates.look() == false)

    // Between the two files of a renewal: refused, and well as soon as the second is there.
    try copy("first.pem", to: "served.pem", in: folder)
    #expect(await certificates.look())
    #expect(await certificates.look() == false)
    try copy("first.key", to: "served.key", in: folder)
    #expect(await certificates.look())

    try #require(try Command(["rm", "\(folder.path)/served.pem"]).exitCode == 0)
    #expect(await certificates.look())
    #expect(await certificates.look() == false)
    await pool.stop()
  }

  @Test func `is none without files`() async throws {
    let pool = try BlockingPool(threads: 1)
    #expect(try Certificates(Settings.TLSFiles(), pool) == nil)
    await pool.stop()
  }

  private func paths(_ folder: Folder) -> Settings.TLSFiles {
    Settings.TLSFiles(certificate: "\(folder.path)/served.pem", key: "\(folder.path)/served.key")
  }

  private func issue(_ name: String, in folder: Folder) throws {
    let answer = try Command(
      [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
        "2",
        "-subj", "/CN=\(name)", "-keyout", "\(name).key", "-out", "\(name).pem",
      ], in: folder.path)
    try #require(answer.exitCode == 0)
  }

  private func install(_ name: String, in folder: Folder) throws {
    try copy("\(name).pem", to: "served.pem", in: folder)
    try copy("\(name).key", to: "served.key", in: folder)
  }

  private func copy(_ name: String, to other: String, in folder: Folder) throws {
    try #require(try Command(["cp", name, other], in: folder.path).exitCode == 0)
  }
}
