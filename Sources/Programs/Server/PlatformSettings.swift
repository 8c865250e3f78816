import MusterCrypto
import MusterPostgres

extension Settings {
  /// Reads the files that the platform needs.
  func platform() throws -> Platform.Settings {
    throw DatabaseMissing([])
  }
}
