internal import CNGHTTP2

package enum HTTP2Library {
  /// Of nghttp2, as it runs.
  package static var version: String {
    // The library's own structure, which stays.
    unsafe nghttp2_version(0).map { unsafe String(cString: $0.pointee.version_str) } ?? ""
  }
}
