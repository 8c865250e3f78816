internal import CZlib

package enum CompressionLibrary {
  /// Of zlib, as it runs.
  package static var version: String {
    // A constant of the library's.
    unsafe zlibVersion().map { unsafe String(cString: $0) } ?? ""
  }
}
