import MusterCore
import MusterCrypto
import MusterLoop
import Synchronization

/// The certificate that is served: read again when somebody asks, and when its files have changed.
final class Certificates: Sendable {
  private static let lookInterval = Duration.seconds(10)

  let context: TLSServerContext
  private let pool: BlockingPool
  private let files: [String]
  /// Of the files as they were when they were read last.
  private let stamps: Mutex<[FileStamp?]>

  /// Nil without a certificate. It reads from the disk, once, before anything is served.
  init?(_ paths: Settings.TLSFiles, _ pool: BlockingPool) throws(TLSError) {
    guard let certificate = paths.certificate, let key = paths.key else { return nil }
    self.pool = pool
    files = [certificate, key] + [paths.clientAuthorities].compactMap { $0 }
    // Before the files are read: what changes in between is seen as a change.
    stamps = Mutex(files.map { FileStamp($0) })
    context = try TLSServerContext(
      TLSIdentity(certificateFile: certificate, keyFile: key),
      clients: paths.clientAuthorities.map { .required(authoritiesFile: $0) } ?? .none)
    Self.tell(context.warnings)
  }

  /// Looks at the files until the task is cancelled.
  func watch() async {
    while true {
      do { try await Task.sleep(for: Self.lookInterval) } catch { return }
      await look()
    }
  }

  /// Reads the files if they are not those that were read last, and says whether it did; a broken one is not
  /// read twice.
  @discardableResult
  func look() async -> Bool {
    let files = files
    guard let found = try? await pool.run({ files.map { FileStamp($0) } }),
      stamps.withLock({ $0 != found })
    else { return false }
    await reload()
    return true
  }

  /// For connections made from now on. When it fails the former certificate stays.
  func reload() async {
    let (context, files) = (context, files)
    let outcome = try? await pool.run {
      let stamps = files.map { FileStamp($0) }
      return (stamps, Result { () throws(TLSError) in try context.reload() })
    }
    guard let (found, result) = outcome else {
      return Log.write(.error, "certificate_not_reloaded", ["cause": "the server is too busy or stopping"])
    }
    stamps.withLock { $0 = found }
    switch result {
    case .success(let warnings):
      Log.write(.info, "certificate_reloaded", ["file": files[0]])
      Self.tell(warnings)
    case .failure(let error):
      Log.write(.error, "certificate_refused", ["cause": "\(error)", "effect": "the former one stays"])
    }
  }

  private static func tell(_ warnings: [TLSWarning]) {
    for warning in warnings { Log.write(.warning, "certificate_doubtful", ["cause": "\(warning)"]) }
  }
}
