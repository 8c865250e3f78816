import MusterCore
import MusterCrypto

extension Settings {
  /// What is wrong with the files that a server would read, each by its name and never by its content.
  /// It reads them: not for a loop.
  var fileFaults: [String] {
    var faults: [String] = []
    func look(_ read: () throws -> Void) {
      do { try read() } catch {
        let fault = "\(error)"
        if !faults.contains(fault) { faults.append(fault) }
      }
    }
    look { try platform.database.readPassword() }
    look { try platform.system.readPassword() }
    if migration.isAtStart { look { try migration.migrator.readPassword() } }
    if let path = platform.masterKey { look { _ = try MasterKeys(file: path) } }
    for path in platform.tokenKeys { look { _ = try SigningKey(file: path) } }
    look { try tls.read() }
    // Who fetches from those places reads it for each connection.
    for path in [platform.issuerAuthorities, telemetry.collectorAuthorities].compactMap({ $0 }) {
      look { _ = try Files.content(path, most: 4 << 20) }
    }
    look { _ = try platform.issuerSettings() }
    return faults
  }
}

extension Settings.TLSFiles {
  /// Nil without a certificate.
  var identity: TLSIdentity? {
    guard let certificate, let key else { return nil }
    return TLSIdentity(certificateFile: certificate, keyFile: key)
  }

  var clients: TLSServerContext.ClientCertificates {
    clientAuthorities.map { .required(authoritiesFile: $0) } ?? .none
  }

  var all: [String] { [certificate, key, clientAuthorities].compactMap { $0 } }

  fileprivate func read() throws {
    if let identity { _ = try TLSServerContext(identity, clients: clients) }
  }
}

extension DatabaseSettings {
  fileprivate func readPassword() throws {
    if let passwordFile { _ = try Files.secret(passwordFile) }
  }
}
