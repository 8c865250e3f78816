import MusterCore
import MusterCrypto
import MusterLoop
import Synchronization

/// The certificate that is served: read again when somebody asks, and when its files have changed.
final class Certificates: Sendable {
  private static let lookInterval = Duration.seconds(10)

  let context: TLSServerContext
  private let pool: BlockingPool
  private let read: Mutex<Reading>

  /// The files, and what they were when they were read last.
  private struct Reading {
    var paths: Settings.TLSFiles
    var stamps: [FileStamp?]
  }

  /// Nil without a certificate. It reads from the disk, once, before anything is served.
  init?(_ paths: Settings.TLSFiles, _ pool: BlockingPool) throws(TLSError) {
    guard let identity = paths.identity else { return nil }
    self.pool = pool
    // Before the files are read: what changes in between is seen as a change.
    read = Mutex(Reading(paths: paths, stamps: paths.all.map { FileStamp($0) }))
    context = try TLSServerContext(identity, clients: paths.clients)
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
    let paths = read.withLock { $0.paths }
    guard let found = try? await pool.run({ paths.all.map { FileStamp($0) } }),
      read.withLock({ $0.stamps != found })
    else { return false }
    await reload(paths)
    return true
  }

  /// For connections made from now on. When it fails the former certificate stays.
  func reload(_ paths: Settings.TLSFiles) async {
    guard let identity = paths.identity else { return }
    let context = context
    let outcome = try? await pool.run {
      let stamps = paths.all.map { FileStamp($0) }
      return (
        stamps,
        Result { () throws(TLSError) in try context.reload(identity, clients: paths.clients) }
      )
    }
    guard let (found, result) = outcome else {
      return Log.write(.error, "certificate_not_reloaded", ["cause": "the server is too busy or stopping"])
    }
    read.withLock { $0 = Reading(paths: paths, stamps: found) }
    switch result {
    case .success(let warnings):
      Log.write(.info, "certificate_reloaded", ["file": identity.certificateFile])
      Self.tell(warnings)
    case .failure(let error):
      Log.write(.error, "certificate_refused", ["cause": "\(error)", "effect": "the former one stays"])
    }
  }

  private static func tell(_ warnings: [TLSWarning]) {
    for warning in warnings { Log.write(.warning, "certificate_doubtful", ["cause": "\(warning)"]) }
  }
}
