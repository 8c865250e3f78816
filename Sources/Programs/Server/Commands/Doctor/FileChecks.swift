import MusterCore
import MusterCrypto

/// Keys, passwords and certificates: whether they are what they should be, and whose.
struct FileChecks {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  func findings() -> [Finding] {
    var all: [Finding] = []
    if let path = settings.platform.masterKey {
      all.append(
        secret("master key", path, "keep it as musterd's user wrote it: chmod 600") {
          _ = try MasterKeys(file: path)
        })
    }
    for path in settings.platform.tokenKeys {
      all.append(
        secret("token key", path, "keep it for musterd's user alone: chmod 600") {
          _ = try SigningKey(file: path)
        })
    }
    let passwords = [settings.platform.database.passwordFile, settings.platform.system.passwordFile]
    for path in passwords.compactMap({ $0 }) {
      all.append(
        secret("password", path, "keep it for musterd's user alone: chmod 600") { _ = try Files.secret(path) }
      )
    }
    if let certificate { all.append(certificate) }
    return all
  }

  private func secret(
    _ name: String, _ path: String, _ remedy: String, _ read: () throws -> Void
  ) -> Finding {
    do { try read() } catch {
      return .failure(name, "\(error)", "\(remedy) \(path); run doctor as that user")
    }
    guard let owner = FileFacts(path)?.owner, owner == Account.own.user || owner == 0 else {
      return .failure(
        name, "\(path) belongs to another user, who can change it", "chown it to root or to musterd's user")
    }
    return .ok(name, "\(path) can be read, and by nobody else")
  }

  private static let day: Int64 = 86_400
  private static let daysMin: Int64 = 14

  /// Nil where none is served.
  private var certificate: Finding? {
    guard let file = settings.tls.certificate, let key = settings.tls.key else { return nil }
    let name = "certificate"
    do throws(TLSError) {
      let found = try TLSIdentity(certificateFile: file, keyFile: key).examine()
      let authorities = settings.tls.clientAuthorities
      // Also what clients are asked for.
      _ = try TLSServerContext(
        TLSIdentity(certificateFile: file, keyFile: key),
        clients: authorities.map { .required(authoritiesFile: $0) } ?? .none)
      let days = found.secondsLeft / Self.day
      if let warning = found.warnings.first {
        return .failure(name, "\(warning)", "renew it; a running musterd reads the new one within 10 s")
      }
      if let gap = found.gap {
        return .failure(
          name, "\(file): certificate \(gap + 1) is not the one that signed certificate \(gap)",
          "put the server's own first, then the one that signed it, and so on")
      }
      if days < Self.daysMin {
        return .warning(
          name, "\(file) ends in \(days) days", "renew it; a running musterd reads the new one within 10 s")
      }
      return .ok(name, "\(file) is the key's, \(found.chainCount) in its chain, for \(days) days more")
    } catch {
      return .failure(name, "\(error)", "see --tls-certificate, --tls-key and --tls-client-ca")
    }
  }
}
